/** Pages → text, a line for each placed line: the golden form of layout. */
import {type TextItem, textOf} from '../draw/display-list.ts'
import type {Page} from './page.ts'

/** `  72.0  103.5  Source Serif 4/400/normal 10.5  +0.12  The text of the line` */
export function pageSketch(pages: readonly Page[]): string {
  return pages.map(sketch).join('\n')
}

function sketch(page: Page): string {
  const head = `page ${page.folio} ${page.side} ${size(page.width)} × ${size(page.height)}${page.blank ? ' blank' : ''}`
  const lines: string[] = [head]
  let row: TextItem[] = []
  const flush = () => {
    const [first] = row
    if (first) {
      const {face, owner} = first
      const {ratio} = first.line
      const mark = owner.type === 'artifact' ? '~' : owner.role === 'marker' ? '*' : ' '
      const stretch = `${ratio < 0 ? '−' : '+'}${Math.abs(ratio).toFixed(2)}`
      lines.push(
        `${mark} ${place(first.x)} ${place(first.y)}  ${face.key} ${size(first.size)}  ${stretch}  ${row.map(textOf).join('')}`,
      )
    }
    row = []
  }
  for (const item of page.items) {
    const last = row.at(-1)
    if (item.type === 'text' && last && last.y === item.y && sameRole(item, last)) row.push(item)
    else if (item.type === 'text') {
      flush()
      row = [item]
    } else if (item.type === 'image') {
      flush()
      lines.push(
        `  ${place(item.x)} ${place(item.y)}  ${size(item.width)} × ${size(item.height)}  ${item.source}`,
      )
    }
  }
  flush()
  return `${lines.join('\n')}\n`
}

function sameRole(a: TextItem, b: TextItem): boolean {
  if (a.owner.type !== 'content' || b.owner.type !== 'content') return a.owner.type === b.owner.type
  return a.owner.role === b.owner.role
}

function place(value: number): string {
  return value.toFixed(1).padStart(6)
}

function size(value: number): string {
  return String(Math.round(value * 100) / 100)
}
