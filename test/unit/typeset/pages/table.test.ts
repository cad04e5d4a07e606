import {describe, expect, test} from 'vitest'
import {linesOf, set} from '../support.ts'

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const css = 'table { border-collapse: collapse } td, th { border: 0 none; padding: 0 }'

describe('tables', () => {
  test('give each column what its text asks, and the rest to those that need more', async () => {
    const long =
      'a long text that cannot stand on one line beside the others, whatever we do about it, and so it wraps'
    const {pages} = await set(`<table>${row('short', long)}${row('tiny', 'b')}</table>`, {css})
    const texts = pages[0]?.items.flatMap((item) => (item.type === 'text' ? [item] : [])) ?? []
    const second = texts.find((item) =>
      item.pieces.some((piece) => piece.type === 'shaped' && piece.shaped.text === 'long'),
    )
    expect(second?.x).toBeLessThan(60)
    expect(linesOf(pages)[0]?.length).toBeGreaterThan(2)
  })

  test('repeat their head on each page, as furniture', async () => {
    const rows = Array.from({length: 15}, (_, index) => row(`r${index + 1}`)).join('')
    const {pages, typeset} = await set(
      `<table><thead><tr><th>Head</th></tr></thead><tbody>${rows}</tbody></table>`,
      {css},
    )
    expect(linesOf(pages).map((lines) => lines.filter((line) => line === 'Head').length)).toEqual([1, 0])
    const repeated = pages[1]?.items.filter((item) => item.type === 'text' && item.owner.type === 'artifact')
    expect(repeated?.length).toBe(1)
    expect(JSON.stringify(roles(typeset.structure.root)).match(/THead/g)?.length).toBe(1)
  })

  test('break between rows, and inside a row that is taller than a page', async () => {
    const long = Array.from({length: 25}, (_, index) => `l${index + 1}`).join('<br>')
    const {pages} = await set(`<table>${row('a', long)}</table>`, {css})
    expect(linesOf(pages).flat().length).toBe(25)
    expect(pages.length).toBe(3)
  })

  test('cells that span count for all their columns and rows', async () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan="2">d</td></tr></table>'
    const {pages} = await set(html, {css})
    const place = (text: string) => {
      const item = pages[0]?.items.find(
        (one) =>
          one.type === 'text' &&
          one.pieces.some((piece) => piece.type === 'shaped' && piece.shaped.text === text),
      )
      return item?.type === 'text' ? [Math.round(item.x), Math.round(item.y)] : []
    }
    expect(place('d')[0]).toBe(place('a')[0])
    expect(place('c')[0]).toBe(place('b')[0])
    expect(place('c')[1]).toBe((place('b')[1] ?? 0) + 10)
  })
})

function roles(tag: {role: string; kids: readonly unknown[]}): unknown {
  return [tag.role, tag.kids.flatMap((kid) => (isTag(kid) ? [roles(kid)] : []))]
}

function isTag(kid: unknown): kid is {role: string; kids: readonly unknown[]} {
  return typeof kid === 'object' && kid !== null && 'role' in kid && 'kids' in kid
}
