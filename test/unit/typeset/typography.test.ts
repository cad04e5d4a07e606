import {describe, expect, test} from 'vitest'
import {typography} from '../../../src/typeset/index.ts'
import {paragraphs, set, tall} from './support.ts'

async function counts(html: string, css = '', lines = 10) {
  const {pages} = await set(html, {css, lines})
  return typography(pages)
}

describe('typography', () => {
  test('finds nothing to mark on a plain page', async () => {
    const {lines, counts: found, pages} = await counts(paragraphs(10))
    expect(lines).toBe(10)
    expect(Object.values(found).every((count) => count === 0)).toBe(true)
    expect(pages[0]).toMatchObject({folio: '1', lines: 10, justified: 0, hyphens: 0, findings: []})
  })

  test('finds a line alone at the foot or the head of a page', async () => {
    const {pages} = await counts(`${paragraphs(9)}${tall(8)}`)
    expect(pages[0]?.findings).toMatchObject([{blemish: 'orphan', text: 'x1'}])
    const after = await counts(`${tall(11)}${paragraphs(6)}`)
    expect(after.pages[1]?.findings).toContainEqual(
      expect.objectContaining({blemish: 'widow', text: 'x11', line: 1}),
    )
  })

  test('finds a heading without its text', async () => {
    const css = 'h2 { break-after: auto }'
    const {counts: found} = await counts(`${paragraphs(9)}<h2>Alone</h2>${paragraphs(6)}`, css)
    expect(found['stranded-heading']).toBe(1)
    const kept = await counts(`${paragraphs(7)}<h2>With text</h2>${paragraphs(5)}`, css)
    expect(kept.counts['stranded-heading']).toBe(0)
  })

  test('finds a page with a hole, but for the last one', async () => {
    const whole = `<div style="break-inside: avoid">${paragraphs(8)}</div>`
    const {counts: found, pages} = await counts(`${paragraphs(4)}${whole}`)
    expect(found.hole).toBe(1)
    expect(pages[0]?.hole).toBeCloseTo(0.6, 1)
  })

  test('what a break that was asked for leaves empty is no hole', async () => {
    const {counts: found, pages} = await counts(`${paragraphs(4)}<p style="break-before: page">b</p>`)
    expect(found.hole).toBe(0)
    expect(pages[0]?.hole).toBeCloseTo(0.6, 1)
  })

  test('finds loose and overfull lines, and says by how much', async () => {
    const css = 'p { text-align: justify; width: 60pt }'
    const {counts: found, pages} = await counts('<p>a incomprehensibilities a a</p>', css)
    expect(found.overfull).toBe(1)
    expect(pages[0]?.findings.find(({blemish}) => blemish === 'overfull')?.amount).toBeGreaterThan(0.5)
    const loose = await counts('<p>aaaaa aaaaa bbbbbbbbbbb ccccc</p>', css)
    expect(loose.counts.loose + loose.counts['very-loose']).toBeGreaterThan(0)
  })

  test('counts hyphens at line ends, and marks a ladder of three', async () => {
    const css = 'p { text-align: justify; hyphens: auto; width: 29pt }'
    const {hyphens, counts: found} = await counts('<p>antidisestablishmentarianism</p>', css)
    expect(hyphens).toBeGreaterThan(2)
    expect(found.ladder).toBe(1)
  })

  test('leaves furniture and markers out of the count', async () => {
    const css = '@page { @bottom-center { content: counter(page) } } ul { padding-left: 20pt }'
    expect((await counts('<ul><li>a</li><li>b</li></ul>', css)).lines).toBe(2)
  })
})
