/** A small document → one page on which all of it fits: a cover, a card. Set looser first, then tighter, as its stylesheet says. */
import type {Element, Root} from 'hast'
import {classesOf} from '../css/tree.ts'
import type {Compositor, Page, TypesetOptions} from '../typeset/index.ts'
import {pointsPerUnit} from '../typeset/units.ts'

/** Classes of the body, one more with every try: `tight-1`, then `tight-1 tight-2`, and so on. */
const tries = 12

export async function setSheet(
  document: Root,
  compositor: Compositor,
  options: TypesetOptions,
): Promise<Page> {
  const set = async (tightness: number, room: number, report: TypesetOptions['report']) => {
    const {pages} = await compositor.makeUp(variant(document, tightness, room), {...options, report})
    return pages
  }
  for (let tightness = 0; ; tightness += 1) {
    const pages = await set(tightness, 0, () => undefined)
    const [page] = pages
    if (!page) throw new Error('a document has a page')
    const isLast = tightness === tries - 1
    if (!isLast && !fits(pages)) continue
    const room = Math.max(0, page.room)
    const [filled = page] = await set(tightness, room / pointsPerUnit.px, options.report)
    return filled
  }
}

function fits(pages: readonly Page[]): boolean {
  const [page] = pages
  return (
    pages.length === 1 &&
    page !== undefined &&
    page.room >= 0 &&
    page.items.every((item) => item.type !== 'text' || item.line.over <= 0)
  )
}

/** `--room` is what is left of the page's height: stylesheets give it to whatever shall grow. */
function variant(document: Root, tightness: number, room: number): Root {
  const classes = Array.from({length: tightness}, (_, index) => `tight-${index + 1}`)
  const body = (element: Element): Element => ({
    ...element,
    properties: {
      ...element.properties,
      className: [...classesOf(element.properties), ...classes],
      style: `--room: ${Math.floor(room * 100) / 100}px`,
    },
  })
  return {
    ...document,
    children: document.children.map((child) =>
      child.type === 'element' && child.tagName === 'html'
        ? {
            ...child,
            children: child.children.map((inner) =>
              inner.type === 'element' && inner.tagName === 'body' ? body(inner) : inner,
            ),
          }
        : child,
    ),
  }
}
