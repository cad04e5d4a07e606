/** Lighthouse's score of performance for every page of a folder, the median of several rounds, with the timings it is made of.
 * `npm run build && npm ci --prefix test/tools && node bench/lighthouse.mjs [folder] [rounds]`. It simulates a middling phone
 * on a slow line; the processor time that it scales up is this machine's, so run it on one that does nothing else. */
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {fdir} from 'fdir'

const root = resolve(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? join(root, 'dist'))
const rounds = Number(process.argv[3] ?? 5)
const tools = createRequire(join(root, 'test/tools/package.json'))
const load = (name) => import(pathToFileURL(tools.resolve(name)).href)

const {outputFiles} = await build({
  entryPoints: [join(root, 'test/support/serve.ts')],
  format: 'esm',
  write: false,
})
const {serve} = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)

const timings = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'cumulative-layout-shift',
]
const pages = new fdir()
  .withRelativePaths()
  .filter((path) => path.endsWith('.html'))
  .crawl(folder)
  .sync()
  .sort()

const server = await serve(folder)
const {launch} = await load('chrome-launcher')
const {default: lighthouse} = await load('lighthouse')
const chromeFlags = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage']
const chrome = await launch({
  chromeFlags,
  chromePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
})
try {
  for (const path of pages) {
    const results = []
    for (let round = 0; round < rounds; round += 1) {
      const options = {port: chrome.port, onlyCategories: ['performance'], logLevel: 'silent'}
      const {lhr} = await lighthouse(`${server.url}${path}`, options)
      results.push({
        score: lhr.categories.performance.score * 100,
        said: timings.map((id) => lhr.audits[id].displayValue),
      })
    }
    const {score, said} = results.toSorted((a, b) => a.score - b.score)[Math.floor(rounds / 2)]
    process.stdout.write(`${score.toFixed(0).padStart(3)}  ${path}  ${said.join(', ')}\n`)
  }
} finally {
  await chrome.kill()
  await server.close()
}
