/** The EPUB's page list is that of the PDF: as many pages, the same labels, the same words on each, whatever the paper. */
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {publish} from '../../src/publish.ts'
import {files, memory} from '../../src/resources.ts'
import {readEpubPages} from '../support/epub-pages.ts'
import {furnitureOf} from '../support/furniture.ts'
import {joinAtLineEnds} from '../support/joins.ts'
import {collections, projectRoot, publications} from '../support/outputs.ts'
import {readPages} from '../support/pdf-pages.ts'
import {difference, tokens} from '../support/tokens.ts'

const resources = files({root: join(projectRoot, 'source')})
const leaflet = '@page {size: 110mm 90mm; margin: 12mm 10mm} .book-title {font-size: 20pt; line-height: 24pt}'
const templates = memory({'styles/leaflet.css': leaflet})
const settings = [
  {paper: 'a4', styles: []},
  {paper: 'letter', styles: ['large-print']},
  // Small leaves, so that pages begin in every kind of block.
  {paper: 'a4', styles: ['styles/leaflet.css']},
] as const

const editions = publications.flatMap((slug) => settings.map((setting) => ({slug, ...setting})))

describe.each(editions)('$slug, $paper $styles', async ({slug, paper, styles}) => {
  const made = await publish({
    sources: [{path: collections.includes(slug) ? `${slug}/publication.yml` : `${slug}.md`, resources}],
    formats: ['pdf', 'epub'],
    // With a site every link is one in the e-book too: a page that breaks in a link begins before it.
    siteUrl: 'https://example.org/',
    paper,
    styles,
    templates,
  })
  const bytes = (ending: string) =>
    made.files.find(({path}) => path.endsWith(ending))?.bytes ?? new Uint8Array()
  const pdf = await readPages(bytes('.pdf'))
  const epub = await readEpubPages(bytes('.epub'))
  const words = tokens(epub.pages.map(({text}) => text).join('\n'))
  const labels = pdf.map(({label}) => label)

  test('there is an entry for each page of the PDF, under its label, and it leads to a mark', () => {
    expect(labels.length).toBeGreaterThan(3)
    expect(epub.list.map(({label}) => label)).toEqual(labels)
    expect(epub.pages.map(({label}) => label)).toEqual(labels)
    expect(epub.list.map(({href}) => href)).toEqual(epub.marks)
    expect(epub.ncx).toEqual(epub.list)
  })

  // A link that goes on over the page is not cut in two: such pages are compared together.
  const starts = labels.flatMap((_, index) => (epub.pages[index]?.atLink ? [] : [index]))
  test.each(starts.map((from, at) => ({label: labels[from], from, to: starts[at + 1] ?? labels.length})))(
    'page $label says the same in both',
    ({from, to}) => {
      const textOf = (pages: readonly {readonly text: string}[]) =>
        pages
          .slice(from, to)
          .map(({text}) => text.replaceAll(/\n+/g, '\n').trim())
          .join('\n')
      const {lost, added} = difference(tokens(textOf(epub.pages)), tokens(joinAtLineEnds(textOf(pdf), words)))
      expect(lost).toEqual([])
      // A handout alone lists its contents and, at its end, its links.
      const furniture = furnitureOf(slug)
      expect(
        added.map((run) => run.filter((token) => !furniture.has(token)).join(' ')).filter(Boolean),
      ).toEqual([])
    },
  )
})
