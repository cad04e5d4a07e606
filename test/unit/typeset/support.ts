/** HTML and CSS → pages, on paper where every line is 10 pt high and `lines` of them fill a page. */
import type {Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {type Finding, ruleOf} from '../../../src/diagnostics/message.ts'
import {type DocumentInfo, type Typeset, typeset} from '../../../src/pdf/index.ts'
import {memory} from '../../../src/resources.ts'
import {textOf} from '../../../src/typeset/draw/display-list.ts'
import type {Page} from '../../../src/typeset/index.ts'

export interface Setting {
  readonly css?: string
  /** Height of the type area, in lines. @default 10 */
  readonly lines?: number
  readonly picture?: (
    source: string,
  ) => {bytes: Uint8Array; mediaType: string; width: number; height: number} | null
}

export interface Set {
  readonly typeset: Typeset
  /** The hast that was set. */
  readonly document: Root
  readonly pages: readonly Page[]
  /** Rules of what was reported. */
  readonly messages: readonly string[]
  paint(info?: Partial<DocumentInfo>): Promise<Uint8Array>
}

const plain = (lines: number) => `
  html { font: 8pt/10pt "Source Serif 4"; hyphens: none }
  * { margin: 0; padding: 0; font-size: 8pt; line-height: 10pt; orphans: 1; widows: 1 }
  h1, h2, h3, h4 { break-inside: auto }
  @page { size: 300pt ${lines * 10 + 40}pt; margin: 20pt }
`

export async function set(
  html: string,
  {css = '', lines = 10, picture = () => null}: Setting = {},
): Promise<Set> {
  const messages: string[] = []
  const report = (finding: Finding) => messages.push(ruleOf(finding))
  const document = fromHtml(
    `<!doctype html><html lang="en"><head><title>A test</title></head><body>${html}</body></html>`,
  )
  const made = await typeset(
    document,
    [
      {path: 'plain.css', text: plain(lines)},
      {path: 'test.css', text: css},
    ],
    memory({}),
    {report, picture},
  )
  const date = new Date('2025-09-04T00:00:00Z')
  return {
    typeset: made.typeset,
    document,
    pages: made.typeset.pages,
    messages,
    paint: (info = {}) =>
      made.paint({
        title: 'A test',
        authors: ['Editorial team'],
        summary: null,
        keywords: [],
        rights: null,
        identifier: null,
        language: 'en',
        created: date,
        modified: date,
        generator: 'Fourfold test',
        attachments: [],
        ...info,
      }),
  }
}

/** The lines of each page, furniture left out, markers before their line. */
export function linesOf(pages: readonly Page[]): readonly (readonly string[])[] {
  return pages.map((page) => {
    const rows = new Map<number, string>()
    for (const item of page.items) {
      if (item.type !== 'text' || item.owner.type === 'artifact') continue
      rows.set(item.y, `${rows.get(item.y) ?? ''}${textOf(item)}`.trimStart())
    }
    return [...rows].sort(([a], [b]) => a - b).map(([, text]) => text.trim())
  })
}

/** Paragraphs of one line each: `a1`, `a2`, … */
export const paragraphs = (count: number, name = 'a'): string =>
  Array.from({length: count}, (_, index) => `<p>${name}${index + 1}</p>`).join('')

/** A paragraph of `count` lines: `x1`, `x2`, … */
export const tall = (count: number, name = 'x'): string =>
  `<p>${Array.from({length: count}, (_, index) => `${name}${index + 1}`).join('<br>')}</p>`
