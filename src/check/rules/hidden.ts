/** What `display: none` hides in each text → whether it is more than Kindle's conversion lets pass. */
import type {Element} from 'xast'
import type {Book} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, local, textOf, withAncestors, words} from '../tree.ts'

/** “More number of characters are hidden using display:none than allowed limit. Limit: 10000”. */
const mostHidden = 10_000

type Matches = (element: Element) => boolean

export function checkHidden({texts, styles}: Book, find: Find): void {
  const selectors = styles.declarations
    .filter(({property, text}) => property === 'display' && /^none\b/i.test(text))
    .flatMap((declared) => declared.selectors)
  const tests = [...new Set(selectors)].flatMap((selector) => simple(selector) ?? [])
  if (tests.length === 0) return
  for (const {path, root} of texts) {
    const hidden = new Set<Element>()
    let characters = 0
    for (const {element, around} of withAncestors(root)) {
      if (!tests.some((matches) => matches(element))) continue
      hidden.add(element)
      if (!around.some((outer) => hidden.has(outer))) characters += textOf(element).trim().length
    }
    if (characters > mostHidden)
      find({rule: 'devices/css-hidden', path, reason: `${characters} characters are hidden`})
  }
}

/** `p`, `.a`, `p.a`, `#a`; null for what needs more, which is rarely what hides. */
function simple(selector: string): Matches | null {
  const [, tag = '', kind = '', name = ''] = /^([\w-]*)(?:([.#])([\w-]+))?$/.exec(selector.trim()) ?? []
  if (tag === '' && name === '') return null
  return (element) =>
    (tag === '' || local(element) === tag) &&
    (kind !== '.' || words(element, 'class').includes(name)) &&
    (kind !== '#' || attribute(element, 'id') === name)
}
