/** `node ace.mjs REPORTS BOOK…` → `REPORTS/0/report.json` and so on, from one browser. A program of its own, because Ace
 * waits for messages on standard streams and leaves timers behind. */
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

const require = createRequire(pathToFileURL(join(import.meta.dirname, '../tools/package.json')))
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')
const [reports = '', ...books] = process.argv.slice(2)

for (const [index, book] of books.entries()) {
  const options = {
    cwd: process.cwd(),
    outdir: join(reports, String(index)),
    silent: true,
    initLogger: index === 0,
  }
  await ace(book, options, runner)
}
process.exit(0)
