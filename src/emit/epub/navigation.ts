/** Contents and landmarks → the navigation document, and the NCX for reading systems from before EPUB 3. */
import type {Element} from 'hast'
import {x} from 'xastscript'
import type {NavigationEntry} from './headings.ts'
import {element, xhtml} from './xhtml.ts'
import {allAllowed, allowed, serialize} from './xml.ts'

export interface Landmark {
  /** A term of the EPUB Structural Semantics Vocabulary. */
  readonly type: string
  readonly text: string
  readonly href: string
}

export interface NavigationOptions {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly heading: string
  readonly landmarksHeading: string
  readonly entries: readonly NavigationEntry[]
  readonly landmarks: readonly Landmark[]
}

export function navigationDocument(options: NavigationOptions): string {
  const toc = {'epub:type': 'toc', role: 'doc-toc', id: 'toc', ariaLabelledBy: ['toc-heading']}
  const landmarks = {
    'epub:type': 'landmarks',
    id: 'landmarks',
    hidden: true,
    ariaLabel: options.landmarksHeading,
  }
  return xhtml({
    ...options,
    body: {},
    children: [
      element('nav', toc, [heading(options.heading), list(options.entries)]),
      element('nav', landmarks, [
        element(
          'ol',
          {},
          options.landmarks.map(({type, text, href}) =>
            element('li', {}, [link(text, {'epub:type': type, href})]),
          ),
        ),
      ]),
    ],
  })
}

function heading(text: string): Element {
  return element('h2', {id: 'toc-heading'}, [{type: 'text', value: allowed(text)}])
}

function list(entries: readonly NavigationEntry[]): Element {
  return element(
    'ol',
    {},
    entries.map(({text, href, children}) =>
      element('li', {}, [link(text, {href}), ...(children.length > 0 ? [list(children)] : [])]),
    ),
  )
}

function link(text: string, properties: Element['properties']): Element {
  return element('a', properties, [{type: 'text', value: allowed(text)}])
}

export interface NcxOptions {
  readonly identifier: string
  readonly language: string
  readonly title: string
  readonly entries: readonly NavigationEntry[]
}

/** NCX 2005-1, as EPUB 2.0.1 section 2.4.1 asks for it. */
export function ncx(options: NcxOptions): string {
  const order = {next: 1}
  const tree = x(
    'ncx',
    {xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': options.language},
    x(
      'head',
      {},
      x('meta', {name: 'dtb:uid', content: options.identifier}),
      x('meta', {name: 'dtb:depth', content: String(depth(options.entries))}),
      x('meta', {name: 'dtb:totalPageCount', content: '0'}),
      x('meta', {name: 'dtb:maxPageNumber', content: '0'}),
    ),
    x('docTitle', {}, x('text', {}, options.title)),
    x('navMap', {}, ...options.entries.map((entry) => navigationPoint(entry, order))),
  )
  return serialize([allAllowed(tree)])
}

function navigationPoint(entry: NavigationEntry, order: {next: number}): ReturnType<typeof x> {
  const number = order.next
  order.next += 1
  return x(
    'navPoint',
    {id: `point-${number}`, playOrder: String(number)},
    x('navLabel', {}, x('text', {}, entry.text)),
    x('content', {src: entry.href}),
    ...entry.children.map((child) => navigationPoint(child, order)),
  )
}

function depth(entries: readonly NavigationEntry[]): number {
  return entries.reduce((deepest, entry) => Math.max(deepest, 1 + depth(entry.children)), 0)
}
