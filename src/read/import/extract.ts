/** A whole page → the article in it, without what stands around every article of its site; what was left out is named. */
import type {Element, ElementContent, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'

export interface Extracted {
  readonly tree: Root
  /** The level-1 heading of the article, taken out of it. */
  readonly title: string | null
  readonly subtitle: string | null
  /** It is a page of ours, whose lines are those of its Markdown. */
  readonly isOwn: boolean
  /** Names of what was left out, in the order of the page. */
  readonly left: readonly string[]
}

const words = ({properties}: Element): string =>
  [properties['className'], properties['role'], properties['id']].flat().filter(Boolean).join(' ')

const elementsIn = (parent: Root | Element): readonly Element[] =>
  (parent.children as readonly ElementContent[]).filter((child): child is Element => child.type === 'element')

function all(parent: Root | Element, isMeant: (element: Element) => boolean): readonly Element[] {
  return elementsIn(parent).flatMap((child) => [...(isMeant(child) ? [child] : []), ...all(child, isMeant)])
}

export function extract(page: Root): Extracted {
  const left = new Set<string>()
  const isOwn =
    all(page, (element) => words(element).includes('title-block') && element.tagName === 'header').length > 0
  const root = articleIn(page)
  const tree: Root = {type: 'root', children: cleaned(root, {left, isOwn})}
  // Notes stand where `notes` has put them: at the end of the page.
  const notes = elementsIn(page).filter(({tagName}) => tagName === 'footnote-definition')
  if (root !== page) tree.children.push(...notes)
  const heads = all(tree, ({tagName}) => tagName === 'h1')
  const [first] = heads
  if (heads.length === 1 && first) remove(tree, first)
  else if (heads.length > 1)
    for (const each of all(tree, ({tagName}) => /^h[1-6]$/.test(tagName)))
      each.tagName = `h${Math.min(6, Number(each.tagName[1]) + 1)}`
  const [subtitle] = all(tree, (element) => words(element).includes('doc-subtitle'))
  if (subtitle) remove(tree, subtitle)
  return {
    tree,
    title: heads.length === 1 && first ? spaced(textOf(first)) : null,
    subtitle: subtitle ? spaced(textOf(subtitle)) : null,
    isOwn,
    left: [...left],
  }
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** HTML 4.3.3 and 4.4.14: the one `article`, else the `main` part; where nobody marks either, the whole body. */
function articleIn(page: Root): Root | Element {
  const main = all(
    page,
    (element) => element.tagName === 'main' || /\bmain\b/.test(String(element.properties['role'] ?? '')),
  )
  const scope = main.length === 1 && main[0] ? main[0] : page
  const articles = all(scope, ({tagName}) => tagName === 'article')
  const outermost = articles.filter(
    (one) => !articles.some((other) => other !== one && all(other, (each) => each === one).length > 0),
  )
  const size = (element: Root | Element) => textOf(element).length
  // Teasers are articles too: the one that is meant holds most of the text.
  const [largest] = [...outermost].sort((one, other) => size(other) - size(one))
  if (largest && size(largest) > size(scope) / 2) return largest
  const marked = all(scope, (element) => String(element.properties['itemProp'] ?? '').includes('articleBody'))
  if (marked.length === 1 && marked[0]) return marked[0]
  if (scope !== page) return scope
  return all(page, ({tagName}) => tagName === 'body')[0] ?? page
}

/** Never words of an article. */
const programs: ReadonlySet<string> = new Set(
  'script style noscript template link meta object embed applet base title'.split(' '),
)
const furniture: ReadonlySet<string> = new Set(
  'nav form dialog button select textarea iframe audio video canvas footer'.split(' '),
)
const marked =
  /\b(?:skip-link|breadcrumbs?|share|sharing|social|related|newsletter|cookie|advert\w*|comments?-(?:area|list|form)|sidebar|toc|table-of-contents|mw-editsection|navbox|noprint|edit-link|edit-this-page)\b|doc-toc|^navigation\b/i
const anchors =
  /\b(?:permalink|headerlink|header-anchor|heading-anchor|hash-link|anchor(?:js-link|-link)?)\b/i
/** Parts of our page that templates give again, or that front matter says. */
const ownParts: ReadonlySet<string> = new Set(
  'contents colophon downloads cite summary byline get'.split(' '),
)

function cleaned(
  parent: Root | Element,
  kept: {readonly left: Set<string>; readonly isOwn: boolean},
): ElementContent[] {
  const {left, isOwn} = kept
  return (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [child]
    if (child.type !== 'element') return []
    const {tagName, properties} = child
    const named = words(child)
    if (tagName === 'svg' || tagName === 'math') return [child]
    if (programs.has(tagName)) return []
    const isAnchor = tagName === 'a' && anchors.test(named) && textOf(child).trim().length <= 2
    const isHidden =
      'hidden' in properties ||
      (properties['ariaHidden'] === 'true' && tagName !== 'img') ||
      /display:\s*none/.test(String(properties['style']))
    if (isAnchor || isHidden) return []
    if (isOwn && named.split(' ').some((name) => ownParts.has(name))) return []
    // It says where a quotation is from, and nothing of the site.
    const isSource = tagName === 'footer' && /doc-|attribution|quote/.test(named)
    if ((furniture.has(tagName) && !isSource) || (tagName !== 'article' && marked.test(named))) {
      if (textOf(child).trim() !== '' || /^(?:iframe|audio|video|canvas)$/.test(tagName))
        left.add(
          tagName === 'div' || tagName === 'section' || tagName === 'aside'
            ? named.split(' ')[0] || tagName
            : tagName,
        )
      return []
    }
    return [{...child, children: cleaned(child, kept)}]
  })
}

function remove(parent: Root | Element, gone: Element): boolean {
  const at = parent.children.indexOf(gone)
  if (at >= 0) parent.children.splice(at, 1)
  return at >= 0 || elementsIn(parent).some((child) => remove(child, gone))
}
