/** What front matter may say: every key with its form, its other spellings, and its JSON Schema for editors. */
import * as z from 'zod/mini'
import type {Dialect} from './dialects/dialect.ts'

const text = z.string().check(z.trim(), z.minLength(1))
const texts = z.union([text, z.array(text)])
/** In any form that `dates.ts` can read. */
const day = z.string().check(z.trim(), z.minLength(4))
const person = z.union([
  text,
  z.object({
    name: text,
    'sort-name': z.optional(text),
    url: z.optional(text),
    orcid: z.optional(text),
    roles: z.optional(texts),
  }),
])
const whole = z.union([z.int(), z.string().check(z.regex(/^\d+$/))])

/** `form`: what is expected, as a message says it after "expected". `spelled`: other spellings, compared without case, hyphens and underscores. */
interface Key {
  readonly schema: z.ZodMiniType
  readonly form: string
  readonly doc: string
  readonly spelled: readonly string[]
}

export const keys = {
  title: {schema: text, form: 'a text', doc: 'The title.', spelled: ['headline', 'name']},
  subtitle: {schema: text, form: 'a text', doc: 'Stands under the title.', spelled: ['sub']},
  'short-title': {
    schema: text,
    form: 'a text',
    doc: 'At most 40 characters, for running heads.',
    spelled: ['running-title', 'title-short', 'link-title', 'nav-title', 'sidebar-label'],
  },
  summary: {
    schema: text,
    form: 'a text',
    doc: 'One or two sentences.',
    spelled: ['description', 'abstract', 'excerpt', 'lead', 'dek', 'standfirst'],
  },
  language: {
    schema: text,
    form: 'a language tag such as `en` or `de-AT`',
    doc: 'BCP 47.',
    spelled: ['lang', 'locale'],
  },
  direction: {
    schema: z.enum(['ltr', 'rtl']),
    form: '`ltr` or `rtl`',
    doc: 'The way the script runs.',
    spelled: ['dir'],
  },
  authors: {
    schema: z.union([person, z.array(person)]),
    form: 'a name, or a list of names or of `name`, `sort-name`, `url`, `orcid`, `roles`',
    doc: 'Who wrote it.',
    spelled: ['author', 'by', 'byline', 'creator', 'creators'],
  },
  editors: {
    schema: z.union([person, z.array(person)]),
    form: 'a name, or a list of names or of `name`, `sort-name`, `url`, `orcid`, `roles`',
    doc: 'Who edited it; named after the authors.',
    spelled: ['editor', 'edited-by'],
  },
  publisher: {
    schema: z.union([text, z.object({name: text, url: z.optional(text)})]),
    form: 'a name, or `name` and `url`',
    doc: 'Who publishes it.',
    spelled: ['organization', 'organisation'],
  },
  published: {
    schema: day,
    form: 'a date such as 2025-09-04',
    doc: 'First publication.',
    spelled: [
      'date',
      'date-published',
      'pubdate',
      'publish-date',
      'publication-date',
      'created',
      'date-created',
    ],
  },
  modified: {
    schema: day,
    form: 'a date such as 2025-09-04',
    doc: 'Last change.',
    spelled: [
      'updated',
      'updated-at',
      'date-modified',
      'last-modified',
      'last-modified-at',
      'last-updated',
      'lastmod',
      'mod-date',
    ],
  },
  reviewed: {
    schema: day,
    form: 'a date such as 2025-09-04',
    doc: 'Last review.',
    spelled: ['last-reviewed-on', 'last-reviewed', 'date-reviewed'],
  },
  'review-by': {
    schema: day,
    form: 'a date such as 2025-09-04',
    doc: 'Next review.',
    spelled: ['review-on', 'next-review'],
  },
  slug: {
    schema: text,
    form: 'lower-case letters, digits and hyphens',
    doc: 'The folder in `dist/` and the stem of the file names.',
    spelled: [],
  },
  identifier: {
    schema: text,
    form: 'a URI, URN, DOI or ISBN',
    doc: 'Never changes.',
    spelled: ['id', 'uuid', 'urn'],
  },
  doi: {schema: text, form: 'a DOI such as 10.1000/182', doc: 'Makes the identifier.', spelled: []},
  isbn: {schema: text, form: 'an ISBN', doc: 'Makes the identifier.', spelled: []},
  canonical: {
    schema: text,
    form: 'an absolute address',
    doc: 'Where the article lives on the web.',
    spelled: ['canonical-url', 'url', 'link'],
  },
  keywords: {
    schema: texts,
    form: 'a list of texts',
    doc: 'What it is about.',
    spelled: ['tags', 'tag', 'categories', 'category', 'subject', 'subjects', 'topics'],
  },
  license: {
    schema: z.union([text, z.object({name: z.optional(text), id: z.optional(text), url: z.optional(text)})]),
    form: 'a licence id such as CC-BY-4.0, or `name` and `url`',
    doc: 'The terms of use.',
    spelled: ['licence', 'rights'],
  },
  copyright: {schema: text, form: 'a text', doc: 'Such as `© 2025 Example Press`.', spelled: []},
  image: {
    schema: z.union([text, z.object({path: text, alt: z.optional(z.string())})]),
    form: 'a path, or `path` and `alt`',
    doc: 'For cover and social cards.',
    spelled: ['cover', 'cover-image', 'thumbnail', 'banner', 'hero', 'featured-image'],
  },
  'image-alt': {
    schema: z.string(),
    form: 'a text',
    doc: 'What the image shows.',
    spelled: ['cover-alt', 'cover-image-alt'],
  },
  series: {
    schema: z.union([text, z.object({name: text, position: z.optional(whole)})]),
    form: 'a name, or `name` and `position`',
    doc: 'The series it belongs to.',
    spelled: ['belongs-to-collection', 'collection'],
  },
  'series-position': {
    schema: whole,
    form: 'a whole number',
    doc: 'Its place in the series.',
    spelled: ['group-position', 'part', 'weight'],
  },
  draft: {schema: z.boolean(), form: '`true` or `false`', doc: 'Not for publication yet.', spelled: []},
  contents: {
    schema: z.boolean(),
    form: '`true` or `false`',
    doc: 'Whether a table of contents is shown.',
    spelled: ['toc', 'table-of-contents'],
  },
  'contents-depth': {
    schema: whole,
    form: 'a whole number from 2 to 6',
    doc: 'The deepest heading level in the contents.',
    spelled: ['toc-depth'],
  },
  takeaways: {
    schema: z.array(text),
    form: 'a list of texts',
    doc: 'Key takeaways, in Markdown.',
    spelled: ['key-takeaways', 'key-points', 'keypoints', 'highlights', 'tldr'],
  },
  faqs: {
    schema: z.array(z.object({question: text, answer: text})),
    form: 'a list of `question` and `answer`',
    doc: 'Questions and answers, in Markdown.',
    spelled: ['faq', 'questions'],
  },
  styles: {
    schema: texts,
    form: 'a list of stylesheets, or of variants of the handout',
    doc: 'Stylesheets beside the article, such as `house.css`, for every format; variants such as `large-print` for the handout.',
    spelled: ['style', 'stylesheet', 'stylesheets'],
  },
  dialect: {
    schema: text,
    form: 'the name of a tool, such as `mkdocs`',
    doc: 'The tool that it was written for; else guessed from what lies beside the sources.',
    spelled: [],
  },
  instructors: {
    schema: z.boolean(),
    form: '`true` or `false`',
    doc: 'Whether what a lesson says to instructors alone is shown.',
    spelled: [],
  },
  order: {
    schema: z.array(text),
    form: 'a list of Markdown files',
    doc: 'The articles of a collection, from the folder of its `publication.yml`.',
    spelled: ['articles', 'chapters'],
  },
} as const satisfies Readonly<Record<string, Key>>

export type KeyName = keyof typeof keys

/** Whose metadata it is: that of an article, or that of a collection in its `publication.yml`. */
export type Owner = 'article' | 'collection'

/** What only a collection can say. */
export const ofCollections: ReadonlySet<KeyName> = new Set<KeyName>(['order'])

/** Keys that other tools read: no mistake, but without effect here. From their manuals. */
const ofTools: Readonly<Partial<Record<Dialect, string>>> = {
  commonmark:
    'aliases banner-image comments css downloads hidden menu nav og outline output owner parts review-in robots sidebar sitemap template theme twitter type version',
  pandoc:
    'bibliography citation class classoption colorlinks csl documentclass editor-options fontsize geometry header-includes id-prefix institute institution linestretch link-citations lof lot mainfont margin-left margin-right monofont nocite numbersections papersize pagetitle reference-section-title sansfont secnumdepth site thanks toc-title',
  quarto:
    'affiliation affiliations about anchor-sections appendix-style body-classes cache citation-location code-fold code-line-numbers code-links code-overflow code-summary code-tools comments crossref echo editor engine execute extends filters format freeze funding highlight-style html-math-method include-after-body include-before-body include-in-header jupyter kernel knitr lightbox listing margin-header metadata-files notebook-links number-depth number-sections open-graph other-links page-layout profile project reference-location repo-actions search shift-heading-level-by site-url title-block-banner title-block-style toc-expand toc-location twitter-card website',
  myst: 'abbreviations arxiv binder biblio block-part edit-url enumerator error-rules exports funding github html-meta jupytext kernelspec label math mystnb numbering oxa open-access options requirements settings social source thebe venue',
  obsidian:
    'cssclass cssclasses kanban-plugin mobile-image permalink position publish related up excalidraw-plugin sticker',
  mkdocs: 'boost hide icon links pin preview readtime render-macros search social status',
  docusaurus:
    'custom-edit-url displayed-sidebar hide-reading-time hide-table-of-contents hide-title last-update mdx pagination-label pagination-next pagination-prev parse-number-prefixes sidebar-class-name sidebar-custom-props sidebar-key sidebar-position title-meta toc-max-heading-level toc-min-heading-level unlisted wrapper-class-name',
  jekyll:
    'author-profile classes excerpt-separator exclude feature-row grand-parent has-children has-toc header layout nav-exclude nav-order pagination parent permalink redirect-from redirect-to render-with-liquid search-exclude share show-date sitemap toc-icon toc-label toc-sticky',
  hugo: 'audio build cascade cover-image-caption expiry-date headless hide-meta hide-summary is-cj-k-language markup menus meta-robots outputs params resources show-toc sidebar-menu translation-key untranslated videos',
  mdbook: '',
  carpentries: 'teaching exercises editor-options start minutes root',
}

export const foreign: ReadonlySet<string> = new Set(
  Object.values(ofTools).flatMap((known) => known.split(' ').filter(Boolean).map(squeezed)),
)

const names: ReadonlyMap<string, KeyName> = new Map(
  keyNames().flatMap((name) =>
    [name, ...keys[name].spelled].map((spelling) => [squeezed(spelling), name] as const),
  ),
)

/** The key that a spelling means: `dateModified`, `date_modified` and `updated` are `modified`. */
export function keyOf(spelling: string): KeyName | null {
  return names.get(squeezed(spelling)) ?? null
}

/** Every spelling that a suggestion may name. */
export function spellings(): readonly string[] {
  return keyNames().flatMap((name) => [name, ...keys[name].spelled])
}

export function keyNames(): readonly KeyName[] {
  return Object.keys(keys).filter((name): name is KeyName => Object.hasOwn(keys, name))
}

/** Compared without case, hyphens, underscores and spaces. */
export function squeezed(key: string): string {
  return key.toLowerCase().replaceAll(/[-_\s]/g, '')
}

/** For editors: `lib/schema/front-matter.schema.json` and `publication.schema.json`. Other spellings are listed too, so that
 * they complete. */
export function frontMatterJsonSchema(owner: Owner = 'article'): Readonly<Record<string, unknown>> {
  const properties: Record<string, unknown> = {}
  for (const name of keyNames()) {
    if (owner === 'article' && ofCollections.has(name)) continue
    const {$schema: _, ...schema} = z.toJSONSchema(keys[name].schema, {target: 'draft-2020-12'})
    properties[name] = {description: keys[name].doc, ...schema}
    for (const spelling of keys[name].spelled)
      properties[spelling] = {description: `The same as \`${name}\`.`, ...schema}
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title:
      owner === 'article' ? 'Front matter of a Fourfold article' : 'publication.yml of a Fourfold collection',
    type: 'object',
    properties,
  }
}
