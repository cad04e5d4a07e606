/** The handouts that we show, and a long one: nothing on them that a typographer would not let pass. */
import {beforeAll, describe, expect, test} from 'vitest'
import {createTypesetter} from '../src/pdf/index.ts'
import {publish} from '../src/publish.ts'
import {files, memory, type Resources} from '../src/resources.ts'
import {textOf} from '../src/typeset/draw/display-list.ts'
import type {Page} from '../src/typeset/index.ts'
import {typography} from '../src/typeset/index.ts'
import {setPages} from './support/pages.ts'

async function pagesOf(path: string, resources: Resources): Promise<readonly Page[]> {
  const {publications} = await publish({sources: [{path, resources}], formats: ['json']})
  const [publication] = publications
  if (!publication) throw new Error(`${path} cannot be published`)
  return (await setPages(publication)).pages
}

const never = {overfull: 0, 'very-loose': 0, ladder: 0, widow: 0, orphan: 0, 'stranded-heading': 0}

test.each(['kitchen-sink.md', 'security-guarantees.md'])('%s is clean', async (path) => {
  const root = new URL('../source', import.meta.url).pathname
  const {counts, justified, hyphens} = typography(await pagesOf(path, files({root})))
  expect(counts).toMatchObject(never)
  expect(hyphens).toBeLessThan(justified / 5)
})

test('the book of a collection is clean, and what its articles leave empty at their ends is meant', async () => {
  const root = new URL('../source', import.meta.url).pathname
  const sources = [{path: 'accessible-publishing/publication.yml', resources: files({root})}]
  let pages: readonly Page[] = []
  await publish({
    sources,
    formats: ['pdf'],
    openPrinter: async ({stylesheets, files, paper}) => {
      const typesetter = await createTypesetter(stylesheets, memory(files), {report: () => undefined, paper})
      return {
        async print({document, pictures, info}) {
          const picture = (source: string) => pictures.get(source) ?? null
          const set = await typesetter.typeset(document, {report: () => undefined, picture})
          pages = set.pages
          await info()
          return {bytes: new Uint8Array(), pages: pages.length, claims: set.claims, findings: []}
        },
        draw: () => expect.fail('a handout has no cover'),
      }
    },
  })
  expect(pages.length).toBeGreaterThan(15)
  expect(typography(pages).counts).toMatchObject({...never, hole: 0})
})

describe('a long handout', () => {
  const sentence =
    'Every paragraph of this article says the same, because it is there to fill a page and to be counted. '
  const titles = ['Opening', 'Middle', 'Turning', 'Falling', 'Closing']
  const body = titles.map((title) => `## ${title}\n\n${`${sentence.repeat(5)}\n\n`.repeat(6)}`)
  const see = 'Turn to :span[[the end](#closing)]{.see-page} at once.\n\n'
  let pages: readonly Page[] = []
  let lines: readonly (readonly string[])[] = []

  beforeAll(async () => {
    const text = `---\ntitle: A long article\nlang: en\n---\n\n${see}${body.join('')}`
    pages = await pagesOf('long.md', memory({'long.md': text}))
    lines = pages.map((page) => linesOf(page))
  })

  test('begins with contents that lead to the page of each section', () => {
    for (const title of titles) {
      // Dots are read as a space.
      const row = lines[0]?.find((line) => new RegExp(`^${title}\\s+\\d+$`).test(line)) ?? ''
      const folio = /\d+$/.exec(row)?.[0]
      const found = pages.filter((_, index) => lines[index]?.includes(title)).map((page) => page.folio)
      expect(found).toEqual([folio])
    }
  })

  test('says the page of a reference that asks for it', () => {
    const last = pages.find((_, index) => lines[index]?.includes('Closing'))
    expect(lines[0]?.join(' ')).toContain(`the end (p. ${last?.folio}) at once`)
  })

  test('is clean', () => {
    expect(typography(pages).counts).toMatchObject(never)
  })
})

function linesOf(page: Page): readonly string[] {
  const rows = new Map<number, string>()
  for (const item of page.items) {
    if (item.type === 'text' && item.owner.type === 'content')
      rows.set(item.y, (rows.get(item.y) ?? '') + textOf(item))
  }
  return [...rows.values()].map((row) => row.trim())
}
