/** The heads of sources → the roster: where each article is published, under which name, in which language. It is made with the
 * settings of the articles themselves, so that a link leads to the very file that is written. */
import {posix} from 'node:path'
import type {Neighbour} from '../model/article.ts'
import {pageNamed, reservedPages, startPage} from '../pages.ts'
import type {Resources} from '../resources.ts'
import {isText, type ReadOptions, readArticle} from './article.ts'
import {decode} from './bytes.ts'
import {type ParsedCollection, readCollection} from './collection.ts'
import type {Dialect} from './dialects/dialect.ts'
import {collectionOf, isCollection} from './discover.ts'
import {distinctSlugs} from './distinct-slugs.ts'
import {type SitePlaces, sitePlaces} from './site-places.ts'
import type {Recognized} from './text/headings.ts'
import {isReallyText} from './text/index.ts'

export interface RosterEntry extends Neighbour {
  readonly places: SitePlaces
  readonly title: string
  readonly language: string
  /** The path of the source that it is published with: its own, or the `publication.yml` of its collection. */
  readonly publication: string
}

/** By the paths of articles. Null: another article has its place, so that it is not published. */
export type Roster = ReadonlyMap<string, RosterEntry | null>

export interface HeadSettings {
  readonly defaults: Readonly<Record<string, unknown>>
  readonly overrides: Readonly<Record<string, unknown>>
  /** The words by which the parts of a raw text are known. */
  readonly recognized?: Recognized | undefined
  /** The tool that articles are written for, unless they say. */
  readonly dialect?: Dialect | null | undefined
}

export interface Heads {
  /** The folder of the output that the source writes. */
  readonly folder: string
  readonly roster: Roster
}

/** Of one source: of a collection the articles that are in its order. Null when there is nothing to read. */
export function headsOf(path: string, resources: Resources, settings: HeadSettings): Heads | null {
  if (!isCollection(path, resources)) {
    const entry = single(path, resources, settings)
    return entry && {folder: entry.folder, roster: new Map([[path, entry]])}
  }
  const collection = collectionAt(path, resources, settings)
  if (collection === null) return null
  const entries = new Map<string, RosterEntry>()
  for (const article of collection.articles) {
    const entry = within(collection, article, resources, settings)
    if (entry !== null) entries.set(article, entry)
  }
  const slugged = [...entries].map(([article, {slug, language}]) => ({path: article, slug, language}))
  const folder = collection.listed ? commonFolder(collection.articles) : posix.dirname(path)
  const slugs = distinctSlugs(slugged, {folder, isCollection: true}, reservedPages)
  return {
    folder: collection.front.metadata.slug,
    roster: new Map(
      [...entries].map(([article, entry]) => [article, called(entry, slugs.get(article) ?? null)]),
    ),
  }
}

/** The sources of a book need not lie beside its list: they are in `docs/` or `src/`. */
function commonFolder([first = '.', ...others]: readonly string[]): string {
  let folder = posix.dirname(first)
  while (folder !== '.' && others.some((path) => !path.startsWith(`${folder}/`)))
    folder = posix.dirname(folder)
  return folder
}

/** Under another slug than its own, in a collection; null: under none. */
const called = (entry: RosterEntry, slug: string | null): RosterEntry | null =>
  slug === null ? null : {...entry, slug, page: pageNamed(slug)}

/** An article that is no source of this build: where an earlier build has put it. Null when it lies in a collection that leaves it out. */
export function outsider(
  path: string,
  resources: Resources,
  settings: HeadSettings,
  /** The heads of collections that were looked at. */
  known = new Map<string, Heads | null>(),
): RosterEntry | null {
  const file = collectionOf(path, resources)
  if (file === null) return single(path, resources, settings)
  const heads = known.get(file) ?? headsOf(file, resources, settings)
  known.set(file, heads)
  return heads === null ? single(path, resources, settings) : (heads.roster.get(path) ?? null)
}

/** Front matter for the articles of a collection. */
export const inheriting = (
  settings: HeadSettings,
  {inherited}: Pick<ParsedCollection, 'inherited'>,
): HeadSettings => ({...settings, defaults: {...settings.defaults, ...inherited}})

function single(path: string, resources: Resources, settings: HeadSettings): RosterEntry | null {
  const metadata = metadataOf(path, resources, settings)
  if (metadata === null) return null
  const {slug, title, language, places} = metadata
  return {slug, title, language, places, folder: slug, page: startPage, publication: path}
}

function within(
  collection: ParsedCollection,
  path: string,
  resources: Resources,
  settings: HeadSettings,
): RosterEntry | null {
  const folder = collection.front.metadata.slug
  const metadata = metadataOf(path, resources, inheriting(settings, collection), {
    collection: folder,
    listed: collection.listed?.get(path),
  })
  if (metadata === null) return null
  const {slug, title, language, places} = metadata
  return {slug, title, language, places, folder, page: pageNamed(slug), publication: collection.front.path}
}

// What is wrong with a source is said when it is read whole.
const silent = () => undefined

function collectionAt(path: string, resources: Resources, settings: HeadSettings): ParsedCollection | null {
  const file = resources.read(path)
  if (file.type !== 'found') return null
  return readCollection({path, bytes: file.bytes}, {resources, report: silent, ...settings})
}

function metadataOf(
  path: string,
  resources: Resources,
  settings: HeadSettings,
  place: Pick<ReadOptions, 'collection' | 'listed'> = {},
) {
  const file = resources.read(path)
  if (file.type !== 'found') return null
  // A title that nothing marks is known from the whole text.
  const bytes = isText(path) ? file.bytes : headIn(file.bytes)
  const article = readArticle({path, bytes}, {report: silent, ...settings, ...place, resources})
  const places = sitePlaces(new TextDecoder().decode(file.bytes), settings.dialect ?? null)
  return article && {...article.metadata, places}
}

const frontMatter =
  /^(?:---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)|\+{3}[ \t]*\r?\n[\s\S]*?\r?\n\+{3})[ \t]*(?:\r?\n|$)/
const heading = /^ {0,3}(?:#{1,6}(?:[ \t].*)?|[=-]+[ \t]*)$/m

/** Front matter and, where it has no title, all up to the first line that may be one. However long the article, no more is parsed. */
function headIn(bytes: Uint8Array): Uint8Array {
  const text = decode(bytes, silent)
  const front = frontMatter.exec(text)?.[0] ?? ''
  const body = text.slice(front.length)
  if ((body.trim() === '' && front === '') || isReallyText(text)) return bytes
  const title = /^title[ \t]*[:=]/im.test(front) ? null : heading.exec(body)
  const end = title === null ? 0 : title.index + title[0].length
  return new TextEncoder().encode(`${front}\n${body.slice(0, end)}\n\n.`)
}
