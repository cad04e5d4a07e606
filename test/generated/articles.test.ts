/** Articles made of one another's parts, in orders and nestings that nobody wrote: each is sound in all four formats, and
 * every word of it is there. `GENERATED=20 npx vitest run --project generated` tries as many; CI tries 200. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, posix, relative} from 'node:path'
import {fromHtml} from 'hast-util-from-html'
import {select} from 'hast-util-select'
import {toText} from 'hast-util-to-text'
import {afterAll, describe, expect, test} from 'vitest'
import {publish} from '../../src/publish.ts'
import {files, memory, overlay} from '../../src/resources.ts'
import {checkPdf} from '../conformance/pdf-structure.ts'
import {testWith} from '../support/checkers.ts'
import {readEpub} from '../support/epub-text.ts'
import {epubCheckAll, epubCheckAllNeeds} from '../support/epubcheck-all.ts'
import {generate} from '../support/generate.ts'
import {joinAddresses, joinAtLineEnds} from '../support/joins.ts'
import {markdownIn, projectRoot} from '../support/outputs.ts'
import {partsOf} from '../support/parts.ts'
import {spokenText} from '../support/pdf-spoken.ts'
import {sourceText} from '../support/source-text.ts'
import {lostFrom, lostSigns, tokens} from '../support/tokens.ts'

const {CI, GENERATED, FIRST_SEED} = process.env
const count = Number(GENERATED ?? (CI ? 200 : 20))
const first = Number(FIRST_SEED ?? 0)
const seeds = Array.from({length: count}, (_, index) => first + index)

/** What a builder of odd articles is told, and rightly; anything else fails. */
const expectedRules: ReadonlySet<string> = new Set([
  'epub/link-outside',
  'images/caption-in-line',
  'lines/loose',
  'lines/overfull',
  'pages/keep-broken',
  'pages/table-too-wide',
  'pages/too-tall',
  'pdf/link-outside',
])

const source = join(projectRoot, 'source')
const parts = partsOf(
  markdownIn(source).map((path) => rebased(readFileSync(path, 'utf8'), relative(source, dirname(path)))),
)
const folder = mkdtempSync(join(tmpdir(), 'fourfold-generated-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Paths as seen from the folder above: parts of articles in folders are put together with others. */
function rebased(markdown: string, folder: string): string {
  if (folder === '') return markdown
  return markdown.replace(/\]\((?![a-z]+:|#)([^)\s]+)/g, (_, path) => `](${posix.join(folder, path)}`)
}

/** Which marks stand for a quotation within one, French and Spanish settle otherwise than the author typed. */
const words = (text: string): readonly string[] => tokens(text).map((token) => (token === '"' ? "'" : token))

describe('articles made of parts', () => {
  test.each(seeds)('article %i', async (seed) => {
    const markdown = generate(parts, seed)
    const path = `article-${seed}.md`
    const resources = overlay(memory({[path]: markdown}), files({root: source}))
    const {files: made, messages} = await publish({sources: [{path, resources}]})
    expect(messages.filter(({ruleId}) => !expectedRules.has(ruleId ?? '')).map(String)).toEqual([])
    const bytesOf = (ending: string) => {
      const file = made.find((each) => each.path === `article-${seed}/${ending}`)
      if (!file) throw new Error(`there is no ${ending}`)
      return file.bytes
    }
    const text = (ending: string) => new TextDecoder().decode(bytesOf(ending))
    const [pdf, epub] = [bytesOf(`article-${seed}.pdf`), bytesOf(`article-${seed}.epub`)]
    writeFileSync(join(folder, `${seed}.epub`), epub)

    const said = sourceText(markdown)
    const {title, summary} = said.frontMatter
    const expected = words([title, summary, ...said.blocks].join('\n'))
    const page = fromHtml(text('index.html'))
    const book = await readEpub(epub)
    const digest = JSON.parse(text(`article-${seed}.json`))
    const texts = {
      pdf: joinAtLineEnds(await spokenText(pdf), expected),
      epub: book.text,
      html: toText(select('main', page) ?? page),
      json: [
        digest.title,
        digest.summary,
        digest.content_text,
        ...digest.footnotes.map((note: {readonly text: string}) => note.text),
      ].join('\n'),
    }
    const lost = Object.entries(texts).flatMap(([format, whole]) => {
      const actual = words(joinAddresses(whole, markdown))
      const flat = actual.join('')
      const notes = said.notes
        .flatMap((note) => note.split('\n'))
        .filter((part) => !flat.includes(words(part).join('')))
      const found = format === 'pdf' ? lostSigns(expected, actual) : lostFrom(expected, actual)
      return [...found, ...notes].map((lost) => `${format}: ${lost}`)
    })
    expect({lost, structure: await checkPdf(pdf)}).toEqual({lost: [], structure: []})
    expect(said.alternatives.filter((alternative) => !book.alternatives.includes(alternative))).toEqual([])
  })

  testWith(...epubCheckAllNeeds)(
    'EPUBCheck has nothing to say of their books',
    () => {
      expect(epubCheckAll(seeds.map((seed) => join(folder, `${seed}.epub`)))).toEqual([])
    },
    600_000,
  )
})
