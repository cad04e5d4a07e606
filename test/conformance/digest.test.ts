/** Each digest against the JSON Schema that is published with it. */
import {readFileSync} from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {describe, expect, inject, test} from 'vitest'
import {fileOf, filesIn, nameIn, projectRoot, publications, sourcesOf} from '../support/outputs.ts'
import {sourceText} from '../support/source-text.ts'

const dist = inject('dist')
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

describe.each(publications)('%s.json', (slug) => {
  const digest = readJson(fileOf(dist, slug, 'json'))
  const sources = sourcesOf(slug).map(sourceText)

  test('is valid against the digest schema', () => {
    const ajv = new Ajv2020.default({allErrors: true, strict: false})
    addFormats.default(ajv)
    const validate = ajv.compile(readJson(`${projectRoot}/lib/schema/digest.schema.json`))
    validate(digest)
    expect(validate.errors ?? []).toEqual([])
  })

  test('carries the takeaways, the sections and the FAQs of every article', () => {
    const parts = digest.articles.length > 0 ? digest.articles : [digest]
    expect(parts.map(({title}: {title: string}) => title)).toEqual(
      sources.map(({frontMatter}) => frontMatter['title']),
    )
    sources.forEach(({headings}, index) => {
      for (const {depth, text} of headings)
        if (depth === 2) expect(JSON.stringify(parts[index])).toContain(text)
    })
  })

  test('states the true size and digest of every file beside it', async () => {
    const {createHash} = await import('node:crypto')
    for (const output of digest.outputs) {
      const bytes = readFileSync(`${dist}/${slug}/${output.url.split('/').at(-1)}`)
      expect({...output}).toMatchObject({
        size_in_bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
    }
  })
})

test('the manifest lists every file that was written', () => {
  const {files} = readJson(`${dist}/manifest.json`)
  const listed = files.map(({path}: {path: string}) => path).sort()
  const written = filesIn(dist, '')
    .map((path) => nameIn(dist, path).replaceAll('\\', '/'))
    .filter((path) => path !== 'manifest.json')
  expect(written.filter((path) => !listed.includes(path))).toEqual([])
  expect(listed.filter((path: string) => !written.includes(path))).toEqual([])
})
