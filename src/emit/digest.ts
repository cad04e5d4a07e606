/** A publication → its digest: what it says, as data. Text and HTML for every unit, ids the same as in every format. */
import type {Nodes as HastNodes} from 'hast'
import {toText} from 'hast-util-to-text'
import type {BlockContent, PhrasingContent, RootContent} from 'mdast'
import {linear} from '../annotate/linear-formula.ts'
import {countWords} from '../annotate/reading-time.ts'
import type {Article, OutlineEntry} from '../model/article.ts'
import type {LinkTarget} from '../model/nodes.ts'
import type {Download, Publication} from '../model/publication.ts'
import {pageOf, twinOf} from '../pages.ts'
import {accessibility, evidenceOf} from '../parts/accessibility.ts'
import {contentUnder, leadOf} from '../parts/sections.ts'
import {wholeText} from '../parts/whole-text.ts'
import {isOnWeb} from '../read/values.ts'
import type {Words} from '../strings.ts'
import {type Digest, digestSchema, digestSchemaId, digestVersion} from './digest-schema.ts'
import type {EmitContext} from './emitter.ts'
import {picturesOf, rewritePictures} from './placed-pictures.ts'
import {sha256} from './sha256.ts'
import {stringify} from './stringify.ts'

type Content = readonly (RootContent | BlockContent | PhrasingContent)[]
type DigestSection = Digest['sections'][number]

/** What the parts of a digest need to know of their article. */
interface State {
  readonly article: Article
  readonly quote: (content: Content) => {readonly text: string; readonly html: string}
  readonly urlOf: (id: string) => string
  readonly address: (name: string) => string
  /** By the path that the author wrote: where the picture lies beside the page. */
  readonly pictureOf: (path: string) => string
}

/** What does not depend on the files that were made is gathered once: pages and JSON file all want it. */
const gathered = new WeakMap<Article, Unit>()

type Unit = Omit<Digest['articles'][number], 'slug' | 'page' | 'markdown'>

export function makeDigest(publication: Publication, context: EmitContext): Digest {
  const {kind, articles} = publication
  const subject = subjectOf(publication)
  const {content_text, content_html, ...rest} = unitOf(subject, publication, context)
  const parts = kind === 'article' ? [] : articles
  return {
    ...heading(publication, context),
    ...rest,
    ...(kind === 'collection' ? totals(publication, context) : {}),
    outputs: outputsOf(publication, context),
    // The longest come last, so that a person who opens the file sees the rest.
    articles: parts.map((article) => ({
      slug: article.metadata.slug,
      page: pageOf(publication, article),
      markdown: twinOf(article),
      ...(article.bookPlace ? {place: {...article.bookPlace, parts: [...article.bookPlace.parts]}} : {}),
      ...unitOf(article, publication, context),
    })),
    content_text,
    content_html,
  }
}

/** What one page of a publication says: an article of a collection, or its start page. */
export function pageDigest(article: Article, publication: Publication, context: EmitContext): Digest {
  if (article === subjectOf(publication)) return makeDigest(publication, context)
  return {
    ...heading(publication, context),
    kind: 'article',
    ...unitOf(article, publication, context),
    outputs: outputsOf(publication, context),
    articles: [],
  }
}

function heading({kind}: Publication, {build}: EmitContext) {
  const {generator} = build.options
  return {$schema: digestSchemaId, schema_version: digestVersion, generator, kind} as const
}

function subjectOf({front, articles}: Publication): Article {
  const subject = front ?? articles[0]
  if (!subject) throw new Error('a publication has an article')
  return subject
}

function outputsOf(publication: Publication, context: EmitContext): Digest['outputs'] {
  const {title} = publication.metadata
  const address = addressesOf(publication, context)
  return context.build.downloads.map((download) => output(download, {address, title}))
}

/** Of a whole that its articles make up. */
function totals({metadata, articles}: Publication, {house: {strings}}: EmitContext) {
  return {
    word_count: sum(articles.map(({wordCount}) => wordCount)),
    reading_time: readingTime(articles),
    accessibility: accessibilityOf(articles, strings.for(metadata.language)),
    source: articles.map(sourceOf),
  } satisfies Partial<Unit>
}

const sourceOf = ({path, source}: Article) => ({path, sha256: sha256(source)})

/** The same with other files to list. */
export const withDownloads = ({house, build}: EmitContext, downloads: readonly Download[]): EmitContext => ({
  house,
  build: {...build, downloads},
})

/** @throws {Error} when a digest breaks its own schema: a bug, not a mistake of the author. */
export function checkDigest(digest: Digest): void {
  // One digest is checked before zod would have compiled a quicker check.
  const checked = digestSchema.safeParse(digest, {jitless: true})
  if (!checked.success)
    throw new Error(`The digest of ${digest.id} breaks its schema: ${checked.error.message}`)
}

/** Addresses of files beside the digest: absolute when the site is known. */
function addressesOf({metadata}: Publication, {build}: EmitContext): State['address'] {
  const {siteUrl} = build.options
  if (siteUrl === null) return (name) => name
  const folder = new URL(`${metadata.slug}/`, siteUrl)
  return (name) => new URL(name, folder).href
}

function unitOf(article: Article, publication: Publication, context: EmitContext): Unit {
  const known = gathered.get(article) ?? gather(article, publication, context)
  gathered.set(article, known)
  return known
}

function gather(article: Article, publication: Publication, context: EmitContext): Unit {
  const {metadata} = article
  const state = stateOf(article, publication, context)
  const {strings} = context.house
  const whole = state.quote(wholeText(article, strings))
  const {canonical: url} = metadata
  return {
    id: metadata.identifier,
    url,
    title: metadata.title,
    subtitle: metadata.subtitle,
    short_title: metadata.shortTitle,
    summary: metadata.summary,
    language: metadata.language,
    direction: metadata.direction,
    authors: metadata.authors.map(({name, url, orcid, roles}) => ({name, url, orcid, roles: [...roles]})),
    publisher: metadata.publisher,
    date_published: metadata.published,
    date_modified: metadata.modified,
    date_reviewed: metadata.reviewed,
    review_by: metadata.reviewBy,
    image: leadPicture(metadata, state),
    image_alt: metadata.image?.alt ?? null,
    tags: [...metadata.keywords],
    series: metadata.series,
    license: metadata.rights,
    word_count: article.wordCount,
    reading_time: readingTime([article]),
    key_takeaways: takeaways(state),
    introduction: introduction(state),
    sections: sections(state),
    questions: questions(state),
    faqs: faqs(state),
    contents: article.outline.map(contentsEntry),
    figures: figures(state),
    tables: article.tables.map(({id, caption, rows: [columns = [], ...rows]}) => ({
      id,
      caption,
      columns: [...columns],
      rows: rows.map((row) => [...row]),
    })),
    footnotes: footnotes(state),
    links: links(state),
    accessibility: accessibilityOf([article], strings.for(metadata.language)),
    source: [sourceOf(article)],
    content_text: whole.text,
    content_html: whole.html,
  }
}

function stateOf(article: Article, publication: Publication, context: EmitContext): State {
  const pictures = picturesOf(publication, article)
  const address = addressesOf(publication, context)
  const page = article.metadata.canonical ?? pageOf(publication, article)
  return {
    article,
    quote: (content) => {
      const tree = rewritePictures(context.house.renderer.fragment(content, article), pictures)
      return {text: plain(tree), html: stringify(tree)}
    },
    urlOf: (id) => `${page}#${id}`,
    address,
    pictureOf: (path) => address(pictures.get(path)?.href ?? path),
  }
}

/** A picture that is not there has no address; one on the web, which is not fetched, has its own. */
function leadPicture({image}: Article['metadata'], {article, pictureOf}: State): string | null {
  if (image === null) return null
  return article.images.has(image.path) || isOnWeb(image.path) ? pictureOf(image.path) : null
}

/** As a browser would show it: paragraphs apart by an empty line, cells by tabs. */
const plain = (tree: HastNodes) => toText(formulasInLine(tree)).trim()

/** The letters of a formula by themselves say something else: `x2` is no square. */
function formulasInLine<Node extends HastNodes>(node: Node): Node {
  if (!('children' in node)) return node
  const children = node.children.map((child) =>
    child.type === 'element' && child.tagName === 'math'
      ? {type: 'text' as const, value: linear(child)}
      : formulasInLine(child),
  )
  return {...node, children}
}

function takeaways({article, quote}: State): Digest['key_takeaways'] {
  return (article.takeaways?.items ?? []).map(({id, children}) => ({id, ...quote(children)}))
}

function introduction(state: State): Digest['introduction'] {
  const {text, html} = state.quote(leadOf(state.article))
  if (text === '') return null
  return {word_count: countWords(text, state.article.metadata.language).words, hash: sha256(text), text, html}
}

function sections(state: State): DigestSection[] {
  const result: DigestSection[] = []
  const visit = (entry: OutlineEntry, above: readonly OutlineEntry[]) => {
    const made = section(entry, above, state)
    if (made !== null) result.push(made)
    for (const child of entry.children) visit(child, [...above, entry])
  }
  for (const entry of state.article.outline) visit(entry, [])
  return result
}

function section(entry: OutlineEntry, above: readonly OutlineEntry[], state: State): DigestSection | null {
  const {id, depth, kind, text: title} = entry
  if (kind === 'notes') return null
  const {text, html} = state.quote(contentUnder(entry, state.article))
  return {
    id,
    level: depth,
    title,
    path: [...above.map(({text}) => text), title],
    kind,
    parent: above.at(-1)?.id ?? null,
    url: state.urlOf(id),
    word_count: countWords(text, state.article.metadata.language).words,
    hash: sha256(text),
    text,
    html,
  }
}

function questions({article, urlOf}: State): Digest['questions'] {
  return article.questions.map(({id, text, shortAnswer}) => ({
    id,
    question: text,
    short_answer: shortAnswer,
    url: urlOf(id),
  }))
}

function faqs({article, quote, urlOf}: State): Digest['faqs'] {
  return (article.faqs?.items ?? []).map(({id, text: question, answer}) => {
    const {text, html} = quote(answer)
    return {id, question, answer_text: text, answer_html: html, url: urlOf(id)}
  })
}

function contentsEntry({id, text, kind, children}: OutlineEntry): Digest['contents'][number] {
  return {id, title: text, kind, children: children.map(contentsEntry)}
}

function figures({article, pictureOf}: State): Digest['figures'] {
  return article.figures.map(({id, image, alt, caption, decorative}) => {
    const picture = article.images.get(image)
    return {
      id,
      src: pictureOf(image),
      alt,
      caption,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      decorative,
    }
  })
}

function footnotes({article, quote}: State): Digest['footnotes'] {
  return article.footnotes.map(({id, number, calls, definition}) => {
    const {text, html} = quote(definition.children)
    return {id, number, text, html, calls: [...calls]}
  })
}

function links(state: State): Digest['links'] {
  const {article} = state
  return article.links.map(({text, target, section}) => ({
    url: addressOf(target, state),
    text,
    internal: target.type !== 'external',
    section,
  }))
}

function addressOf(target: LinkTarget, {article, urlOf, address}: State): string {
  if (target.type === 'external') return target.url
  if (target.type === 'anchor') return urlOf(target.id)
  const neighbour = article.neighbours?.get(target.path)
  const page = neighbour === undefined ? target.path : address(`../${neighbour.folder}/${neighbour.page}`)
  const id = target.fragment === null ? undefined : neighbour?.ids.get(target.fragment)
  return id === undefined ? page : `${page}#${id}`
}

function output(
  download: Download,
  {address, title}: {address: State['address']; title: string},
): Digest['outputs'][number] {
  return {
    format: download.format,
    url: address(download.name),
    mime_type: download.mediaType,
    title,
    size_in_bytes: download.bytes,
    sha256: download.sha256,
    pages: download.pages,
    paper: download.paper,
    conforms_to: [...download.conformsTo],
  }
}

function readingTime(articles: readonly Article[]): Digest['reading_time'] {
  const minutes = sum(articles.map(({readingTime}) => readingTime.minutes))
  const {rate, unit} = articles[0]?.readingTime ?? {rate: 1, unit: 'words'}
  return {minutes, duration: `PT${minutes}M`, rate, unit}
}

/** The vocabulary of schema.org. Only what is true of this very text, and the same as in the EPUB. */
export function accessibilityOf(articles: readonly Article[], words: Words): Digest['accessibility'] {
  const found = accessibility(evidenceOf(articles), words)
  return {
    access_mode: [...found.accessMode],
    access_mode_sufficient: [...found.accessModeSufficient],
    accessibility_feature: [...found.accessibilityFeature],
    accessibility_hazard: [...found.accessibilityHazard],
    accessibility_summary: found.accessibilitySummary,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
