/** A publication → its digest: what it says, as data. Text and HTML for every unit, ids the same as in every format. */
import type {Nodes as HastNodes} from 'hast'
import {toText} from 'hast-util-to-text'
import type {BlockContent, PhrasingContent, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {linear} from '../annotate/linear-formula.ts'
import {countWords} from '../annotate/reading-time.ts'
import type {Article, ArticleTable, OutlineEntry} from '../model/article.ts'
import type {Metadata} from '../model/metadata.ts'
import type {LinkTarget, Section} from '../model/nodes.ts'
import type {Download, Publication} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import {type Digest, digestSchema, digestSchemaId, digestVersion} from './digest-schema.ts'
import {graphicsOf} from './drawings.ts'
import type {EmitContext} from './emitter.ts'
import {accessibility} from './epub/accessibility.ts'
import {placePictures, rewritePictures} from './html/pictures.ts'
import {sha256} from './sha256.ts'
import {stringify} from './stringify.ts'
import {wholeText} from './whole-text.ts'

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
  readonly sections: ReadonlyMap<string, Section>
}

/** What does not depend on the files that were made is gathered once: page and JSON file both want it. */
const gathered = new WeakMap<Publication, Omit<Digest, 'outputs'>>()

export function makeDigest(publication: Publication, context: EmitContext): Digest {
  const known = gathered.get(publication)
  const {content_text, content_html, ...rest} = known ?? gather(publication, context)
  if (!known) gathered.set(publication, {...rest, content_text, content_html})
  const title = publication.metadata.title
  const address = addressesOf(publication, context)
  const outputs = context.downloads.map((download) => output(download, {address, title}))
  // The longest come last, so that a person who opens the file sees the rest.
  return {...rest, outputs, content_text, content_html}
}

/** @throws {Error} when a digest breaks its own schema: a bug, not a mistake of the author. */
export function checkDigest(digest: Digest): void {
  const checked = digestSchema.safeParse(digest)
  if (!checked.success)
    throw new Error(`The digest of ${digest.id} breaks its schema: ${checked.error.message}`)
}

/** Where the page of a publication lies, absolute; null: nobody said. */
export function baseUrl({canonical, slug}: Metadata, siteUrl: string | null): string | null {
  if (canonical !== null || siteUrl === null) return canonical
  return new URL(`${slug}/`, siteUrl).href
}

/** Addresses of files beside the digest: absolute when the site is known. */
function addressesOf({metadata}: Publication, {siteUrl}: EmitContext): State['address'] {
  if (siteUrl === null) return (name) => name
  const folder = new URL(`${metadata.slug}/`, siteUrl)
  return (name) => new URL(name, folder).href
}

function gather(publication: Publication, context: EmitContext): Omit<Digest, 'outputs'> {
  const {metadata} = publication
  const address = addressesOf(publication, context)
  const url = baseUrl(metadata, context.siteUrl)
  const page = url ?? 'index.html'
  const states = publication.articles.map((article) => stateOf(article, {context, address, page}))
  const wholes = states.map((state) => state.quote(wholeText(state.article, context.strings)))
  const each = <Part>(part: (state: State) => readonly Part[]): Part[] =>
    states.flatMap((state) => [...part(state)])
  return {
    $schema: digestSchemaId,
    schema_version: digestVersion,
    generator: context.generator,
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
    image: metadata.image === null ? null : (states[0]?.pictureOf(metadata.image.path) ?? null),
    image_alt: metadata.image?.alt ?? null,
    tags: [...metadata.keywords],
    series: metadata.series,
    license: metadata.rights,
    word_count: sum(publication.articles.map(({wordCount}) => wordCount)),
    reading_time: readingTime(publication.articles),
    key_takeaways: each(takeaways),
    introduction: introduction(states[0]),
    sections: each(sections),
    questions: each(questions),
    faqs: each(faqs),
    contents: each(({article}) => article.outline.map(contentsEntry)),
    figures: each(figures),
    tables: each(({article}) => article.tables.map(table)),
    footnotes: each(footnotes),
    links: each(links),
    accessibility: accessibilityOf(publication.articles, context.strings.for(metadata.language)),
    source: publication.articles.map(({path, source}) => ({path, sha256: sha256(source)})),
    content_text: wholes.map(({text}) => text).join('\n\n'),
    content_html: wholes.map(({html}) => html).join('\n'),
  }
}

function stateOf(
  article: Article,
  {context, address, page}: {context: EmitContext; address: State['address']; page: string},
): State {
  const pictures = placePictures(article)
  return {
    article,
    quote: (content) => {
      const tree = rewritePictures(context.renderer.fragment(content, article), pictures)
      return {text: plain(tree), html: stringify(tree)}
    },
    urlOf: (id) => `${page}#${id}`,
    address,
    pictureOf: (path) => address(pictures.get(path)?.href ?? path),
    sections: new Map(sectionsIn(article.body.children).map((section) => [section.id, section])),
  }
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

function sectionsIn(content: readonly RootContent[]): readonly Section[] {
  return content.flatMap((node) => (node.type === 'section' ? [node, ...sectionsIn(node.children)] : []))
}

function takeaways({article, quote}: State): Digest['key_takeaways'] {
  return (article.takeaways?.items ?? []).map(({id, children}) => ({id, ...quote(children)}))
}

function introduction(state: State | undefined): Digest['introduction'] {
  if (state === undefined) return null
  const lead = state.article.body.children.filter(({type}) => type !== 'section')
  const {text, html} = state.quote(lead)
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
  const {text, html} = state.quote(ownContent(entry, state))
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

/** What stands under a heading and under no other. */
function ownContent({id, kind}: OutlineEntry, {article, sections}: State): Content {
  if (kind === 'takeaways') return article.takeaways?.items.flatMap(({children}) => children) ?? []
  if (kind === 'faqs') return faqContent(article)
  const [first, ...rest] = sections.get(id)?.children ?? []
  const content = first === undefined || first.type === 'heading' ? rest : [first, ...rest]
  return content.filter(({type}) => type !== 'section')
}

function faqContent({faqs}: Article): Content {
  if (faqs === null) return []
  const pairs = faqs.items.flatMap(
    ({question, answer}): Content => [{type: 'paragraph', children: [...question]}, ...answer],
  )
  return [...faqs.introduction, ...pairs]
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
  return (article.faqs?.items ?? []).map(({id, question, answer}) => {
    const {text, html} = quote(answer)
    return {id, question: wordsOf(question), answer_text: text, answer_html: html, url: urlOf(id)}
  })
}

const wordsOf = (content: Content) => content.map((node) => textOf(node)).join('')

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

function table({id, caption, node}: ArticleTable): Digest['tables'][number] {
  const [columns = [], ...rows] = node.children.map((row) => row.children.map((cell) => textOf(cell)))
  return {id, caption, columns, rows}
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
  const slug = article.neighbours?.get(target.path)
  const page = slug === undefined ? target.path : address(`../${slug}/index.html`)
  return target.id === null ? page : `${page}#${target.id}`
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
function accessibilityOf(articles: readonly Article[], words: Words): Digest['accessibility'] {
  const graphics = articles.map(graphicsOf)
  const drawings = graphics.flatMap(({drawings}) => drawings.filter(({data}) => !data.decorative))
  const formulas = graphics.flatMap(({formulas}) => formulas)
  const figures = articles.flatMap(({figures}) => figures.filter(({decorative}) => !decorative))
  const images = articles.flatMap(({images}) => [...images.values()])
  const found = accessibility(
    {
      contents: articles.some(({outline}) => outline.length > 0),
      structured: true,
      adaptable: true,
      pages: false,
      mathml: formulas.length > 0,
      mathDescribed: formulas.every(({alt}) => alt !== ''),
      roles: true,
      pictures: figures.length + drawings.length,
      picturesWithoutText: [...figures, ...drawings].filter(({alt}) => alt === '').length,
      animated: images.some(({mediaType}) => mediaType === 'image/gif'),
    },
    words,
  )
  return {
    access_mode: [...found.accessMode],
    access_mode_sufficient: [...found.accessModeSufficient],
    accessibility_feature: [...found.accessibilityFeature],
    accessibility_hazard: [...found.accessibilityHazard],
    accessibility_summary: found.accessibilitySummary,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
