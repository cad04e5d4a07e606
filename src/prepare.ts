/** A source → the publication that it makes: read, annotated, assembled. */

import {annotate} from './annotate/index.ts'
import {collection, single} from './assemble.ts'
import type {Messages, Report} from './diagnostics/message.ts'
import type {Article, ParsedArticle} from './model/article.ts'
import type {Metadata} from './model/metadata.ts'
import type {Publication} from './model/publication.ts'
import {neighboursOf} from './neighbours.ts'
import {pageNamed, reservedPages, startPage, withoutStartPage} from './pages.ts'
import type {Plugins} from './plugins.ts'
import {readArticle} from './read/article.ts'
import {readCollection} from './read/collection.ts'
import {isCollection} from './read/discover.ts'
import type {Highlighter} from './render/highlight.ts'
import {type Resources, remembering} from './resources.ts'
import type {Strings} from './strings.ts'

/** A Markdown file or the `publication.yml` of a collection, and the files that it may use. */
export interface Source {
  /** As `resources` knows it, and as messages name it. */
  readonly path: string
  readonly resources: Resources
}

/** What the preparations of one build share. */
export interface Desk {
  readonly defaults: Readonly<Record<string, unknown>>
  readonly overrides: Readonly<Record<string, unknown>>
  /** For what gives no date itself, RFC 3339. */
  readonly date: string | undefined
  readonly siteUrl: string | null
  readonly strings: Strings
  readonly plugins: Plugins
  readonly highlighter: Highlighter
  /** Slug → path of its source. */
  readonly slugs: Map<string, string>
}

/** Null when there is nothing to publish; the messages say why. */
export async function prepare(source: Source, desk: Desk, found: Messages): Promise<Publication | null> {
  const bytes = bytesOf(source.path, source.resources, found.for(source.path))
  if (bytes === null) return null
  return isCollection(source.path)
    ? prepareCollection(bytes, source, desk, found)
    : prepareSingle(bytes, source, desk, found)
}

async function prepareSingle(bytes: Uint8Array, {path, resources}: Source, desk: Desk, found: Messages) {
  const report = found.for(path)
  const {defaults, overrides} = desk
  const parsed = readArticle({path, bytes}, {report, defaults, overrides})
  if (parsed === null) return null
  if (!claimSlug(parsed.metadata.slug, path, desk.slugs, report)) return null
  const folder = `${parsed.metadata.slug}/`
  return single(await finish(parsed, {desk, resources, report, address: folder}))
}

async function prepareCollection(bytes: Uint8Array, source: Source, desk: Desk, found: Messages) {
  const {path} = source
  const resources = remembering(source.resources)
  const report = found.for(path)
  const {defaults, overrides} = desk
  const parsed = readCollection({path, bytes}, {resources, report, defaults, overrides})
  if (parsed === null) return null
  const {slug} = parsed.front.metadata
  if (!claimSlug(slug, path, desk.slugs, report)) return null
  const front = await finish(parsed.front, {desk, resources, report, address: `${slug}/`})
  const slugs = new Map<string, string>()
  const articles: Article[] = []
  for (const articlePath of parsed.articles) {
    const report = found.for(articlePath)
    const bytes = bytesOf(articlePath, resources, report)
    const article =
      bytes &&
      readArticle(
        {path: articlePath, bytes},
        {report, defaults: {...defaults, ...parsed.inherited}, overrides, collection: slug},
      )
    if (!article) continue
    if (!claimPage(article.metadata.slug, articlePath, slugs, report)) continue
    const address = `${slug}/${withoutStartPage(pageNamed(article.metadata.slug))}`
    articles.push(await finish(article, {desk, resources, report, address}))
  }
  return articles.length === 0 ? null : collection(front, articles)
}

interface Finishing {
  readonly desk: Desk
  readonly resources: Resources
  readonly report: Report
  /** From the root of the site. */
  readonly address: string
}

async function finish(
  parsed: ParsedArticle,
  {desk, resources, report, address}: Finishing,
): Promise<Article> {
  const {plugins, strings, highlighter} = desk
  const tree = await plugins.markdown(parsed.tree)
  const metadata = completed(parsed.metadata, address, desk)
  // Ids of another article are those that it will have: with the plugins of the project and what the project says.
  const neighbour = async (read: ParsedArticle) => ({...read, tree: await plugins.markdown(read.tree)})
  const given = {defaults: desk.defaults, overrides: desk.overrides}
  const article = await annotate({...parsed, tree, metadata}, {resources, strings, report, given, neighbour})
  await highlighter.prepare(article)
  return {...article, neighbours: neighboursOf(article, {resources, report, given})}
}

function bytesOf(path: string, resources: Resources, report: Report): Uint8Array | null {
  const file = resources.read(path)
  if (file.type === 'found') return file.bytes
  const why = file.type === 'missing' ? 'it does not exist' : file.reason
  report({rule: 'publications/source-missing', reason: `The source cannot be read: ${why}.`})
  return null
}

/** Two publications of one slug would write into one folder: the first has it. */
function claimSlug(slug: string, path: string, slugs: Map<string, string>, report: Report): boolean {
  const owner = slugs.get(slug)
  if (owner === undefined) {
    slugs.set(slug, path)
    return true
  }
  report({
    rule: 'publications/slug-taken',
    reason: `The slug \`${slug}\` is taken by ${owner}; the two would write to the same folder.`,
    actual: slug,
  })
  return false
}

/** Two articles of one slug would write the same page of their collection: the first has it. */
function claimPage(slug: string, path: string, slugs: Map<string, string>, report: Report): boolean {
  const owner = reservedPages.has(slug) ? `the start page, ${startPage}` : slugs.get(slug)
  if (owner === undefined) {
    slugs.set(slug, path)
    return true
  }
  report({
    rule: 'publications/slug-taken',
    reason: `The slug \`${slug}\` is taken by ${owner}; the two would write the same page.`,
    actual: slug,
  })
  return false
}

/** What an article need not say, because the project does. */
function completed(metadata: Metadata, address: string, {date, siteUrl}: Desk): Metadata {
  const dated = date === undefined || metadata.published !== null || metadata.modified !== null
  return {
    ...metadata,
    ...(dated ? {} : {published: date, modified: date}),
    canonical: metadata.canonical ?? (siteUrl === null ? null : new URL(address, siteUrl).href),
  }
}
