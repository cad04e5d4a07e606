/** `SUMMARY.md`, of mdBook (with `book.toml`) or by itself, as GitBook has it. */
import {posix} from 'node:path'
import type {Link, List, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {parse as parseToml, TomlError} from 'smol-toml'
import {visit} from 'unist-util-visit'
import {decoded} from '../../uri.ts'
import {parseMarkdown} from '../markdown.ts'
import {type Book, type Entry, type ListFile, type Tool, textAt} from './book.ts'

export const mdbook: Tool = {
  name: 'mdBook',
  file: /^book\.toml$/,
  lists: '`src/SUMMARY.md`',
  says: 'title, authors, description, language, direction, `src`; parts, numbers, nesting; drafts are left out',
  read(file) {
    const settings = settingsIn(file)
    const source = posix.join(posix.dirname(file.path), settings.source)
    const path = posix.join(source, 'SUMMARY.md')
    const text = textAt(path, file.resources)
    return text === null ? null : {...listed(path, text), metadata: settings.metadata}
  },
}

export const summary: Tool = {
  name: 'GitBook, HonKit',
  file: /^SUMMARY\.md$/,
  lists: '`SUMMARY.md`',
  says: 'parts, nesting',
  read({path, text, resources, report}) {
    const book = listed(path, text)
    if (!book.entries.some(({type}) => type === 'article')) return null
    // Named by itself, it still belongs to its `book.toml`.
    const above = [posix.dirname(path), posix.dirname(posix.dirname(path))]
      .map((folder) => posix.join(folder, 'book.toml'))
      .map((path) => ({path, text: textAt(path, resources)}))
      .find(({text}) => text !== null)
    const metadata = above?.text ? settingsIn({path: above.path, text: above.text, report}).metadata : {}
    return {...book, metadata, sources: above ? book.sources : null}
  },
}

function settingsIn({path, text, report}: Pick<ListFile, 'path' | 'text' | 'report'>) {
  const values = new Map<string, unknown>()
  try {
    const {book} = parseToml(text)
    if (typeof book === 'object' && book !== null)
      for (const [key, value] of Object.entries(book)) values.set(key, value)
  } catch (error) {
    const {line = 1, column = 1} = error instanceof TomlError ? error : {}
    report({
      rule: 'publications/list-unreadable',
      reason: `\`${posix.basename(path)}\` is not TOML here: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`,
      path,
      place: {line, column},
    })
  }
  const text_ = (key: string) => {
    const value = values.get(key)
    return typeof value === 'string' && value.trim() !== '' ? value : undefined
  }
  const authors = [values.get('authors') ?? []].flat().filter((name) => typeof name === 'string')
  return {
    source: text_('src') ?? 'src',
    metadata: defined({
      title: text_('title'),
      description: text_('description'),
      language: text_('language'),
      direction: text_('text-direction'),
      authors: authors.length > 0 ? authors : undefined,
    }),
  }
}

const defined = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** Prefix chapters, then lists of numbered ones under the titles of their parts, then suffix chapters. */
function listed(path: string, text: string): Omit<Book, 'metadata'> {
  const folder = posix.dirname(path)
  const entries: Entry[] = []
  const tree = parseMarkdown(text)
  const headings = tree.children.filter(({type}) => type === 'heading')
  let chapters = 0
  const entry = (link: Link, depth: number, number: string | null) => {
    // A chapter without an address is still to be written.
    const url = link.url.trim()
    if (url === '' || url.startsWith('#')) return false
    const isAddress = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)
    entries.push({
      type: isAddress ? 'address' : 'article',
      target: isAddress ? url : posix.join(folder, decoded(url.replace(/[?#].*$/, ''))),
      written: url,
      title: textOf(link).trim() || null,
      depth,
      number: isAddress ? null : number,
      list: path,
      place: link.position?.start ?? {line: 1, column: 1},
    })
    return true
  }
  const list = (node: List, depth: number, above: string) => {
    let count = above === '' ? chapters : 0
    for (const item of node.children) {
      const link = item.children.flatMap((child) => (child.type === 'list' ? [] : linksIn(child)))[0]
      // Drafts are counted, as mdBook does.
      const number = `${above}${count + 1}`
      if (link) {
        count += 1
        entry(link, depth, number)
      }
      for (const child of item.children)
        if (child.type === 'list') list(child, link ? depth + 1 : depth, link ? `${number}.` : above)
    }
    if (above === '') chapters = count
  }
  for (const node of tree.children) {
    if (node.type === 'list') list(node, entries.some(({type}) => type === 'part') ? 1 : 0, '')
    else if (node.type === 'heading') {
      const title = textOf(node).trim()
      // The first one is the title of the list itself.
      if (node === headings[0] || title === '') continue
      entries.push({
        type: 'part',
        target: title,
        written: title,
        title,
        depth: 0,
        number: null,
        list: path,
        place: node.position?.start ?? {line: 1, column: 1},
      })
    } else for (const link of linksIn(node)) entry(link, 0, null)
  }
  return {entries: withoutRepeatedAnchors(entries, tree.children), sources: folder === '.' ? null : folder}
}

function linksIn(node: RootContent): readonly Link[] {
  const links: Link[] = []
  visit(node, 'link', (link) => {
    links.push(link)
  })
  return links
}

/** GitBook lists the headings of a page under it, by their ids. */
function withoutRepeatedAnchors(entries: readonly Entry[], nodes: readonly RootContent[]): readonly Entry[] {
  const anchored = new Set<string>()
  for (const node of nodes)
    for (const {url, position} of linksIn(node))
      if (url.includes('#') && position) anchored.add(`${position.start.line}:${position.start.column}`)
  const seen = new Set<string>()
  return entries.filter(({type, target, place}) => {
    if (type !== 'article') return true
    const isRepeated = seen.has(target) && anchored.has(`${place.line}:${place.column}`)
    seen.add(target)
    return !isRepeated
  })
}
