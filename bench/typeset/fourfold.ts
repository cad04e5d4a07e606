/** HTML files → PDF files with our typesetter, in one process: `node … book.html book.pdf [book.html book.pdf …]`. */
import {readFile, writeFile} from 'node:fs/promises'
import {fromHtml} from 'hast-util-from-html'
import {type Finding, ruleOf} from '../../src/diagnostics/message.ts'
import {createTypesetter} from '../../src/pdf/index.ts'
import {memory} from '../../src/resources.ts'
import {eachDocument} from './done.mjs'

const [css = '', ...paths] = process.argv.slice(2)
process.argv.splice(2, Number.POSITIVE_INFINITY, ...paths)

const messages = new Map<string, number>()
const report = (finding: Finding) => {
  const rule = ruleOf(finding)
  messages.set(rule, (messages.get(rule) ?? 0) + 1)
}
const sheet = {path: 'style.css', text: await readFile(css, 'utf8')}
const typesetter = await createTypesetter([sheet], memory({}), {report})
const date = new Date('2025-09-04T00:00:00Z')

await eachDocument(async (input: string, output: string) => {
  messages.clear()
  const times: Record<string, number> = {}
  let from = performance.now()
  const lap = (name: string) => {
    times[name] = Math.round(performance.now() - from)
    from = performance.now()
  }
  const document = fromHtml(await readFile(input, 'utf8'), {verbose: false})
  lap('read HTML')
  const typeset = await typesetter.typeset(document, {report, picture: () => null})
  lap('typeset')
  const bytes = await typesetter.paint(typeset, {
    title: typeset.title,
    authors: [],
    summary: null,
    keywords: [],
    rights: null,
    identifier: null,
    language: typeset.language,
    created: date,
    modified: date,
    generator: 'Fourfold',
    attachments: [],
  })
  lap('paint')
  await writeFile(output, bytes)
  return {times, pages: typeset.pages.length, messages: Object.fromEntries(messages)}
})
