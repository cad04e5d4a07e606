/** A publication, rendered for the ebook medium → the content documents of the book, with what navigation needs. */
import type {Element, Properties} from 'hast'
import type {Article} from '../../model/article.ts'
import type {Publication} from '../../model/publication.ts'
import {pageOf} from '../../pages.ts'
import {element} from '../../render/element.ts'
import type {Part} from '../../render/view.ts'
import {type EmitContext, reportFor} from '../emitter.ts'
import type {PageStart} from '../page-starts.ts'
import {adapt, type Found, nothingFound, type PlacedPicture} from './adapt.ts'
import {type Chapter, splitChapters} from './chapters.ts'
import {type FlatHeading, headingsOf} from './headings.ts'
import type {LinkScope} from './links.ts'
import type {Landmark} from './navigation.ts'
import type {BookFile} from './package.ts'
import {markPages, type PageTarget} from './page-marks.ts'
import {findReferences, type References, walk} from './references.ts'
import {xhtml} from './xhtml.ts'

export interface Text {
  readonly files: readonly BookFile[]
  /** How many files stand before the first article: title page and imprint of a collection. */
  readonly frontFiles: number
  readonly headings: readonly FlatHeading[]
  /** Of the text alone: where the body begins, takeaways, questions, notes. */
  readonly landmarks: readonly Landmark[]
  /** Where the pages of the PDF begin; empty when there is none. */
  readonly pages: readonly PageTarget[]
  readonly found: Found
  /** The body of each file. */
  readonly bodies: readonly Element[]
  /** Where a target lies in the book: numbers that grow as one reads. */
  readonly orderOf: (href: string) => number
}

export function writeText(
  publication: Publication,
  context: EmitContext,
  pictures: ReadonlyMap<Article, ReadonlyMap<string, PlacedPicture>>,
  starts: readonly PageStart[],
): Text {
  const files: BookFile[] = []
  const headings: FlatHeading[] = []
  const landmarks: Landmark[] = []
  const bodies: Element[] = []
  const found = nothingFound()
  const {prepared, pages} = prepare(publication, context, starts)
  // Another article of this book is reached inside it.
  const neighbours = new Map(
    prepared
      .filter(({part}) => part !== 'back')
      .map(({article, references}) => [pageOf(publication, article), references.files]),
  )
  for (const {article, part, chapters, references} of prepared) {
    const base = article.metadata.canonical
    for (const chapter of chapters) {
      const page = chapterPage(chapter, {
        article,
        references,
        scope: {file: chapter.file, files: references.files, neighbours, base},
        pictures: pictures.get(article) ?? new Map(),
        context,
      })
      files.push(page.file)
      bodies.push(page.body)
      headings.push(
        ...page.headings.map((each) => ({
          ...each,
          place: part === 'article' ? article.bookPlace : undefined,
        })),
      )
      add(found, page.found)
    }
    // The rendered text no longer tells decoration from what nobody described.
    found.picturesWithoutText += article.facts.undescribed
    if (part === 'front' && chapters[0])
      landmarks.push({type: 'titlepage', text: article.metadata.title, href: chapters[0].file})
    if (part !== 'article') continue
    if (!landmarks.some(({type}) => type === 'bodymatter') && chapters[0])
      landmarks.push({type: 'bodymatter', text: article.metadata.title, href: chapters[0].file})
    landmarks.push(...partLandmarks(article, references, headings))
  }
  const frontFiles = prepared.find(({part}) => part === 'front')?.chapters.length ?? 0
  return {files, frontFiles, headings, landmarks, pages, found, bodies, orderOf: orderIn(files, bodies)}
}

/** Of an id that is not there, where its file begins. */
function orderIn(files: readonly BookFile[], bodies: readonly Element[]): Text['orderOf'] {
  const places = new Map<string, number>()
  const meet = (place: string) => places.set(place, places.get(place) ?? places.size)
  files.forEach(({href}, index) => {
    meet(href)
    const body = bodies[index]
    if (body)
      walk(body, ({properties: {id}}) => {
        if (typeof id === 'string') meet(`${href}#${id}`)
      })
  })
  return (href) => {
    const [path = '', fragment = ''] = href.split('#')
    return places.get(`${path}#${fragment.replaceAll('%25', '%')}`) ?? places.get(path) ?? 0
  }
}

interface Prepared {
  readonly article: Article
  readonly part: Part
  readonly chapters: readonly Chapter[]
  readonly references: References
}

function prepare(publication: Publication, context: EmitContext, starts: readonly PageStart[]) {
  const {front, articles} = publication
  const chapters = articles.map((article) => ({article, part: 'article'}) as const)
  const all: readonly Pick<Prepared, 'article' | 'part'>[] =
    front === null ? chapters : [{article: front, part: 'front'}, ...chapters, {article: front, part: 'back'}]
  let offset = 0
  const split = all.map(({article, part}) => {
    const report = reportFor(article, context)
    const view = {medium: 'ebook', part, publication, article, report} as const
    const takeaways = article.takeaways?.id ?? null
    const chapters = splitChapters(context.house.renderer.document(view), {offset, takeaways})
    offset += chapters.length
    return {article: article.path, chapters}
  })
  const {groups, pages} = markPages(split, starts)
  const prepared = all.map(({article, part}, index): Prepared => {
    const chapters = groups[index]?.chapters ?? []
    return {article, part, chapters, references: findReferences(chapters)}
  })
  return {prepared, pages}
}

interface ChapterContext {
  readonly article: Article
  readonly references: References
  readonly scope: LinkScope
  readonly pictures: ReadonlyMap<string, PlacedPicture>
  readonly context: EmitContext
}

function chapterPage(chapter: Chapter, {article, references, scope, pictures, context}: ChapterContext) {
  const found = nothingFound()
  const state = {
    links: scope,
    pictures,
    report: reportFor(article, context),
    found,
    moved: references.moved,
  }
  const own = adapt(chapter.children, state)
  const notes = adapt(references.movedInto.get(chapter.file) ?? [], {...state, moved: new Set()})
  const children = chapter.shells.reduceRight(
    (inside, shell) => {
      // An id may stand once in a book to be found: in the first file that repeats the element around it.
      const first = references.files.get(String(shell.properties['id'])) === chapter.file
      return [element(shell.tagName, first ? shell.properties : without(shell.properties, 'id'), inside)]
    },
    [...own, ...notes],
  )
  const headings = headingsOf([...own, ...notes], chapter.file)
  const {language, direction} = article.metadata
  const {id, className} = chapter.body.properties
  const body: Properties = {
    ...(id === undefined ? {} : {id}),
    ...(className === undefined ? {} : {className}),
  }
  const title = headings[0]?.text ?? article.metadata.title
  const file: BookFile = {
    id: chapter.file.replace('.xhtml', ''),
    href: chapter.file,
    mediaType: 'application/xhtml+xml',
    properties: [...(found.formulas > 0 ? ['mathml'] : []), ...(found.svg ? ['svg'] : [])],
    content: xhtml({title, language, direction, body, children}),
    spine: 'primary',
  }
  return {file, headings, found, body: element('body', body, children)}
}

/** The parts that every article shares have the same ids in every format. */
function partLandmarks(
  article: Article,
  references: References,
  headings: readonly FlatHeading[],
): readonly Landmark[] {
  const parts = [
    {type: 'abstract', id: article.takeaways?.id},
    {type: 'qna', id: article.faqs?.id},
    {type: 'footnotes', id: article.outline.find(({kind}) => kind === 'notes')?.id},
  ]
  return parts.flatMap(({type, id}) => {
    const file = id === undefined ? undefined : references.files.get(id)
    if (file === undefined) return []
    const href = `${file}#${id}`
    const text =
      headings.find((heading) => heading.href === href)?.text ??
      article.outline.find((entry) => entry.id === id)?.text ??
      article.metadata.title
    return [{type, text, href}]
  })
}

function add(total: Found, found: Found): void {
  total.formulas += found.formulas
  total.formulasWithoutText += found.formulasWithoutText
  total.svg ||= found.svg
  total.roles ||= found.roles
  total.moving ||= found.moving
  total.pictures += found.pictures
  total.picturesWithoutText += found.picturesWithoutText
}

function without(properties: Properties, name: string): Properties {
  const {[name]: _, ...rest} = properties
  return rest
}
