/** Text in = text out, in order: what the source says against what the finished PDF and EPUB say. */
import {describe, expect, inject, test} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {readEpub} from '../support/epub-text.ts'
import {furnitureOf} from '../support/furniture.ts'
import {joinAddresses, joinAtLineEnds} from '../support/joins.ts'
import {fileOf, publications, sourcesOf} from '../support/outputs.ts'
import {readPdf} from '../support/pdf-text.ts'
import {sourceText} from '../support/source-text.ts'
import {difference, tokens} from '../support/tokens.ts'

const dist = inject('dist')

describe.each(publications)('%s', (slug) => {
  const sources = sourcesOf(slug).map(sourceText)
  const expected = tokens(
    sources
      .flatMap(({frontMatter: {title, subtitle, summary}, blocks}) => [title, subtitle, summary, ...blocks])
      .join('\n'),
  )
  const furniture = furnitureOf(slug)

  /** All of the source in its order; nothing else but notes and furniture. */
  function expectWhole(text: string): void {
    const {lost, added} = difference(expected, tokens(joinAddresses(text, sourcesOf(slug).join('\n'))))
    const pieces = new Set(lost.flatMap((run) => piecesOf(run, added)))
    expect(lost.filter((run) => piecesOf(run, added).length === 0)).toEqual([])
    expect(
      added
        .map((run) => run.filter((token) => !furniture.has(token) && !pieces.has(token)).join(' '))
        .filter(Boolean),
    ).toEqual([])
  }

  /** The notes stand elsewhere in each format, but each is there, whole. */
  function expectNotes(text: string): void {
    const flat = tokens(text).join(' ')
    const missing = sources
      .flatMap(({notes}) => notes)
      .flatMap((note) => note.split('\n'))
      .filter((part) => !flat.includes(tokens(part).join(' ')))
    expect(missing).toEqual([])
  }

  test('the PDF says what the source says, read through pdfjs', async () => {
    const text = joinAtLineEnds((await readPdf(fileOf(dist, slug, 'pdf'))).text, expected)
    expectWhole(text)
    expectNotes(text)
  })

  testWith('pdftotext')('the PDF says what the source says, read through pdftotext', () => {
    const {output} = run('pdftotext', ['-raw', '-enc', 'UTF-8', fileOf(dist, slug, 'pdf'), '-'])
    expectWhole(output)
    expectNotes(output)
  })

  test('the EPUB says what the source says', async () => {
    const {text, alternatives} = await readEpub(fileOf(dist, slug, 'epub'))
    expectWhole(text)
    expectNotes(text)
    for (const alternative of sources.flatMap((source) => source.alternatives))
      expect(alternatives).toContain(alternative)
  })
})

/** The pieces of a word that goes on on the next page: it has the notes of its page in its middle. None: it is whole, or gone. */
function piecesOf(lost: string, added: readonly (readonly string[])[]): readonly string[] {
  const word = lost.split('⟨lost⟩ ')[1] ?? ''
  const pieces = new Set(added.flat())
  const at = [...word].findIndex(
    (_, at) => at > 1 && pieces.has(word.slice(0, at)) && pieces.has(word.slice(at)),
  )
  return at < 0 ? [] : [word.slice(0, at), word.slice(at)]
}
