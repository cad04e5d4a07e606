/** A file → an article: front matter taken off and checked, its title found, the rest as mdast. */
import type {Heading, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {VFileMessage} from 'vfile-message'
import type {Report} from '../diagnostics/message.ts'
import type {ParsedArticle, PlacedText} from '../model/article.ts'
import type {Resources} from '../resources.ts'
import {decode} from './bytes.ts'
import {takeInPictures} from './data-address.ts'
import {type Dialect, dialectIn, dialectOfFile, isDialect, plainIn} from './dialects/dialect.ts'
import {fromDialects, toOurs} from './dialects/index.ts'
import {withoutPrograms} from './dialects/mdx-signs.ts'
import {checkValues, readFrontMatter, readToml, type Values} from './front-matter.ts'
import {guard} from './guard.ts'
import {parseMarkdown} from './markdown.ts'
import {toMetadata} from './metadata.ts'
import {stemOf} from './names.ts'
import type {Recognized} from './text/headings.ts'
import {isReallyText, parseText} from './text/index.ts'

type Mdx = typeof import('./mdx.ts')

export interface SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface ReadOptions {
  readonly report: Report
  /** Front matter that holds where an article says nothing: from the configuration. */
  readonly defaults?: Readonly<Record<string, unknown>> | undefined
  /** Front matter that holds whatever an article says: from the command line. */
  readonly overrides?: Readonly<Record<string, unknown>> | undefined
  /** The slug of the collection that the article is part of. */
  readonly collection?: string | undefined
  /** The slug by which it is told apart from others; else it has the one that its front matter or its name makes. */
  readonly slug?: string | undefined
  /** In a book that another tool lists: what the list calls the article, null where it only names the file. */
  readonly listed?: {readonly title: string | null} | undefined
  /** The words by which the parts of a raw text are known. */
  readonly recognized?: Recognized | undefined
  /** The tool that it is written for, unless it says. */
  readonly dialect?: Dialect | null | undefined
  /** The reader of MDX, where some may come; without it MDX is read as Markdown, which is enough for a title. */
  readonly mdx?: Mdx | null | undefined
  /** Where files are looked for that it includes, and those that it names without their folder. @default nowhere */
  readonly resources?: Resources | undefined
}

/** Raw text, and no Markdown. */
export const isText = (path: string): boolean => /\.te?xt$/i.test(path)

/** Null when there is nothing to publish. */
export function readArticle(file: SourceFile, options: ReadOptions): ParsedArticle | null {
  const {report, resources = null} = options
  const {text: source, pictures} = takeInPictures(decode(file.bytes, report, {pages: isText(file.path)}))
  if (source.trim() === '') {
    report({rule: 'source/empty', reason: 'The file is empty.', place: {line: 1, column: 1}})
    return null
  }
  const raw = isText(file.path) || isReallyText(source)
  if (raw && !isText(file.path)) {
    report({
      rule: 'source/plain-text',
      reason:
        'This has no empty line and no sign of Markdown where its blocks begin; it is read as plain text.',
      place: {line: 1, column: 1},
    })
  }
  const dialect = raw ? null : dialectOf(file.path, source, options)
  const {text: written, numbers} = raw
    ? {text: source, numbers: null}
    : toOurs(source, report, {
        dialect,
        path: file.path,
        resources,
        isMdx: isMdx(file.path, source, dialect),
        forInstructors:
          (plainIn(source, 'instructors') ?? String(options.defaults?.['instructors'])) === 'true',
      })
  const mdx = options.mdx && isMdx(file.path, source, dialect) ? options.mdx : null
  const {text, tree} = raw
    ? {text: source, tree: parseText(source, report, options.recognized)}
    : mdx
      ? mdxOf(written, {...mdx, report, numbers})
      : {text: written, tree: guard(written, parseMarkdown, report)}
  if (numbers) renumber(tree, numbers)
  if (!raw) fromDialects(tree, report, dialect)
  // What follows changes the tree.
  const foreign = raw ? structuredClone(tree) : undefined
  const own = takeFrontMatter(tree, source, {report, dialect})
  const [stem, day] = datedStem(file.path, dialect)
  const values: Values = new Map([
    ...(day === null ? [] : checkValues({date: day}, report)),
    ...checkValues(options.defaults ?? {}, report),
    ...own,
    ...checkValues(options.overrides ?? {}, report),
  ])
  const first = tree.children.find((node) => node.type === 'heading')
  const title =
    takeTitle(tree, values, {raw, report, dialect, listed: options.listed}) ?? stem.replaceAll(/[-_]+/g, ' ')
  return {
    path: file.path,
    source: text,
    metadata: toMetadata(
      values,
      {title, stem, collection: options.collection, slug: options.slug, dialect},
      report,
    ),
    parts: {takeaways: textsIn(values, 'takeaways'), faqs: faqsIn(values)},
    styles: textsIn(values, 'styles'),
    ...(first && !tree.children.includes(first) ? {titleDepth: first.depth} : {}),
    tree,
    foreign,
    pictures,
  }
}

/** Articles of Docusaurus are MDX whatever they are called; those that make no use of it are read as Markdown. */
const isMdx = (path: string, source: string, dialect: Dialect | null): boolean =>
  /\.mdx$/i.test(path) || (dialect === 'docusaurus' && /^(?:import|export)[ \t]|^[ \t]*<[A-Z]/m.test(source))

interface Reading extends Mdx {
  readonly report: Report
  readonly numbers: readonly number[] | null
}

/** Where it is no MDX after all, a message says where, and it is Markdown, but for its programs. */
function mdxOf(text: string, {parseMdx, fromMdx, report, numbers}: Reading) {
  try {
    const tree = guard(text, parseMdx, report)
    fromMdx(tree, report)
    return {text, tree}
  } catch (error) {
    // Its parser recurses, and throws at what it cannot read.
    if (!(error instanceof VFileMessage) && !(error instanceof RangeError)) throw error
    const {line = 1, column = 1} = error instanceof VFileMessage ? error : {}
    const [reason = ''] = error.message.split('\n')
    report({
      rule: 'dialects/not-mdx',
      reason: `This is no MDX from here on (${reason.replace(/\.$/, '')}); the article is read as Markdown.`,
      place: {line: numbers?.[line - 1] ?? line, column},
    })
    const bare = withoutPrograms(text)
    return {text: bare, tree: guard(bare, parseMarkdown, report)}
  }
}

/** What it says itself counts, then what its collection or the project says, then what its kind of file says. */
function dialectOf(path: string, source: string, {defaults, dialect = null}: ReadOptions): Dialect | null {
  const inherited = defaults?.['dialect']
  return dialectIn(source) ?? (isDialect(inherited) ? inherited : null) ?? dialect ?? dialectOfFile(path)
}

/** Jekyll's posts have their day in their name. */
function datedStem(path: string, dialect: Dialect | null): readonly [string, string | null] {
  const stem = stemOf(path)
  const [, day, name] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(stem) ?? []
  return dialect === 'jekyll' && day !== undefined && name !== undefined ? [name, day] : [stem, null]
}

/** Lines of the text that was parsed → lines of the file. */
function renumber(tree: Root, numbers: readonly number[]): void {
  visit(tree, ({position}) => {
    if (!position) return
    position.start.line = numbers[position.start.line - 1] ?? position.start.line
    position.end.line = numbers[position.end.line - 1] ?? position.end.line
  })
}

function takeFrontMatter(
  tree: Root,
  source: string,
  {report, dialect}: {readonly report: Report; readonly dialect: Dialect | null},
): Values {
  const [first] = tree.children
  if (first?.type === 'yaml') {
    tree.children.shift()
    return readFrontMatter(first, report, {dialect})
  }
  if (first && 'value' in first && source.startsWith('+++') && String(first.type) === 'toml') {
    tree.children.shift()
    return readToml(first, report, {dialect})
  }
  if (/^---[ \t]*\r?\n[ \t]*[\w-]+[ \t]*:/.test(source)) {
    report({
      rule: 'front-matter/not-closed',
      reason: 'The front matter begins with `---` but never ends; it is read as text.',
      place: {line: 1, column: 1},
    })
  }
  return new Map()
}

/** The first heading stands in for a title, and is not printed a second time when it is the title. */
function takeTitle(
  tree: Root,
  values: Values,
  {
    raw,
    report,
    dialect,
    listed,
  }: Pick<ReadOptions, 'report' | 'listed' | 'dialect'> & {readonly raw: boolean},
): string | null {
  const index = tree.children.findIndex((node) => node.type === 'heading')
  const heading = tree.children[index]
  const text = heading?.type === 'heading' ? plain(heading) : ''
  const given = values.get('title')?.value
  if (typeof given === 'string') {
    const repeats = heading?.type === 'heading' && heading.depth === 1 && index === firstContent(tree)
    if (repeats && sameText(text, given)) tree.children.splice(index, 1)
    return given
  }
  // A level-1 heading is the title wherever it stands; another only where it opens the article.
  const opens = heading?.type === 'heading' && (heading.depth === 1 || (!raw && index === firstContent(tree)))
  const found = opens && text !== ''
  if (!found && listed?.title) return listed.title
  // A raw text has no other way to say its title than to begin with it, and other tools expect no other; to Obsidian the file's name is it.
  const isTool = dialect && dialect !== 'commonmark'
  if (found ? !(raw || listed || isTool) : dialect !== 'obsidian') {
    report({
      rule: 'front-matter/title-missing',
      reason: found
        ? 'No `title`: the first heading is the title.'
        : 'No `title`: the file name is the title.',
      place: found ? heading : {line: 1, column: 1},
    })
  }
  if (!found) return null
  tree.children.splice(index, 1)
  return text
}

function firstContent(tree: Root): number {
  return tree.children.findIndex((node) => node.type !== 'html' && node.type !== 'definition')
}

function plain(heading: Heading): string {
  const text = textOf(heading).replaceAll(/\s+/g, ' ').trim()
  // `{#id}` at the end is no word of the title.
  const attributes = text.endsWith('}') ? text.lastIndexOf('{') : -1
  return /^[#.]/.test(text.slice(attributes + 1)) && attributes >= 0 ? text.slice(0, attributes).trim() : text
}

function sameText(one: string, other: string): boolean {
  const comparable = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/[“”]/g, '"')
      .replaceAll(/\s+/g, ' ')
      .trim()
  return comparable(one) === comparable(other)
}

/** A list that front matter or `publication.yml` carries, or the one text in its place. */
export function textsIn(values: Values, key: 'takeaways' | 'styles'): readonly PlacedText[] {
  const entry = values.get(key)
  if (!entry) return []
  if (!Array.isArray(entry.value)) return [{text: String(entry.value), place: entry.place() ?? nowhere}]
  return entry.value.map((text: unknown, index) => ({
    text: String(text),
    place: entry.place([index]) ?? nowhere,
  }))
}

function faqsIn(values: Values): ParsedArticle['parts']['faqs'] {
  const entry = values.get('faqs')
  if (!entry || !Array.isArray(entry.value)) return []
  return entry.value.map((item: unknown, index) => {
    const fields = new Map(typeof item === 'object' && item ? Object.entries(item) : [])
    const part = (name: string): PlacedText => ({
      text: String(fields.get(name) ?? ''),
      place: entry.place([index, name]) ?? nowhere,
    })
    return {question: part('question'), answer: part('answer')}
  })
}

const nowhere = {start: {line: 1, column: 1}, end: {line: 1, column: 1}} as const
