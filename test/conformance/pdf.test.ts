/** Every handout and book: sound syntax, sound structure, headings and figures that can be read back. */
import {readFileSync} from 'node:fs'
import {describe, expect, inject, test} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {fileOf, publications, sourcesOf} from '../support/outputs.ts'
import {readPdf} from '../support/pdf-text.ts'
import {sourceText} from '../support/source-text.ts'
import {plain, tokens} from '../support/tokens.ts'
import {checkPdf} from './pdf-structure.ts'

const dist = inject('dist')
/** However its lines are broken. */
const oneLine = (text: string): string => tokens(text).join(' ')

describe.each(publications)('%s.pdf', (slug) => {
  const path = fileOf(dist, slug, 'pdf')

  testWith('qpdf')('qpdf finds no fault in its syntax', () => {
    const {status, output} = run('qpdf', ['--check', path])
    expect(output).not.toMatch(/warning/i)
    expect(output).toContain('No syntax or stream encoding errors found')
    expect(status).toBe(0)
  })

  test('its structure meets the points of PDF/UA that a program can check', async () => {
    expect(await checkPdf(readFileSync(path))).toEqual([])
  })

  test('its tag tree holds the headings of the article, in order, at their levels', async () => {
    const {tags} = await readPdf(path)
    const found = tags
      .filter(({role}) => /^H[1-6]$/.test(role))
      .map(({role, text}) => `${role} ${oneLine(text)}`)
    const expected = sourcesOf(slug)
      .map(sourceText)
      .flatMap(({headings, frontMatter}) => [
        `H1 ${oneLine(String(frontMatter['title']))}`,
        ...headings.map(({depth, text}) => `H${depth} ${oneLine(text)}`),
      ])
    expect(found.filter((heading) => expected.includes(heading))).toEqual(expected)
  })

  test('its figures say what they show', async () => {
    const {tags} = await readPdf(path)
    const spoken = tags.filter(({role}) => role === 'Figure').map(({alternative}) => alternative)
    expect(spoken.map((text) => plain(text ?? ''))).toEqual(
      sourcesOf(slug).flatMap((markdown) => sourceText(markdown).alternatives.map(plain)),
    )
  })
})
