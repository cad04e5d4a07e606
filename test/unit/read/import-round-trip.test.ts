/** Our own page, converted and published again, is the same article. */
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {publish} from '../../../src/publish.ts'
import {importFile} from '../../../src/read/import/index.ts'
import {files, memory, overlay} from '../../../src/resources.ts'

const folder = fileURLToPath(new URL('../../../source', import.meta.url))
const pictures = files({root: folder})

async function published(path: string, markdown: string) {
  const resources = overlay(memory({[path]: markdown}), pictures)
  const {files: made} = await publish({sources: [{path, resources}], formats: ['html', 'json']})
  const text = (name: RegExp) => new TextDecoder().decode(made.find((file) => name.test(file.path))?.bytes)
  return {html: text(/\/index\.html$/), digest: JSON.parse(text(/^[^/]+\/[^/]+\.json$/))}
}

/** Where it comes from, and what a page does not say: its short title; whether the author wrote the headings of its parts, whose words count. */
const own = ['source', 'outputs', 'short_title', 'word_count', 'reading_time']

test.each(['security-guarantees', 'kitchen-sink'])('%s', async (slug) => {
  const source = readFileSync(`${folder}/${slug}.md`, 'utf8')
    // Another article is no part of this one.
    .replaceAll(/\[([^\]]*)\]\(security-guarantees\.md[^)]*\)/g, '$1')
  const before = await published(`${slug}.md`, source)
  const imported = await importFile(
    {path: `${slug}/index.html`, bytes: new TextEncoder().encode(before.html)},
    () => undefined,
  )
  const after = await published('again.md', imported?.markdown ?? '')
  for (const key of own) {
    delete before.digest[key]
    delete after.digest[key]
  }
  expect(after.digest).toEqual(before.digest)
})
