/** Our own e-books pass: what Fourfold asks of others it does itself. */
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {severityOf} from '../../../src/diagnostics/severity.ts'
import {publish} from '../../../src/publish.ts'
import {files} from '../../../src/resources.ts'
import {articles, projectRoot} from '../../support/outputs.ts'
import {check} from './book.ts'

const resources = files({root: join(projectRoot, 'source')})

describe.each(articles)('source/%s.md', (slug) => {
  const made = publish({sources: [{path: `${slug}.md`, resources}], formats: ['epub', 'kindle']})
  const book = async (name: string) => {
    const file = (await made).files.find(({path}) => path === `${slug}/${name}`)
    if (!file) throw new Error(`no ${name}`)
    return file
  }

  test('the e-book has neither errors nor warnings on any device', async () => {
    const found = check((await book(`${slug}.epub`)).bytes)
    expect(found.filter((message) => severityOf(message) !== 'info').map(String)).toEqual([])
  })

  test('the e-book for Kindle has not even a note on Kindle', async () => {
    expect(check((await book(`${slug}-kindle.epub`)).bytes, ['kindle']).map(String)).toEqual([])
  })

  test('the e-book for Kindle is listed as a download of its own', async () => {
    const {files: all} = await made
    const manifest = all.find(({path}) => path === 'manifest.json')
    const {publications} = JSON.parse(new TextDecoder().decode(manifest?.bytes))
    expect(publications[0].downloads).toContainEqual(
      expect.objectContaining({
        format: 'kindle',
        name: `${slug}-kindle.epub`,
        mediaType: 'application/epub+zip',
      }),
    )
  })
})
