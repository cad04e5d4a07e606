/** The print documents of a collection's parts → one document. Ids are unique within an article only, so that each article's
 * stand behind its name in the book: `key-takeaways` of the article `pictures` is `pictures/key-takeaways`. */
import type {Element, ElementContent, Properties, Root} from 'hast'
import type {Point, Position} from 'unist'
import {pointOf} from '../../diagnostics/message.ts'
import {linesOf, linesOfPart, named, partOf} from '../names-in-book.ts'
import type {PlacedFinding} from '../printer.ts'

export interface BookPart {
  readonly document: Root
  /** The name of the article; null for what stands before and after the articles. */
  readonly slug: string | null
  /** Its file, for messages. */
  readonly path: string
}

/** Under the head of the first. The documents are changed. */
export function bind(parts: readonly BookPart[]): Root {
  const [first] = parts
  const body = first && bodyOf(first.document)
  if (!body) throw new Error('a print document has a body')
  const content = parts.flatMap(({document, slug}, index) => {
    const children = bodyOf(document)?.children ?? []
    for (const child of children) settle(child, {slug, lines: index * linesOfPart})
    if (slug !== null) nameArticle(children, slug)
    return children
  })
  body.children = content
  return first.document
}

/** A finding on a page of the book → the same in the file that the page was made of. */
export function inPart(finding: PlacedFinding, parts: readonly BookPart[]): PlacedFinding {
  const {place} = finding
  const start = place && ('start' in place ? place.start : place)
  const part = start && parts[partOf(start.line)]
  if (!place || !part) return finding
  const lines = linesOf(start.line)
  // A reason may name its place as well: “first at 12:4”.
  const reason = finding.reason.replace(said(start), said(moved(start, -lines)))
  return {...finding, reason, path: finding.path ?? part.path, place: pointOf(moved(place, -lines))}
}

const said = ({line, column}: Point) => `${line}:${column}`

/** Where the picture of an article stands among those of the book. */
export const pictureKey = (slug: string | null, source: string): string =>
  slug === null ? source : named(slug, source)

interface Settling {
  readonly slug: string | null
  readonly lines: number
}

function settle(node: ElementContent | Root['children'][number], settling: Settling): void {
  if (node.position) node.position = moved(node.position, settling.lines)
  if (node.type !== 'element') return
  node.properties = settled(node.properties, settling.slug)
  for (const child of node.children) settle(child, settling)
}

function moved<Place extends Point | Position>(place: Place, lines: number): Place {
  const move = (point: Point): Point => ({...point, line: point.line + lines})
  if ('start' in place) return {...place, start: move(place.start), end: move(place.end)}
  return {...place, line: place.line + lines}
}

/** Attributes that name ids. */
const naming: ReadonlySet<string> = new Set([
  'id',
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaDetails',
  'headers',
  'htmlFor',
])

function settled(properties: Properties, slug: string | null): Properties {
  const changed: Properties = {...properties}
  const {href, src} = properties
  // `#/pictures/notes` already names its article.
  if (typeof href === 'string' && href.startsWith('#/')) changed['href'] = `#${href.slice(2)}`
  else if (typeof href === 'string' && href.startsWith('#') && slug !== null)
    changed['href'] = href === '#top' ? `#${slug}` : `#${named(slug, href.slice(1))}`
  if (typeof src === 'string') changed['src'] = pictureKey(slug, src)
  if (slug === null) return changed
  const inBook = (id: string | number) => named(slug, String(id))
  for (const [name, value] of Object.entries(properties)) {
    if (!naming.has(name)) continue
    if (typeof value === 'string') changed[name] = value.split(/\s+/).map(inBook).join(' ')
    if (Array.isArray(value)) changed[name] = value.map(inBook)
  }
  return changed
}

function nameArticle(children: readonly ElementContent[], slug: string): void {
  const article = children.find((node) => node.type === 'element' && node.tagName === 'article')
  if (article?.type === 'element') article.properties['id'] = slug
}

function bodyOf(document: Root): Element | null {
  const html = document.children.find((node) => node.type === 'element' && node.tagName === 'html')
  if (html?.type !== 'element') return null
  const body = html.children.find((node) => node.type === 'element' && node.tagName === 'body')
  return body?.type === 'element' ? body : null
}
