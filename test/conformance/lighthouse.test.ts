/** Every page against Lighthouse: 100 in three of its categories, nothing of the fourth that a page can do better, and a first
 * article that weighs little. The score of performance itself is made of timings, which tell of the machine more than of the page. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {gzipSync} from 'node:zlib'
import {afterAll, describe, expect, inject, test} from 'vitest'
import {chromiumPath, testWith, tool} from '../support/checkers.ts'
import {manifestOf, pagesOf} from '../support/outputs.ts'
import {serve} from '../support/serve.ts'

const dist = inject('dist')
const pages = pagesOf(dist)

/** Gzipped, styles included; pictures are apart. A phone on a slow line gets it in its first round trips. */
const heaviestPage = 50_000

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const scored = ['accessibility', 'best-practices', 'seo'] as const

/** Audits of performance that rest on the clock. All others look at the page: its shifts, what blocks, what weighs, what is unused. */
const timed: ReadonlySet<string> = new Set([
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'interactive',
  'max-potential-fid',
  'mainthread-work-breakdown',
  'bootup-time',
  'server-response-time',
  'document-latency-insight',
  'forced-reflow-insight',
])

interface Audit {
  readonly id: string
  readonly title: string
  readonly score: number | null
  readonly scoreDisplayMode: string
  readonly displayValue?: string
}

interface LighthouseResult {
  readonly categories: Readonly<
    Record<
      string,
      {readonly score: number; readonly auditRefs: readonly {readonly id: string; readonly weight: number}[]}
    >
  >
  readonly audits: Readonly<Record<string, Audit>>
  readonly runtimeError?: {readonly message: string}
}

/** Bytes that a picture in more sizes would save; decision 39 says why there are not more. */
const weighed: ReadonlySet<string> = new Set(['image-delivery-insight', 'uses-responsive-images'])

let shared: Promise<{audit(path: string): Promise<LighthouseResult>; close(): Promise<void>}> | null = null
afterAll(async () => (await shared)?.close())

async function start() {
  const server = await serve(dist)
  const {launch} = await import(pathToFileURL(tool.resolve('chrome-launcher')).href)
  const {default: lighthouse} = await import(pathToFileURL(tool.resolve('lighthouse')).href)
  const chrome = await launch({
    chromePath: chromiumPath(),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'],
  })
  return {
    async audit(path: string): Promise<LighthouseResult> {
      const options = {port: chrome.port, onlyCategories: categories, output: 'json', logLevel: 'silent'}
      const {lhr} = await lighthouse(`${server.url}${path}`, options)
      return lhr
    },
    async close() {
      await chrome.kill()
      await server.close()
    },
  }
}

describe.each(pages)('%s', (path) => {
  testWith('chromium', 'npm:lighthouse')(
    'scores 100 with Lighthouse, and leaves it nothing to advise for speed',
    async () => {
      shared ??= start()
      const {audit} = await shared
      const result = await audit(path)
      expect(result.runtimeError).toBeUndefined()
      const scores = scored.map((category) => [
        category,
        Math.round((result.categories[category]?.score ?? 0) * 100),
      ])
      expect(Object.fromEntries(scores), failures(result)).toEqual(
        Object.fromEntries(scored.map((category) => [category, 100])),
      )
      const looked = (result.categories['performance']?.auditRefs ?? []).filter(
        ({id}) => !timed.has(id) && !weighed.has(id),
      )
      const short = looked.flatMap(({id}) => result.audits[id] ?? []).filter(({score}) => (score ?? 1) < 1)
      expect(looked.length).toBeGreaterThan(30)
      expect(short.map(({id, displayValue}) => `${id} ${displayValue ?? ''}`)).toEqual([])
    },
    180_000,
  )
})

test('the pages of each publication weigh at most 50 kB on the line', () => {
  const articles = pages.filter(
    (path) => manifestOf(dist).files.find((file) => file.path === path)?.publication,
  )
  const weights = articles.map((path) => [path, gzipSync(readFileSync(join(dist, path))).length] as const)
  expect(weights).not.toEqual([])
  expect(weights.filter(([, weight]) => weight > heaviestPage)).toEqual([])
})

/** The audits that cost points, said when the score is short of 100. */
function failures({categories: found, audits}: LighthouseResult): string {
  const weighty = Object.values(found).flatMap(({auditRefs}) => auditRefs.filter(({weight}) => weight > 0))
  return weighty
    .flatMap(({id}) => audits[id] ?? [])
    .filter(({score}) => score !== null && score < 1)
    .map(({id, score, displayValue}) => `${id} ${score} ${displayValue ?? ''}`)
    .join('\n')
}
