/** HTML files → PDF files with Chromium, in one browser. */
import {pathToFileURL} from 'node:url'
import {chromium} from 'playwright-core'
import {eachDocument} from './done.mjs'

const [executablePath, ...paths] = process.argv.slice(2)
process.argv.splice(2, Number.POSITIVE_INFINITY, ...paths)
const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']})

await eachDocument(async (input, output) => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(input).href, {waitUntil: 'load', timeout: 0})
  await page.evaluate(() => document.fonts.ready)
  await page.pdf({path: output, preferCSSPageSize: true, tagged: true, outline: true, timeout: 0})
  await page.close()
})
await browser.close()
