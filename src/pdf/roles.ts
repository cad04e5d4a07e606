/** HTML elements → PDF structure types (ISO 32000-1, section 14.8.4; PDF/UA-1, section 7). */
import type {Element} from 'hast'

export type Role =
  | 'Document'
  | 'Art'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Quote'
  | 'Note'
  | 'Reference'
  | 'Code'
  | 'Link'
  | 'Figure'
  | 'Formula'

/** `null`: the element leaves no trace of its own; its content belongs to its parent. */
const byTag: Readonly<Record<string, Role | null>> = {
  html: null,
  body: 'Document',
  main: null,
  article: 'Art',
  section: 'Sect',
  header: 'Div',
  footer: 'Div',
  nav: 'Sect',
  aside: 'Sect',
  div: 'Div',
  details: 'Div',
  summary: 'P',
  address: 'P',
  p: 'P',
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  h4: 'H4',
  h5: 'H5',
  h6: 'H6',
  blockquote: 'BlockQuote',
  ul: 'L',
  ol: 'L',
  li: 'LI',
  dl: 'L',
  dt: 'Lbl',
  dd: 'LBody',
  table: 'Table',
  caption: 'Caption',
  thead: 'THead',
  tbody: 'TBody',
  tfoot: 'TFoot',
  tr: 'TR',
  th: 'TH',
  td: 'TD',
  figure: 'Div',
  figcaption: 'Caption',
  img: 'Figure',
  svg: 'Figure',
  pre: 'P',
  code: 'Code',
  kbd: 'Code',
  samp: 'Code',
  q: 'Quote',
  a: 'Link',
}

/** ARIA roles, those of digital publishing (dpub-aam-1.0) among them, come before the tag. */
const byAria: Readonly<Record<string, Role>> = {
  'doc-footnote': 'Note',
  'doc-endnote': 'Note',
  'doc-noteref': 'Reference',
  math: 'Formula',
}

export function roleOf(element: Element, parent: Element | null): Role | null {
  const aria = element.properties['role']
  if (typeof aria === 'string' && aria in byAria) return byAria[aria] ?? null
  const classes = element.properties.className
  if (Array.isArray(classes) && classes.includes('footnote')) return 'Note'
  return byTag[element.tagName] ?? languageRole(element, parent)
}

/** Emphasis says nothing that PDF could repeat; a change of language does. */
export function languageRole(element: Element, parent: Element | null): Role | null {
  const {lang} = element.properties
  return parent && typeof lang === 'string' && lang !== '' ? 'Span' : null
}

/** Structure types that hold other elements, and no text of their own. */
export const grouping: ReadonlySet<Role> = new Set<Role>([
  'Document',
  'Art',
  'Sect',
  'Div',
  'BlockQuote',
  'TOC',
  'LBody',
  'Note',
  'Caption',
])

/** Structure types that stand inside a line. */
export const inline: ReadonlySet<Role> = new Set<Role>([
  'Span',
  'Quote',
  'Reference',
  'Code',
  'Link',
  'Formula',
])
