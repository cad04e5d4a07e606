/** The head of a web page → what is known of its article: schema.org's data where it is there, then the tags of Open Graph, then the plain ones. */
import type {Element, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Front} from './imported.ts'

type Data = Readonly<Record<string, unknown>>

export function factsOf(tree: Root): Front {
  const head = headIn(tree)
  const article = head.data.find((node) =>
    typesOf(node).some((type) => /Article$|^BlogPosting$|^Report$/.test(type)),
  )
  const said = (name: string): string | undefined => textIn(article?.[name])
  const meta = (...names: readonly string[]) => names.map((name) => head.meta.get(name)).find(Boolean)
  const authors = namesIn(article?.['author'], head.data)
  const keywords = article?.['keywords']
  const published =
    said('datePublished') ?? meta('article:published_time', 'date', 'dc.date', 'dcterms.created')
  const modified = said('dateModified') ?? meta('article:modified_time', 'last-modified', 'dcterms.modified')
  const author = meta('author', 'dc.creator', 'dcterms.creator')
  return {
    title: said('headline') ?? meta('og:title') ?? head.title,
    subtitle: said('alternativeHeadline'),
    summary: said('description') ?? meta('description', 'og:description', 'dc.description'),
    language: head.language ?? said('inLanguage') ?? meta('og:locale')?.replace('_', '-'),
    authors: authors.length > 0 ? authors : author && !/^https?:/.test(author) ? [author] : [],
    published: dayOf(published),
    modified: dayOf(modified),
    license: head.license ?? said('license'),
    keywords: Array.isArray(keywords) ? keywords.map(String) : [],
  }
}

interface Head {
  readonly title: string | undefined
  readonly language: string | undefined
  readonly license: string | undefined
  readonly meta: ReadonlyMap<string, string>
  readonly data: readonly Data[]
}

function headIn(tree: Root): Head {
  const meta = new Map<string, string>()
  const data: Data[] = []
  const seen: {title?: string; language?: string; license?: string; licence?: string} = {}
  visit(tree, 'element', (node: Element) => {
    const {properties, tagName} = node
    if (tagName === 'svg') return 'skip'
    if (tagName === 'html' && typeof properties['lang'] === 'string') seen.language = properties['lang']
    if (tagName === 'title') seen.title ??= spaced(textOf(node))
    // The name of a licence is more than its address.
    if (
      tagName === 'a' &&
      String(properties['rel']).split(',').includes('license') &&
      textOf(node).length < 40
    )
      seen.licence ??= spaced(textOf(node))
    if (tagName === 'link' && String(properties['rel']) === 'license')
      seen.license ??= String(properties['href'])
    if (tagName === 'meta') {
      const name = String(properties['name'] ?? properties['property'] ?? '').toLowerCase()
      const content = spaced(String(properties['content'] ?? ''))
      if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content)
    }
    if (tagName === 'script' && properties['type'] === 'application/ld+json')
      data.push(...nodesIn(textOf(node)))
    return undefined
  })
  return {
    title: seen.title || undefined,
    language: seen.language || undefined,
    license: seen.licence || seen.license,
    meta,
    data,
  }
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** JSON-LD: one node, a list, or a graph. What cannot be parsed says nothing. */
function nodesIn(json: string): readonly Data[] {
  try {
    const value: unknown = JSON.parse(json)
    return [value].flat().flatMap((node) => {
      if (!isData(node)) return []
      const graph = node['@graph']
      return Array.isArray(graph) ? graph.filter(isData) : [node]
    })
  } catch {
    return []
  }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

const typesOf = (node: Data): readonly string[] => [node['@type']].flat().map(String)

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? spaced(value) : undefined

/** Names, persons, or what refers to persons of the graph. */
function namesIn(value: unknown, data: readonly Data[]): readonly string[] {
  return [value].flat().flatMap((one) => {
    if (typeof one === 'string') return /^https?:/.test(one) ? [] : [spaced(one)]
    if (!isData(one)) return []
    const name =
      textIn(one['name']) ??
      textIn(data.find((node) => node['@id'] === one['@id'] && 'name' in node)?.['name'])
    return name ? [name] : []
  })
}

const dayOf = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : (/^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? undefined)
