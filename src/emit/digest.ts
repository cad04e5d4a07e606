/** A publication → its digest: what it says, as data. Text and HTML for every unit, ids the same as in every format. */
import type {Nodes as HastNodes} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {toText} from 'hast-util-to-text'
import type {BlockContent, PhrasingContent, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Article, ArticleTable, OutlineEntry} from '../model/article.ts'
import type {Metadata} from '../model/metadata.ts'
import type {LinkTarget, Section} from '../model/nodes.ts'
import type {Download, Publication} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import {type Digest, digestSchema, digestSchemaId, digestVersion} from './digest-schema.ts'
import type {EmitContext} from './emitter.ts'
import {accessibility} from './epub/accessibility.ts'
import {sha256} from './sha256.ts'

type Content = readonly (RootContent | BlockContent | PhrasingContent)[]
type DigestSection = Digest['sections'][number]

/** What the parts of a digest need to know of their article. */
interface State {
  readonly article: Article
  readonly quote: (content: Content) => {readonly text: string; readonly html: string}
  readonly urlOf: (id: string) => string
  readonly address: (name: string) => string
  readonly sections: ReadonlyMap<string, Section>
}

/** @throws {Error} when the digest breaks its own schema: a bug, not a mistake of the author. */
export function makeDigest(publication: Publication, context: EmitContext): Digest {
  const {metadata} = publication
  const base = baseUrl(metadata, context.siteUrl)
  const address = (name: string) => (base === null ? name : new URL(name, base).href)
  const page = base ?? 'index.html'
  const states = publication.articles.map((article) => stateOf(article, {context, address, page}))
  const bodies = states.map(({article, quote}) => quote(article.body.children))
  const each = <Part>(part: (state: State) => readonly Part[]): Part[] =>
    states.flatMap((state) => [...part(state)])
  const digest: Digest = {
    $schema: digestSchemaId,
    schema_version: digestVersion,
    generator: context.generator,
    id: metadata.identifier,
    url: base,
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
    image: metadata.image === null ? null : address(metadata.image.path),
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
    outputs: context.downloads.map((download) => output(download, {address, title: metadata.title})),
    source: publication.articles.map(({path, source}) => ({path, sha256: sha256(source)})),
    content_text: bodies.map(({text}) => text).join('\n\n'),
    content_html: bodies.map(({html}) => html).join('\n'),
  }
  const checked = digestSchema.safeParse(digest)
  if (!checked.success)
    throw new Error(`The digest of ${metadata.slug} breaks its schema: ${checked.error.message}`)
  return digest
}

/** Where the publication's page lives, with a slash at its end when it is a folder; null: nobody said. */
export function baseUrl(metadata: Metadata, siteUrl: string | null): string | null {
  if (metadata.canonical !== null) return metadata.canonical
  return siteUrl === null ? null : new URL(`${metadata.slug}/`, siteUrl).href
}

function stateOf(
  article: Article,
  {context, address, page}: {context: EmitContext; address: State['address']; page: string},
): State {
  return {
    article,
    quote: (content) => {
      const tree = context.renderer.fragment(content, article)
      return {text: plain(tree), html: toHtml(tree)}
    },
    urlOf: (id) => `${page}#${id}`,
    address,
    sections: new Map(sectionsIn(article.body.children).map((section) => [section.id, section])),
  }
}

/** As a browser would show it: paragraphs apart by an empty line, cells by tabs. */
const plain = (tree: HastNodes) => toText(tree).trim()

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
  return {word_count: countWords(text, state.article.metadata.language), hash: sha256(text), text, html}
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
    word_count: countWords(text, state.article.metadata.language),
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

function figures({article, address}: State): Digest['figures'] {
  return article.figures.map(({id, image, alt, caption, decorative}) => {
    const picture = article.images.get(image)
    return {
      id,
      src: address(image),
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

function links({article, urlOf}: State): Digest['links'] {
  return article.links.map(({text, target, section}) => ({
    url: target.type === 'anchor' ? urlOf(target.id) : addressOf(target),
    text,
    internal: target.type !== 'external',
    section,
  }))
}

function addressOf(target: Exclude<LinkTarget, {type: 'anchor'}>): string {
  if (target.type === 'external') return target.url
  return target.id === null ? target.path : `${target.path}#${target.id}`
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
  const figures = articles.flatMap(({figures}) => figures.filter(({decorative}) => !decorative))
  const images = articles.flatMap(({images}) => [...images.values()])
  const found = accessibility(
    {
      mathml: false,
      roles: true,
      pictures: figures.length,
      picturesWithoutText: figures.filter(({alt}) => alt === '').length,
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

function countWords(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, {granularity: 'word'}).segment(text)
  let count = 0
  for (const {isWordLike} of segments) if (isWordLike) count += 1
  return count
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
