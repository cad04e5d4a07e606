/** A photograph that lies on its side in its file stands upright, in its true proportions, in every format. */
import {fromHtml} from 'hast-util-from-html'
import {select} from 'hast-util-select'
import sharp from 'sharp'
import {expect, test} from 'vitest'
import {openPrinter} from '../../../src/emit/printer.ts'
import {memory, publish} from '../../../src/index.ts'
import {createTypesetter} from '../../../src/pdf/index.ts'
import type {Page} from '../../../src/typeset/index.ts'

test('width and height are those of the picture as it is seen', async () => {
  const create = {width: 60, height: 40, channels: 3, background: '#a00'} as const
  // Exif 2.32: 6 is to be turned by 90 degrees to the right.
  const photograph = await sharp({create}).withMetadata({orientation: 6}).jpeg().toBuffer()
  const resources = memory({
    'a.md': '---\ntitle: A\n---\n\n![A red field.](field.jpg)\n',
    'field.jpg': new Uint8Array(photograph),
  })
  let pages: readonly Page[] = []
  const {files, messages} = await publish({
    sources: [{path: 'a.md', resources}],
    formats: ['html', 'pdf'],
    openPrinter: async (setup) => {
      const {print, draw} = await openPrinter(setup)
      const report = () => undefined
      const typesetter = await createTypesetter(setup.stylesheets, memory(setup.files), {report, paper: 'a4'})
      return {
        async print(job) {
          const picture = (source: string) => job.pictures.get(source) ?? null
          pages = (await typesetter.typeset(job.document, {report, picture})).pages
          return print(job)
        },
        draw,
      }
    },
  })
  expect(messages).toEqual([])
  const page = files.find(({path}) => path === 'a/index.html')
  const image = select('img', fromHtml(new TextDecoder().decode(page?.bytes)))
  expect([image?.properties['width'], image?.properties['height']]).toEqual([40, 60])
  const drawn = pages.flatMap(({items}) => items.flatMap((item) => (item.type === 'image' ? [item] : [])))
  expect(drawn.map(({width, height}) => Number((height / width).toFixed(2)))).toEqual([1.5])
})
