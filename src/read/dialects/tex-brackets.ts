/** Formulas between brackets with backslashes, as MathJax is often set up to find them: `\(…\)`, `\[…\]`; where Markdown itself takes
 * one backslash away, `\\(…\\)`, `\\[…\\]` → `$…$`, `$$…$$`. To all others `\(` is a bracket. */
import type {Dialect} from './dialect.ts'
import {type Construct, replaceOutsideCode} from './lines.ts'

const single: ReadonlySet<Dialect> = new Set<Dialect>(['pandoc', 'quarto', 'mkdocs', 'hugo'])
const double: ReadonlySet<Dialect> = new Set<Dialect>(['mdbook', 'jekyll', 'hugo'])

/** To these, spaces may stand inside of `$$`, and nobody writes two signs for a price. */
const spaced: ReadonlySet<Dialect> = new Set<Dialect>([
  'pandoc',
  'quarto',
  'myst',
  'mkdocs',
  'jekyll',
  'hugo',
  'obsidian',
])

const inline = {
  single: /(?<!\\)\\\((.+?)(?<!\\)\\\)/g,
  double: /(?<!\\)\\\\\((.+?)(?<!\\)\\\\\)/g,
} as const
const display = {
  single: /(?<!\\)\\\[(.+?)(?<!\\)\\\]/g,
  double: /(?<!\\)\\\\\[(.+?)(?<!\\)\\\\\]/g,
} as const
const fence = {
  single: {open: /^[ \t]*\\\[[ \t]*\r?$/, close: /^[ \t]*\\\][ \t]*\r?$/},
  double: {open: /^[ \t]*\\\\\[[ \t]*\r?$/, close: /^[ \t]*\\\\\][ \t]*\r?$/},
} as const

export const texBrackets: Construct = {
  name: 'Formulas between brackets',
  tools: 'MkDocs, Hugo, pandoc, Quarto; with two backslashes mdBook, Jekyll, Hugo',
  example: 'The sum \\(a + b\\) is here.\n\n\\[\nc = a + b\n\\]',
  becomes:
    'A formula, as between `$` and `$$`, where one of these tools is the dialect; else the brackets stay brackets.',
  apply({text, isLiteral}, _tell, {dialect}) {
    if (dialect === null) return
    if (spaced.has(dialect)) {
      for (const [index, line] of text.entries())
        if (!isLiteral[index] && line.includes('$$'))
          text[index] = replaceOutsideCode(line, /(?<![$\\])\$\$(?!\$)(.+?)\$\$(?!\$)/g, ([, tex = '']) =>
            formula(tex, '$$'),
          )
    }
    for (const kind of ['double', 'single'] as const) {
      if (!(kind === 'single' ? single : double).has(dialect)) continue
      let open = -1
      for (const [index, line] of text.entries()) {
        if (isLiteral[index] || !line.includes('\\')) continue
        if (fence[kind].open.test(line)) open = index
        else if (fence[kind].close.test(line) && open >= 0) {
          for (const at of [open, index]) text[at] = (text[at] ?? '').replace(/\\+[[\]]/, () => '$$')
          open = -1
        } else
          text[index] = replaceOutsideCode(
            replaceOutsideCode(line, inline[kind], ([, tex = '']) => formula(tex, '$')),
            display[kind],
            ([, tex = '']) => formula(tex, '$$'),
          )
      }
    }
  },
}

const formula = (tex: string, sign: string): string | null =>
  tex.includes('$') || tex.trim() === '' ? null : sign + tex.trim() + sign
