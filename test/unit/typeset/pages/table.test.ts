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

  test('a table whose stylesheet forbids a break is not cut inside its rows', async () => {
    const filler = '<p>f</p>'.repeat(3)
    const html = `${filler}<table>${row('a', Array.from({length: 9}, (_, index) => `l${index}`).join('<br>'))}</table>`
    const {pages: cut} = await set(html, {css})
    expect(linesOf(cut)[0]?.length).toBeGreaterThan(3)
    const {pages} = await set(html, {css: `${css} table { break-inside: avoid }`})
    expect(linesOf(pages).map((lines) => lines.length)).toEqual([3, 9])
  })

  test('stay whole when they are short, at the cost of an empty foot of the page', async () => {
    const lines = Array.from({length: 9}, (_, index) => `<p>t${index + 1}</p>`).join('')
    const {pages} = await set(`${lines}<table>${['a', 'b', 'c'].map((cell) => row(cell)).join('')}</table>`, {
      css,
    })
    expect(linesOf(pages).at(-1)).toEqual(['a', 'b', 'c'])
    expect(pages).toHaveLength(2)
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

describe('rows that are parted', () => {
  const lines = (count: number, name: string) =>
    Array.from({length: count}, (_, index) => `${name}${index + 1}`).join('<br>')
  /** Baselines by page, to see what overlaps and what is cut off. */
  const fits = (pages: Awaited<ReturnType<typeof set>>['pages']) =>
    pages.every((page) =>
      page.items.every((item) => {
        if (item.type === 'text') return item.y >= 20 && item.y <= 120
        if (item.type === 'rectangle') return item.y >= 19.9 && item.y + item.height <= 120.1
        if (item.type !== 'path') return true
        return item.commands.every((command) => command[0] === 'Z' || Number(command.at(-1)) <= 120.1)
      }),
    )

  test('lose nothing of a cell that spans them', async () => {
    const rest = Array.from({length: 24}, (_, index) => `<tr><td>r${index + 2}</td></tr>`).join('')
    const {pages, messages} = await set(
      `<table><tr><td rowspan="25">${lines(20, 's')}</td><td>r1</td></tr>${rest}</table>`,
      {css},
    )
    const texts = linesOf(pages).flat().join(' ')
    for (let index = 1; index <= 25; index++) expect(texts).toContain(`r${index}`)
    for (let index = 1; index <= 20; index++) expect(texts).toContain(`s${index}`)
    expect(fits(pages)).toBe(true)
    expect(pages.length).toBe(3)
    expect(messages).toEqual([])
  })

  test('cut no line where lines of neighbouring cells have different heights', async () => {
    const {pages, messages} = await set(
      `<table><tr><td>${lines(40, 'a')}</td><td class="small">${lines(44, 'b')}</td></tr></table>`,
      {css: `${css} .small { line-height: 7pt; font-size: 6pt }`},
    )
    const texts = linesOf(pages).flat().join(' ')
    for (let index = 1; index <= 40; index++) expect(texts).toContain(`a${index}`)
    for (let index = 1; index <= 44; index++) expect(texts).toContain(`b${index}`)
    expect(fits(pages)).toBe(true)
    expect(messages).toEqual([])
  })

  test('take each note to the page of its call', async () => {
    const call = '<span class="note">note</span>'
    const long = Array.from({length: 20}, (_, index) => `l${index + 1}${index === 14 ? call : ''}`).join(
      '<br>',
    )
    const {pages} = await set(`<table>${row('a', long)}</table>`, {css: `${css} .note { float: footnote }`})
    const page = linesOf(pages).findIndex((found) => found.some((line) => line.startsWith('l15')))
    expect(page).toBeGreaterThan(0)
    expect(linesOf(pages)[page]?.some((line) => line.includes('note'))).toBe(true)
    expect(fits(pages)).toBe(true)
  })

  test('show dashed borders on each of their pages, and the ends only where they are', async () => {
    const {pages} = await set(`<table>${row(lines(25, 'l'))}</table>`, {
      css: 'table { border-collapse: separate; border-spacing: 0 } td { border: 1pt dashed; padding: 0 }',
    })
    const sides = pages.map((page) => page.items.filter((item) => item.type === 'path').length)
    expect(sides).toEqual([3, 2, 3])
    expect(fits(pages)).toBe(true)
  })

  test('let no cell stand lower than the head of its row', async () => {
    const {pages} = await set(`<table>${row(lines(25, 'l'), lines(3, 'b'))}</table>`, {
      css: `${css} td { vertical-align: bottom }`,
    })
    expect(linesOf(pages)[0]?.[0]).toMatch(/^l1 ?b1$/)
    expect(fits(pages)).toBe(true)
  })
})

test('cells stand at the head, the middle or the foot of their row', async () => {
  const cell = (align: string) => `<td style="vertical-align: ${align}">${align}</td>`
  const {pages} = await set(
    `<table><tr><td>1<br>2<br>3</td>${['top', 'middle', 'bottom'].map(cell).join('')}</tr></table>`,
    {css},
  )
  const y = (text: string) =>
    pages[0]?.items.flatMap((item) =>
      item.type === 'text' &&
      item.pieces.some((piece) => piece.type === 'shaped' && piece.shaped.text === text)
        ? [Math.round(item.y)]
        : [],
    )[0] ?? 0
  expect([y('middle') - y('top'), y('bottom') - y('top')]).toEqual([10, 20])
})
