/** One chapter's adapted content → the text of its XHTML file. */
import type {ElementContent, Properties, Root} from 'hast'
import {toXast} from 'hast-util-to-xast'
import {element} from '../../render/element.ts'
import {allowed, serialize} from '../xml.ts'

export interface Page {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly body: Properties
  readonly children: readonly ElementContent[]
}

export function xhtml(page: Page): string {
  const html = element(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: page.language,
      xmlLang: page.language,
      dir: page.direction,
    },
    [
      element('head', {}, [
        element('meta', {charSet: 'utf-8'}, []),
        element('title', {}, [{type: 'text', value: allowed(page.title)}]),
        element('link', {rel: ['stylesheet'], type: 'text/css', href: 'style.css'}, []),
      ]),
      element('body', page.body, page.children),
    ],
  )
  const root: Root = {type: 'root', children: [{type: 'doctype'}, html]}
  const tree = toXast(root)
  return withEndTags(serialize(tree.type === 'root' ? tree.children : []))
}

/** Some reading systems take XHTML for HTML, where `<span/>` is a beginning without an end: only void elements are written so. */
const withEndTags = (xml: string): string =>
  xml.replace(/<([a-z][\w-]*)((?: [\w:-]+="[^"]*")*) \/>/gi, (whole, name: string, attributes: string) =>
    empty.has(name) ? whole : `<${name}${attributes}></${name}>`,
  )

/** HTML, section 13.1.2. */
const empty: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
)
