/** DPUB-ARIA role, or class → the `epub:type` that says the same to older reading systems. */

/** From the mapping in DPUB-ARIA 1.1 to the EPUB Structural Semantics Vocabulary 1.1. Roles that vocabulary
 * has no word for (`doc-example`, `doc-subtitle` …) are left out only where it truly has none. */
const epubTypes: Readonly<Record<string, string>> = {
  'doc-abstract': 'abstract',
  'doc-acknowledgments': 'acknowledgments',
  'doc-afterword': 'afterword',
  'doc-appendix': 'appendix',
  'doc-backlink': 'backlink',
  'doc-biblioentry': 'biblioentry',
  'doc-bibliography': 'bibliography',
  'doc-biblioref': 'biblioref',
  'doc-chapter': 'chapter',
  'doc-colophon': 'colophon',
  'doc-conclusion': 'conclusion',
  'doc-cover': 'cover',
  'doc-credit': 'credit',
  'doc-credits': 'credits',
  'doc-dedication': 'dedication',
  'doc-endnotes': 'endnotes',
  'doc-epigraph': 'epigraph',
  'doc-epilogue': 'epilogue',
  'doc-errata': 'errata',
  'doc-example': 'example',
  'doc-footnote': 'footnote',
  'doc-foreword': 'foreword',
  'doc-glossary': 'glossary',
  'doc-glossref': 'glossref',
  'doc-index': 'index',
  'doc-introduction': 'introduction',
  'doc-noteref': 'noteref',
  'doc-notice': 'notice',
  'doc-pagebreak': 'pagebreak',
  'doc-pagelist': 'page-list',
  'doc-part': 'part',
  'doc-preface': 'preface',
  'doc-prologue': 'prologue',
  'doc-pullquote': 'pullquote',
  'doc-qna': 'qna',
  'doc-subtitle': 'subtitle',
  'doc-tip': 'tip',
  'doc-toc': 'toc',
}

/** What has no role that HTML allows on its element, by the classes of our templates. `doc-notice` may not stand on an `aside`,
 * nor `doc-colophon` on a `footer` (ARIA in HTML, section 4). */
const byClass: Readonly<Record<string, string>> = {
  colophon: 'colophon',
  important: 'notice',
  warning: 'notice',
  caution: 'notice',
}

/** The `epub:type` of an element; null when it has none. */
export function epubTypeOf(tagName: string, role: unknown, classes: readonly string[]): string | null {
  if (typeof role === 'string') return epubTypes[role] ?? null
  const isAside = tagName === 'aside' && classes.includes('admonition')
  const isColophon = tagName === 'footer' && classes.includes('colophon')
  if (!isAside && !isColophon) return null
  return classes.map((name) => byClass[name]).find((type) => type !== undefined) ?? null
}
