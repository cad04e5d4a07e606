/** The option `paper` takes any paper of the table, and whoever states it says so. */
import {PDFDocument} from 'pdf-lib'
import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'

test('a handout of another size, named on its page', async () => {
  const resources = memory({'one.md': '---\ntitle: One\n---\n\nText.\n'})
  const {files, messages} = await publish({
    sources: [{path: 'one.md', resources}],
    formats: ['pdf', 'html'],
    paper: 'jis-b5',
  })
  expect(messages).toEqual([])
  const bytes = (path: string) => files.find((file) => file.path === path)?.bytes ?? new Uint8Array()
  const [page] = (await PDFDocument.load(bytes('one/one.pdf'))).getPages()
  expect(page?.getWidth()).toBeCloseTo((182 / 25.4) * 72, 1)
  expect(page?.getHeight()).toBeCloseTo((257 / 25.4) * 72, 1)
  expect(new TextDecoder().decode(bytes('one/index.html'))).toContain('1 page, JIS B5')
})
