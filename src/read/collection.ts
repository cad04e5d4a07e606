/** `publication.yml` of a folder, or the list of another tool → what the collection says of itself, and its articles in order. */
import {posix} from 'node:path'
import type {Finding, Report} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import type {BookPlace, ParsedArticle} from '../model/article.ts'
import type {Resources} from '../resources.ts'
import {isText, textsIn} from './article.ts'
import {type Book, type Entry, readBook} from './books/index.ts'
import {decode} from './bytes.ts'
import {articlesIn, isMarkdown, isOurs} from './discover.ts'
import {checkValues, readFrontMatter, type Values} from './front-matter.ts'
import type {KeyName} from './front-matter-schema.ts'
import {toMetadata} from './metadata.ts'

export interface ParsedCollection {
  /** The collection itself, as an article without a text: title, takeaways, cover. */
  readonly front: ParsedArticle
  /** Paths in reading order, from the same root as that of `publication.yml`. */
  readonly articles: readonly string[]
  /** By the paths of articles: how the list of another tool has them. Null for ours. */
  readonly listed: ReadonlyMap<string, Listed> | null
  /** Front matter for articles that lack a key. */
  readonly inherited: Readonly<Record<string, unknown>>
}

export interface Listed {
  /** What the list calls it; null where it only names the file. */
  readonly title: string | null
  readonly place: BookPlace
}

export interface CollectionOptions {
  readonly resources: Resources
  readonly report: Report
  /** For other files that say something of the collection. @default `report` */
  readonly reportIn?: ((path: string) => Report) | undefined
  readonly defaults?: Readonly<Record<string, unknown>> | undefined
  readonly overrides?: Readonly<Record<string, unknown>> | undefined
}

/** What an article of a collection need not repeat. Authors are inherited, editors are not: they edited the whole. */
const inheritable = [
  'language',
  'direction',
  'authors',
  'publisher',
  'published',
  'modified',
  'reviewed',
  'review-by',
  'license',
  'copyright',
  'dialect',
  'instructors',
] as const satisfies readonly KeyName[]

const dateNames = {
  published: 'published',
  modified: 'modified',
  reviewed: 'reviewed',
  'review-by': 'reviewBy',
} as const

const isDate = (key: string): key is keyof typeof dateNames => Object.hasOwn(dateNames, key)

/** Null when it holds no article; the messages say why. */
export function readCollection(
  {path, bytes}: {readonly path: string; readonly bytes: Uint8Array},
  options: CollectionOptions,
): ParsedCollection | null {
  const {resources, report, defaults = {}, overrides = {}} = options
  const source = decode(bytes, report)
  const folder = posix.dirname(path)
  const book = isOurs(path) ? null : readBook(path, resources, report)
  const own = book ? checkValues(book.metadata, report, {owner: 'collection'}) : valuesIn(source, report)
  const values: Values = new Map([
    ...checkValues(defaults, report),
    ...own,
    ...checkValues(overrides, report),
  ])
  const stem = posix.basename(folder) === '.' ? 'collection' : posix.basename(folder)
  const title = values.get('title')?.value
  if (typeof title !== 'string') {
    report({
      rule: 'front-matter/title-missing',
      reason: 'No `title`: the name of the folder is the title.',
      place: point(1),
    })
  }
  const listed = book && inBook(book, {...options, path})
  const articles = listed ? [...listed.keys()] : inOrder(own, {path, folder, resources, report})
  if (articles.length === 0) return null
  const metadata = toMetadata(
    values,
    // A folder is called after its repository here and after its server there; the title is the same everywhere.
    {title: stem.replaceAll(/[-_]+/g, ' '), stem: book && typeof title === 'string' ? title : stem},
    report,
  )
  return {
    front: {
      path,
      source,
      metadata,
      parts: {takeaways: textsIn(values, 'takeaways'), faqs: []},
      styles: textsIn(values, 'styles'),
      tree: {type: 'root', children: []},
    },
    articles,
    listed,
    inherited: Object.fromEntries(
      inheritable.flatMap((key) => {
        const value = values.get(key)?.value
        // A day that no calendar has was reported here, and is no article's mistake.
        return value === undefined || (isDate(key) && metadata[dateNames[key]] === null) ? [] : [[key, value]]
      }),
    ),
  }
}

function valuesIn(source: string, report: Report): Values {
  // Front matter begins on the line after its opening fence; this file has none.
  const yaml = {type: 'yaml' as const, value: source, position: {start: point(0), end: point(0)}}
  return readFrontMatter(yaml, report, {owner: 'collection'})
}

/** The articles that a list names and that are there; what it names besides is said, each at its place. */
function inBook(
  {entries, sources}: Book,
  {path, resources, report, reportIn = () => report}: CollectionOptions & {readonly path: string},
): ReadonlyMap<string, Listed> {
  const listed = new Map<string, Listed>()
  /** Parts that are open. */
  const parts: Entry[] = []
  for (const entry of entries) {
    const {type, target, written, title, list, place, depth, number} = entry
    while ((parts.at(-1)?.depth ?? -1) >= depth) parts.pop()
    if (type === 'part') {
      parts.push(entry)
      continue
    }
    const fault = type === 'address' ? addressListed(target) : faultOf(entry, resources, listed)
    const bookPlace = {parts: parts.map((part) => part.target), depth: depth - parts.length, number}
    if (fault === null) listed.set(target, {title, place: bookPlace})
    else reportIn(list)({...fault, place, actual: written})
  }
  const [first] = entries
  if (listed.size === 0)
    report({
      rule: 'publications/collection-empty',
      reason: `\`${posix.basename(path)}\` lists no article that is there.`,
      place: point(1),
    })
  else if (sources !== null && first) {
    const left = articlesIn(sources, resources).filter(
      (article) => article !== first.list && !listed.has(article),
    )
    if (left.length > 0) reportIn(first.list)(notListed(left, sources, first))
  }
  return listed
}

const addressListed = (address: string) =>
  ({
    rule: 'publications/address-listed',
    reason: `“${address}” lies elsewhere; it is left out of the book.`,
  }) as const

/** Null when the entry is an article that can be read, and stands here for the first time. */
function faultOf(
  {target, written}: Entry,
  resources: Resources,
  listed: ReadonlyMap<string, Listed>,
): Omit<Finding, 'place'> | null {
  if (listed.has(target))
    return {
      rule: 'publications/article-repeated',
      reason: `\`${written}\` is listed twice; the first counts.`,
    }
  const file = resources.read(target)
  if (file.type !== 'found') {
    const beside = resources.list(posix.dirname(target)).filter((path) => isMarkdown(path))
    const meant = nearest(target, beside)
    const hint = meant === null ? undefined : posix.relative(posix.dirname(target), meant)
    return {
      rule: 'publications/article-missing',
      reason:
        file.type === 'refused'
          ? `\`${written}\` cannot be read: ${file.reason}.`
          : `\`${written}\` is listed, and is not there.`,
      hint: hint === undefined ? 'Correct the path, or remove the line.' : `Did you mean \`${hint}\`?`,
    }
  }
  if (isMarkdown(target) || isText(target)) return null
  return {rule: 'publications/listed-unfit', reason: `\`${written}\` is no Markdown; it is left out.`}
}

function notListed(left: readonly string[], sources: string, {list}: Entry): Finding {
  const [first, second, third, ...more] = left.map((path) => `\`${posix.relative(sources, path)}\``)
  const names = [first, second, third].filter((name) => name !== undefined).join(', ')
  return {
    rule: 'publications/not-listed',
    reason: `${left.length} of the articles in \`${posix.basename(sources)}\` ${left.length === 1 ? 'is' : 'are'} not in \`${posix.basename(list)}\`, and not published: ${names}${more.length > 0 ? ', …' : ''}.`,
    place: point(1),
  }
}

interface Folder {
  readonly path: string
  readonly folder: string
  readonly resources: Resources
  readonly report: Report
}

/** As `order` has them; without it by name. What it forgets is reported, not appended: a draft may lie in the folder. */
function inOrder(values: Values, {path, folder, resources, report}: Folder): readonly string[] {
  const present = articlesIn(folder, resources)
  const order = values.get('order')
  if (order === undefined || !Array.isArray(order.value)) {
    if (present.length === 0)
      report({
        rule: 'publications/collection-empty',
        reason: `There is no article beside \`${posix.basename(path)}\`.`,
        place: point(1),
      })
    return present
  }
  const listed = new Set<string>()
  order.value.forEach((name: unknown, index) => {
    const wanted = posix.join(folder, String(name))
    const file = [wanted, `${wanted}.md`].find((candidate) => present.includes(candidate))
    if (file !== undefined && !listed.has(file)) {
      listed.add(file)
      return
    }
    const names = present.map((article) => posix.relative(folder, article))
    const meant = nearest(String(name), names)
    report({
      rule: file === undefined ? 'publications/article-missing' : 'publications/article-repeated',
      reason:
        file === undefined
          ? `\`order\` names \`${String(name)}\`, which is no article of this folder.`
          : `\`order\` names \`${String(name)}\` twice.`,
      place: order.place([index]) ?? point(1),
      actual: String(name),
      expected: meant === null ? undefined : [meant],
      hint: meant === null || file !== undefined ? undefined : `Did you mean \`${meant}\`?`,
    })
  })
  for (const article of present) {
    if (listed.has(article)) continue
    report({
      rule: 'publications/article-not-in-order',
      reason: `\`${posix.relative(folder, article)}\` lies in the folder but not in \`order\`: it is not published.`,
      place: order.place() ?? point(1),
      actual: posix.relative(folder, article),
    })
  }
  return [...listed]
}

const point = (line: number) => ({line, column: 1})
