/** A small document → one page on which all of it fits: a cover, a card. As loose as it can be, in the steps of its stylesheet. */
import type {Element, Root} from 'hast'
import type {ImageItem} from '../typeset/draw/display-list.ts'
import type {Compositor, Page, TypesetOptions} from '../typeset/index.ts'
import {pointsPerUnit} from '../typeset/units.ts'
import {type Drawing, drawingsOf} from './drawing.ts'
import {imagesOf, type Placed} from './images.ts'
import {type Faint, legible} from './legible.ts'
import {inPaintingOrder} from './svg.ts'

/** A page as plain data, to be painted here or in another thread. */
export interface Sheet {
  /** As large as the stylesheet says, and as a thumbnail. Their images are `image:0`, `image:1` and so on, in the order of `images`. */
  readonly large: Drawing
  readonly small: Drawing
  readonly images: readonly Placed[]
  /** Ids of the elements that are shown. */
  readonly shown: ReadonlySet<string>
  /** Characters that no face has: the page has boxes in their place. */
  readonly missing: readonly string[]
  /** What was hard to read, and was given another ink. */
  readonly faint: readonly Faint[]
}

export async function drawSheet(
  document: Root,
  compositor: Compositor,
  options: TypesetOptions,
): Promise<Sheet> {
  const set = await setSheet(document, compositor, options)
  const {page, faint} = legible(inPaintingOrder(set))
  const images = imagesOf(page)
  const address = (item: ImageItem) => `image:${images.indexOf(item)}`
  const [large, small] = drawingsOf(page, [1, reduction], address)
  if (!large || !small) throw new Error('each scale has a drawing')
  return {
    large,
    small,
    images: images.map(({source, width, height}) => ({source, width, height})),
    shown: new Set(page.destinations.keys()),
    missing: missingOn(page),
    faint,
  }
}

/** Of a thumbnail. */
export const reduction = 1 / 4

const softHyphen = '\u00AD'

function missingOn({items}: Page): readonly string[] {
  const found = items.flatMap((item) => (item.type === 'text' && item.actualText ? [item.actualText] : []))
  return [...new Set(found)].filter((text) => text !== softHyphen && text.trim() !== '')
}

/** Classes of the body, one more with every step: none, `tight-1`, then `tight-1 tight-2`, and so on. Until the room that is left is
 * known, `measured` stands there too. */
const steps = 12

/** The loosest step that fits is found by halving. */
async function setSheet(document: Root, compositor: Compositor, options: TypesetOptions): Promise<Page> {
  const measure = async (step: number) => {
    const {pages} = await compositor.makeUp(variant(document, step, null), {...options, report: () => {}})
    return pages
  }
  const known = new Map<number, readonly Page[]>()
  let [low, high] = [0, steps - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const pages = await measure(middle)
    known.set(middle, pages)
    if (fits(pages)) high = middle
    else low = middle + 1
  }
  const [measured] = known.get(low) ?? (await measure(low))
  const room = Math.max(0, measured?.room ?? 0) / pointsPerUnit.px
  const [page] = (await compositor.makeUp(variant(document, low, room), options)).pages
  if (!page) throw new Error('a document has a page')
  return page
}

function fits(pages: readonly Page[]): boolean {
  const [page] = pages
  return (
    pages.length === 1 &&
    page !== undefined &&
    page.room > -0.01 &&
    page.items.every((item) => item.type !== 'text' || item.line.over <= 0)
  )
}

/** `--room` is what is left of the page's height: stylesheets give it to whatever shall grow. */
function variant(document: Root, step: number, room: number | null): Root {
  const steps = Array.from({length: step}, (_, index) => `tight-${index + 1}`)
  const classes = room === null ? ['measured', ...steps] : steps
  const body = (element: Element): Element => ({
    ...element,
    properties: {
      ...element.properties,
      className: [...classesOf(element), ...classes],
      style: `--room: ${Math.floor((room ?? 0) * 100) / 100}px`,
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

function classesOf({properties: {className}}: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : []
}
