/** Boxes → pages: stacked, made up and assembled, again until the page numbers in the text agree with the pages. */
import type {Report} from '../../diagnostics/message.ts'
import type {Catalog} from '../../fonts/face.ts'
import type {BlockBox, ParagraphBox} from '../boxes/box.ts'
import {drawLine} from '../draw/draw.ts'
import type {Links} from '../draw/links.ts'
import type {GalleyContext, Setter} from '../galley/context.ts'
import type {GalleyItem} from '../galley/item.ts'
import {stack} from '../galley/stack.ts'
import {
  type Hyphenate,
  type LineContext,
  type LineMemory,
  measureParagraph,
  nothingReported,
  setParagraph,
} from '../lines/index.ts'
import type {Line} from '../lines/line.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import {formatCounter} from '../style/counter-styles.ts'
import type {PageStyle, PageStyles} from '../style/page-rules.ts'
import type {Points, Size} from '../units.ts'
import {assemble, sideOf} from './assemble.ts'
import {type MadePage, makeUp} from './make-up.ts'
import {ruleHeight} from './notes.ts'
import type {Page} from './page.ts'

export interface Composition {
  readonly box: BlockBox
  readonly styles: PageStyles
  readonly catalog: Catalog
  readonly hyphenate: Hyphenate
  readonly memory: LineMemory
  readonly links: Links
  /** Ids of all that is printed. */
  readonly printed: ReadonlySet<string>
  readonly report: Report
}

/** Layouts tried before we say that page numbers do not settle. LaTeX users know this as "rerun". */
const mostPasses = 4

export function compose(job: Composition): readonly Page[] {
  let folios: Folios = new Map()
  const lines = createLineCache()
  const reported = nothingReported()
  for (let pass = 1; ; pass++) {
    const {pages, asked} = layOut(job, folios, {lines, reported})
    const found = foliosOf(pages)
    const ids = [...asked].filter((id) => folios.get(id)?.folio !== found.get(id)?.folio)
    if (ids.length === 0) return pages
    if (pass === mostPasses) {
      job.report({
        rule: 'pages/references-unsettled',
        reason: `The page numbers of ${ids.map((id) => `#${id}`).join(', ')} still change after ${pass} layouts; they may be off by a page`,
      })
      return pages
    }
    folios = found
  }
}

/** The first page on which each id stands. */
type Folios = ReadonlyMap<string, Page>

function foliosOf(pages: readonly Page[]): Folios {
  const folios = new Map<string, Page>()
  for (const page of pages) {
    for (const id of page.destinations.keys()) if (!folios.has(id)) folios.set(id, page)
  }
  return folios
}

/** Paragraphs without page references are set once for all passes. */
interface LineCache {
  get(box: ParagraphBox, measure: Points): readonly Line[] | null
  add(box: ParagraphBox, measure: Points, lines: readonly Line[]): void
}

function createLineCache(): LineCache {
  const known = new WeakMap<ParagraphBox, {measure: Points; lines: readonly Line[]}>()
  return {
    get(box, measure) {
      const found = known.get(box)
      return found && found.measure === measure ? found.lines : null
    },
    add(box, measure, lines) {
      known.set(box, {measure, lines})
    },
  }
}

function layOut(
  job: Composition,
  folios: Folios,
  {lines, reported}: {readonly lines: LineCache; readonly reported: LineContext['reported']},
) {
  const asked = new Set<string>()
  const lineContext: LineContext = {
    catalog: job.catalog,
    hyphenate: job.hyphenate,
    memory: job.memory,
    reported,
    report: job.report,
    pageReference(target, inline) {
      if (!job.printed.has(target)) return ''
      asked.add(target)
      const page = folios.get(target)
      if (page === undefined) return '00'
      // Preliminaries that print `iv` are referred to as `iv`, unless the reference asks for a style of its own.
      const {style} = inline.reference
      return style === 'decimal' ? page.folio : formatCounter(page.number, style)
    },
  }
  const setter = createSetter(lineContext, lines)
  const area = areas(job.styles)
  const context: GalleyContext = {
    setter,
    area,
    draw: (line, placing) => drawLine(line, {...placing, links: job.links}),
    stack: (boxes, measure) => stack(boxes, measure, context),
    report: job.report,
  }
  const items = context.stack([job.box], area('auto').width)
  const noteGalley = createNoteStore(context)
  const styleOf = (index: number, name: string) =>
    job.styles({name, first: index === 0, side: sideOf(index), blank: false})
  const made = makeUp({
    items,
    notes(index, page) {
      const style = styleOf(index, page)
      const measure = areaOf(style).width
      return {ruleHeight: ruleHeight(style.footnotes), galley: (note) => noteGalley(note, measure)}
    },
    height: (index, page) => areaOf(styleOf(index, page)).height,
  })
  const pages = assemble({items, made, styles: job.styles, context})
  if (asked.size === 0 || folios.size > 0) reportPages(made, items, job.report)
  return {pages, asked}
}

function createSetter(context: LineContext, cache: LineCache): Setter {
  const markerStyles = new WeakMap<ComputedStyle, ComputedStyle>()
  return {
    set(box, measure) {
      const known = cache.get(box, measure)
      if (known) return known
      const lines = setParagraph(box, measure, context)
      if (!box.content.some((inline) => inline.type === 'page-reference')) cache.add(box, measure, lines)
      return lines
    },
    extent: (box) => measureParagraph(box, context),
    marker({text, style, order}, {origin}) {
      let plain = markerStyles.get(style)
      if (!plain) {
        plain = {...style, textIndent: 0, textAlign: 'left', textAlignLast: 'left', whiteSpace: 'nowrap'}
        markerStyles.set(style, plain)
      }
      const content = [{type: 'text', text, style, origin, order, generated: true} as const]
      const [line] = setParagraph({type: 'paragraph', style: plain, origin, order, content}, 10_000, context)
      return line ?? null
    },
  }
}

function areaOf({width, height, margins}: PageStyle): Size {
  return {width: width - margins.left - margins.right, height: height - margins.top - margins.bottom}
}

/** The type areas of named pages, as a recto has them: a measure that changes from side to side cannot be set. */
function areas(styles: PageStyles): (page: string) => Size {
  const known = new Map<string, Size>()
  return (name) => {
    const area = known.get(name) ?? areaOf(styles({name, first: false, side: 'recto', blank: false}))
    known.set(name, area)
    return area
  }
}

function createNoteStore(context: GalleyContext) {
  const galleys = new Map<BlockBox, {readonly measure: Points; readonly items: readonly GalleyItem[]}>()
  return (note: BlockBox, measure: Points): readonly GalleyItem[] => {
    const known = galleys.get(note)
    if (known?.measure === measure) return known.items
    const items = context.stack([note], measure)
    galleys.set(note, {measure, items})
    return items
  }
}

function reportPages(made: readonly MadePage[], items: readonly GalleyItem[], report: Report): void {
  made.forEach((page, index) => {
    if (page.used > page.height + 0.5) {
      report({
        rule: 'pages/too-tall',
        reason: `Something on page ${index + 1} is ${Math.ceil(page.used - page.height)} pt higher than the page and is cut off`,
        place: originAt(items, page.from),
      })
    } else if (page.broken && !page.blank) {
      report({
        rule: 'pages/keep-broken',
        reason: `Page ${index + 1} had to end where the stylesheet asks for no break`,
        place: originAt(items, page.to + 1),
      })
    }
  })
}

function originAt(items: readonly GalleyItem[], from: number) {
  for (let index = from; index < items.length; index++) {
    const item = items[index]
    if (item?.type === 'line') return item.line.origin
    if (item?.type === 'block') return item.origin
  }
  return undefined
}
