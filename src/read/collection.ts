/** `publication.yml` of a folder → what the collection says of itself, and its articles in order. */
import {posix} from 'node:path'
import type {Report} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import type {ParsedArticle} from '../model/article.ts'
import type {Resources} from '../resources.ts'
import {textsIn} from './article.ts'
import {decode} from './bytes.ts'
import {articlesIn} from './discover.ts'
import {checkValues, readFrontMatter, type Values} from './front-matter.ts'
import type {KeyName} from './front-matter-schema.ts'
import {toMetadata} from './metadata.ts'

export interface ParsedCollection {
  /** The collection itself, as an article without a text: title, takeaways, cover. */
  readonly front: ParsedArticle
  /** Paths in reading order, from the same root as that of `publication.yml`. */
  readonly articles: readonly string[]
  /** Front matter for articles that lack a key. */
  readonly inherited: Readonly<Record<string, unknown>>
}

export interface CollectionOptions {
  readonly resources: Resources
  readonly report: Report
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
  {resources, report, defaults = {}, overrides = {}}: CollectionOptions,
): ParsedCollection | null {
  const source = decode(bytes, report)
  // Front matter begins on the line after its opening fence; this file has none.
  const yaml = {type: 'yaml' as const, value: source, position: {start: point(0), end: point(0)}}
  const own = readFrontMatter(yaml, report, {owner: 'collection'})
  const values: Values = new Map([
    ...checkValues(defaults, report),
    ...own,
    ...checkValues(overrides, report),
  ])
  const folder = posix.dirname(path)
  const stem = posix.basename(folder) === '.' ? 'collection' : posix.basename(folder)
  const title = values.get('title')?.value
  if (typeof title !== 'string') {
    report({
      rule: 'front-matter/title-missing',
      reason: 'No `title`: the name of the folder is the title.',
      place: point(1),
    })
  }
  const articles = inOrder(own, {path, folder, resources, report})
  if (articles.length === 0) return null
  const metadata = toMetadata(values, {title: stem.replaceAll(/[-_]+/g, ' '), stem}, report)
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
    inherited: Object.fromEntries(
      inheritable.flatMap((key) => {
        const value = values.get(key)?.value
        // A day that no calendar has was reported here, and is no article's mistake.
        return value === undefined || (isDate(key) && metadata[dateNames[key]] === null) ? [] : [[key, value]]
      }),
    ),
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
