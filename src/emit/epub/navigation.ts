/** Contents, landmarks and the list of pages → the navigation document, and the NCX for reading systems from before EPUB 3. */
import type {Element} from 'hast'
import {x} from 'xastscript'
import {element} from '../../render/element.ts'
import {allAllowed, allowed, serialize} from '../xml.ts'
import type {NavigationEntry} from './headings.ts'
import type {PageTarget} from './page-marks.ts'
import {xhtml} from './xhtml.ts'

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
  readonly pagesHeading: string
  readonly entries: readonly NavigationEntry[]
  readonly landmarks: readonly Landmark[]
  /** Of the PDF; none, no list. */
  readonly pages: readonly PageTarget[]
}

export function navigationDocument(options: NavigationOptions): string {
  const toc = {'epub:type': 'toc', role: 'doc-toc', id: 'toc', ariaLabelledBy: ['toc-heading']}
  const landmarks = {
    'epub:type': 'landmarks',
    id: 'landmarks',
    hidden: true,
    ariaLabel: options.landmarksHeading,
  }
  const pages = {
    'epub:type': 'page-list',
    role: 'doc-pagelist',
    id: 'page-list',
    hidden: true,
    ariaLabel: options.pagesHeading,
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
      ...(options.pages.length > 0
        ? [
            element('nav', pages, [
              element(
                'ol',
                {},
                options.pages.map(({label, href}) => element('li', {}, [link(label, {href})])),
              ),
            ]),
          ]
        : []),
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
  readonly pages: readonly PageTarget[]
  /** Where a target lies in the book: numbers that grow as one reads. */
  readonly orderOf: (href: string) => number
}

/** NCX 2005-1, as EPUB 2.0.1 section 2.4.1 asks for it. Entries and pages are counted together, as they are met in the text. */
export function ncx(options: NcxOptions): string {
  const played = playOrder(options)
  const count = {next: 1}
  const numbers = options.pages.flatMap(({label}) => (/^\d+$/.test(label) ? [Number(label)] : []))
  const tree = x(
    'ncx',
    {xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': options.language},
    x(
      'head',
      {},
      x('meta', {name: 'dtb:uid', content: options.identifier}),
      x('meta', {name: 'dtb:depth', content: String(depth(options.entries))}),
      x('meta', {name: 'dtb:totalPageCount', content: String(options.pages.length)}),
      x('meta', {name: 'dtb:maxPageNumber', content: String(Math.max(0, ...numbers))}),
    ),
    x('docTitle', {}, x('text', {}, options.title)),
    x('navMap', {}, ...options.entries.map((entry) => navigationPoint(entry, played, count))),
    ...(options.pages.length > 0
      ? [x('pageList', {}, ...options.pages.map((page, index) => pageTarget(page, index, played)))]
      : []),
  )
  return serialize([allAllowed(tree)])
}

type Played = ReadonlyMap<NavigationEntry | PageTarget, number>

function playOrder({entries, pages, orderOf}: NcxOptions): Played {
  const flat = (entry: NavigationEntry): readonly NavigationEntry[] => [
    entry,
    ...entry.children.flatMap(flat),
  ]
  const all = [...entries.flatMap(flat), ...pages].map((target) => ({target, order: orderOf(target.href)}))
  // Sorting keeps the order of what lies at one place, and of contents that the book has in an order of its own.
  all.sort((a, b) => a.order - b.order)
  // What leads to one place has one number: a part and its first chapter.
  const numbers = new Map<string, number>()
  return new Map(
    all.map(({target}) => {
      const number = numbers.get(target.href) ?? numbers.size + 1
      numbers.set(target.href, number)
      return [target, number]
    }),
  )
}

function navigationPoint(
  entry: NavigationEntry,
  played: Played,
  count: {next: number},
): ReturnType<typeof x> {
  const number = count.next
  count.next += 1
  return x(
    'navPoint',
    {id: `point-${number}`, playOrder: String(played.get(entry) ?? number)},
    x('navLabel', {}, x('text', {}, entry.text)),
    x('content', {src: entry.href}),
    ...entry.children.map((child) => navigationPoint(child, played, count)),
  )
}

function pageTarget(page: PageTarget, index: number, played: Played): ReturnType<typeof x> {
  const {label, href} = page
  const isNumber = /^\d+$/.test(label)
  return x(
    'pageTarget',
    {
      id: `page-target-${index + 1}`,
      type: isNumber ? 'normal' : /^[ivxlcdm]+$/i.test(label) ? 'front' : 'special',
      value: isNumber ? label : null,
      playOrder: String(played.get(page) ?? index + 1),
    },
    x('navLabel', {}, x('text', {}, label)),
    x('content', {src: href}),
  )
}

function depth(entries: readonly NavigationEntry[]): number {
  return entries.reduce((deepest, entry) => Math.max(deepest, 1 + depth(entry.children)), 0)
}
