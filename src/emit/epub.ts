/** A publication → one EPUB 3.3 file: chapters, navigation, package, cover, pictures. */
import type {Publication} from '../model/publication.ts'
import {accessibility, type Evidence} from '../parts/accessibility.ts'
import {paperName} from '../render/words.ts'
import type {Words} from '../strings.ts'
import {makeCover} from './covers/cover.ts'
import {lastChanged} from './dates.ts'
import type {BuildOptions, Certification, Emit, EmitContext} from './emitter.ts'
import {archive} from './epub/archive.ts'
import {coverFiles, picturesBeside} from './epub/cover.ts'
import {evidenceOf} from './epub/evidence.ts'
import type {Embedded} from './epub/fonts.ts'
import {nest, underParts} from './epub/headings.ts'
import {kindleContext, type Profile} from './epub/kindle.ts'
import {type Landmark, navigationDocument, ncx} from './epub/navigation.ts'
import {type BookFile, packageDocument} from './epub/package.ts'
import {pictureConverters, placePictures} from './epub/pictures.ts'
import {type BookStyles, bookStyles} from './epub/stylesheet.ts'
import {type Text, writeText} from './epub/text.ts'
import {type SheetSet, stylesOf} from './sheets.ts'

/** Makes the emitter of one build; it keeps what publications share: styles, fonts, converted pictures. */
export function epubEmitter(profile: Profile = 'standard'): Emit {
  const converters = pictureConverters(profile)
  const shared = new Map<SheetSet, BookStyles>()
  return async (publication, given) => {
    const context = profile === 'kindle' ? kindleContext(given) : given
    const {house, build} = context
    const {sheets, strings} = house
    const {report} = build
    const {metadata} = publication
    const words = strings.for(metadata.language)
    const faces = build.options.embedFonts === true
    const named = stylesOf(publication)
    const set = sheets.for('ebook', named)
    set.reportTo(report)
    const styles = shared.get(set) ?? bookStyles(set, {faces, profile, report})
    shared.set(set, styles)
    const painting = build.cover ?? makeCover(publication, context)
    // It fails where it is awaited.
    painting.catch(() => undefined)
    const pictures = await placePictures(
      publication.front === null ? publication.articles : [publication.front, ...publication.articles],
      converters,
      report,
    )
    // The one thing that a book waits for: where the pages of the PDF begin.
    const starts = (await build.pageStarts) ?? []
    const text = writeText(publication, context, pictures.byArticle, starts)
    const fonts = faces ? await fontsOf(text, styles, publication, context) : noFonts
    const cover = await painting
    const parts = {
      words,
      css: `${fonts.css}${styles.css}`,
      adaptable: styles.adaptable,
      text,
      // Kindle makes a page of its own from the picture.
      cover: coverFiles(cover, metadata, words).filter(({spine}) => profile === 'standard' || spine === null),
      pictures: pictures.files,
      fonts: fonts.files,
    }
    const bytes = await archive({
      title: metadata.title,
      identifier: metadata.identifier,
      date: lastChanged(metadata),
      ...assemble(publication, context, parts),
    })
    const book = {content: bytes, conformsTo: ['EPUB 3.3']}
    // The pictures of the shelf come with the standard book; the other would only write them again.
    if (profile === 'kindle') return book
    const {files: beside, ...shown} = picturesBeside(cover, metadata.slug)
    return {...book, beside, pictures: {...shown, card: null}}
  }
}

const noFonts: Embedded = {files: [], css: ''}

/** Typesetter and subsetter are loaded only for books that carry their faces. */
async function fontsOf(
  {bodies}: Text,
  styles: BookStyles,
  publication: Publication,
  {house: {templates, sheets}, build: {report}}: EmitContext,
): Promise<Embedded> {
  const {embedFonts} = await import('./epub/fonts.ts')
  return embedFonts({
    bodies,
    language: publication.metadata.language,
    styles: styles.tree,
    sheets: sheets.for('ebook', stylesOf(publication)).sheets,
    templates,
    report,
  })
}

/** What the PDF is called whose pages the page list has: its address, or its name when nobody said where it lies. */
function pageSource(slug: string, {siteUrl, paper}: BuildOptions): string {
  const name = `${slug}.pdf`
  return siteUrl === null ? `${name} (${paperName(paper)})` : new URL(`${slug}/${name}`, siteUrl).href
}

interface Parts {
  readonly words: Words
  readonly css: string
  readonly adaptable: boolean
  readonly text: Text
  readonly cover: readonly BookFile[]
  readonly pictures: readonly BookFile[]
  readonly fonts: readonly BookFile[]
}

function assemble({kind, metadata, articles}: Publication, context: EmitContext, parts: Parts) {
  const {options} = context.build
  const {words, css, adaptable, text, cover, pictures, fonts} = parts
  const {title, identifier, language, direction} = metadata
  const depth = metadata.contents.depth
  // In a single article the title stands beside its sections, not above them: one tap less.
  const raised = kind === 'collection' ? 0 : 1
  const listed = nest(
    underParts(
      text.headings
        .filter(({level}) => level <= depth)
        .map((heading) => ({...heading, level: Math.max(heading.level, 1 + raised)})),
    ),
  )
  // A book must have contents, even one without a heading.
  const entries = listed.length > 0 ? listed : [{text: title, href: text.files[0]?.href ?? '', children: []}]
  const heading = words['contents'] ?? 'Contents'
  const landmarks = [
    ...cover
      .filter(({spine}) => spine)
      .map(({href}) => ({type: 'cover', text: words['cover'] ?? 'Cover', href})),
    {type: 'toc', text: heading, href: 'nav.xhtml#toc'},
    ...text.landmarks,
  ] satisfies readonly Landmark[]
  const navigation = {
    title,
    language,
    direction,
    heading,
    landmarksHeading: words['landmarks'] ?? 'Landmarks',
    pagesHeading: words['page_list'] ?? 'Pages',
    entries,
    landmarks,
    pages: text.pages,
  }
  const files: readonly BookFile[] = [
    ...cover.filter(({spine}) => spine),
    ...text.files.slice(0, text.frontFiles),
    {
      id: 'nav',
      href: 'nav.xhtml',
      mediaType: 'application/xhtml+xml',
      properties: ['nav'],
      content: navigationDocument(navigation),
      spine: kind === 'collection' ? 'primary' : 'auxiliary',
    },
    ...text.files.slice(text.frontFiles),
    other(
      'ncx',
      'toc.ncx',
      'application/x-dtbncx+xml',
      ncx({identifier, language, title, entries, pages: text.pages, orderOf: text.orderOf}),
    ),
    other('style', 'style.css', 'text/css', css),
    ...cover.filter(({spine}) => !spine),
    ...pictures,
    ...fonts,
  ]
  const {headings, found, pages} = text
  const evidence = evidenceOf({found, headings, pages, files, adaptable})
  return {
    files,
    packageDocument: packageDocument({
      metadata,
      words: sum(articles.map(({wordCount}) => wordCount)),
      minutes: sum(articles.map(({readingTime}) => readingTime.minutes)),
      accessibility: accessibility(evidence, words),
      certification: certificationOf(evidence, context),
      pageSource: pages.length > 0 ? pageSource(metadata.slug, options) : null,
      hasFonts: fonts.length > 0,
      generator: options.generator,
      files,
    }),
  }
}

/** A person has vouched for books of this project; what the build knows of this one must not say otherwise. */
function certificationOf(evidence: Evidence, {build: {options, report}}: EmitContext): Certification | null {
  const {certification} = options
  if (!certification) return null
  const faults = [
    ...(evidence.picturesWithoutText > 0 ? ['pictures without a description'] : []),
    ...(evidence.structured ? [] : ['headings that skip a level, or none']),
    ...(evidence.mathDescribed ? [] : ['formulas without words']),
  ]
  if (faults.length === 0) return certification
  report({
    rule: 'epub/claim-contradicted',
    reason: `The EPUB does not say that ${certification.certifiedBy} certified it: it has ${faults.join(' and ')}`,
  })
  return null
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function other(id: string, href: string, mediaType: string, content: string): BookFile {
  return {id, href, mediaType, properties: [], content, spine: null}
}
