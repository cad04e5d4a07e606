/** Markdown of other tools → ours, construct by construct; what no construct knows stays as it is. Lines keep their numbers. */
import type {Root} from 'mdast'
import type {Report} from '../../diagnostics/message.ts'
import {abbreviated, abbreviations} from './abbreviations.ts'
import {finder} from './by-name.ts'
import {containers} from './containers.ts'
import type {Dialect} from './dialect.ts'
import {showFormulas} from './formulas.ts'
import {htmlWithMarkdown, listings} from './html-with-markdown.ts'
import {included, includes} from './includes.ts'
import {indented} from './indented.ts'
import {type Construct, type Described, linesOf, type Place, split, type Tell} from './lines.ts'
import {components, mdxSigns} from './mdx-signs.ts'
import {myst} from './myst.ts'
import {captions, codeAttributes, pandocLines, pandocTables} from './pandoc.ts'
import {pymdown} from './pymdown.ts'
import {citations, roles} from './roles.ts'
import {shortcodes, spanAttributes} from './shortcodes.ts'
import {blockAttributes, remarks, tableOfContents} from './small.ts'
import {spans} from './spans.ts'
import {templates} from './templates.ts'
import {texBrackets} from './tex-brackets.ts'
import {wikiLinks} from './wiki-links.ts'
import {emoji, inlineNotes, linkAttributes, marks} from './words.ts'

/** In their order: commands stand in the way of all others, and indented blocks become fences. */
export const constructs: readonly Construct[] = [
  pandocLines,
  shortcodes,
  templates,
  remarks,
  tableOfContents,
  htmlWithMarkdown,
  listings,
  myst,
  codeAttributes,
  pandocTables,
  captions,
  indented,
  containers,
  spanAttributes,
  blockAttributes,
  linkAttributes,
  spans,
  wikiLinks,
  pymdown,
  texBrackets,
  marks,
  inlineNotes,
  emoji,
]

/** To MDX, braces and signs within a line may be JavaScript. */
const ofMdx: readonly Construct[] = [tableOfContents, containers, mdxSigns]

/** All that is understood, for the page about it. */
export const described: readonly Described[] = [includes, ...constructs, abbreviated, components]

/** Signs without which no construct has anything to do: most articles are let through as they are. */
const signs =
  /:::|<Listing|^ {0,3}\+[-=:]+\+|^ *-{2,}(?: +-{2,})+ *\r?$|@(?:fig|tbl|sec|eq|lst)[-:]|\\(?:newpage|pagebreak|clearpage)|^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{|\smarkdown[\s=>]|:(?:material|fontawesome|octicons|simple)-|\+\+|\^\^|\$\$[ \t]|\\[([]|^[ \t]*(?:!!!|\?\?\?|===)|\{[{%:]|\]\{|\)\{|%%|==|\^\[|\[\[|[~^][^\s~^]{1,60}[~^]|:[a-z0-9_+-]+:|\[TOC\]|<!-- toc|\$\{toc\}|^[ \t]*[-*][ \t]+TOC/imu

/** Where a picture, a bar or a `%` at the beginning of a line says more than elsewhere. */
const readsAll: ReadonlySet<Dialect> = new Set<Dialect>(['pandoc', 'quarto', 'myst'])

export interface Ours {
  readonly text: string
  /** The number of each line in the source, from 1; null where all are as they were. */
  readonly numbers: readonly number[] | null
}

export function toOurs(source: string, report: Report, place: Place): Ours {
  const setting = {...place, byName: finder(place.path, place.resources)}
  const whole = included(source, setting, ({line, ...finding}) =>
    report({...finding, place: {line: line + 1, column: 1}}),
  )
  const text = endedByRule(whole?.text.join('\n') ?? source)
  const isWhole = place.dialect !== null && readsAll.has(place.dialect)
  if (!place.isMdx && !isWhole && !signs.test(text)) return ours(text, whole?.numbers ?? null)
  const lines = linesOf(text, whole?.numbers)
  const tell: Tell = ({line, ...finding}) =>
    report({...finding, place: {line: lines.numbers[line] ?? 1, column: 1}})
  for (const construct of place.isMdx ? ofMdx : constructs) {
    construct.apply(lines, tell, setting)
    split(lines)
  }
  return ours(lines.text.join('\n'), lines.numbers)
}

/** Front matter that ends with dots: to the parser, what defines notes is then no note. */
const endedByRule = (text: string): string =>
  text.startsWith('---')
    ? text.replace(
        /^(---[ \t]*\r?\n(?:(?!(?:---|\.\.\.)[ \t]*\r?\n).*\n)*)\.\.\.(?=[ \t]*\r?(?:\n|$))/,
        (_, front: string) => `${front}---`,
      )
    : text

const ours = (text: string, numbers: readonly number[] | null): Ours => ({
  text,
  numbers: numbers?.every((number, index) => number === index + 1) ? null : numbers,
})

/** To others, `[@name]` calls somebody. */
const writesCitations: ReadonlySet<Dialect> = new Set<Dialect>([
  'commonmark',
  'pandoc',
  'quarto',
  'myst',
  'obsidian',
  'jekyll',
])

/** What is a matter of the tree, not of lines. */
export function fromDialects(tree: Root, report: Report, dialect: Dialect | null): void {
  abbreviations(tree)
  roles(tree, report)
  showFormulas(tree, report)
  if (dialect === null || writesCitations.has(dialect)) citations(tree, report)
}
