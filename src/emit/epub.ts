/** A publication → one EPUB 3.3 file: chapters, navigation, package, cover, pictures. */
import type {OutputFile, Publication} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import {lastChanged} from './dates.ts'
import {downloadOf} from './download.ts'
import type {Emit, EmitContext} from './emitter.ts'
import {accessibility, type Evidence} from './epub/accessibility.ts'
import {archive} from './epub/archive.ts'
import {coverFiles, openStudio, type Studio} from './epub/cover.ts'
import {nest} from './epub/headings.ts'
import {type Landmark, navigationDocument, ncx} from './epub/navigation.ts'
import {type BookFile, packageDocument} from './epub/package.ts'
import {pictureConverters, placePictures} from './epub/pictures.ts'
import {stylesheet} from './epub/stylesheet.ts'
import {type Text, writeText} from './epub/text.ts'

/** Makes the emitter of one build; it keeps what publications share: styles, fonts, converted pictures. */
export function epubEmitter(): Emit {
  const converters = pictureConverters()
  let studio: Promise<Studio> | null = null
  let css: string | null = null
  return async (publication, context) => {
    const {metadata} = publication
    const words = context.strings.for(metadata.language)
    studio ??= openStudio(context.templates, context.report)
    css ??= stylesheet(context.templates, context.report)
    // Started first: its compression runs beside the rest.
    const cover = coverFiles(publication, {studio, words, report: context.report})
    const pictures = await placePictures(publication.articles, converters, context.report)
    const starts = (await context.pageStarts) ?? []
    const text = writeText(publication, context, pictures.byArticle, starts)
    const parts = {
      words,
      css,
      text,
      cover: await cover,
      pictures: pictures.files,
      evidence: {...text.found, animated: pictures.animated},
    }
    const bytes = await archive({
      title: metadata.title,
      identifier: metadata.identifier,
      date: lastChanged(metadata),
      ...assemble(publication, context, parts),
    })
    return emission(metadata.slug, bytes)
  }
}

interface Parts {
  readonly words: Words
  readonly css: string
  readonly text: Text
  readonly cover: readonly BookFile[]
  readonly pictures: readonly BookFile[]
  readonly evidence: Evidence
}

function assemble({metadata, articles}: Publication, context: EmitContext, parts: Parts) {
  const {words, css, text, cover, pictures, evidence} = parts
  const {title, identifier, language, direction} = metadata
  const depth = metadata.contents.depth
  // In a single article the title stands beside its sections, not above them: one tap less.
  const raised = articles.length > 1 ? 0 : 1
  const listed = nest(
    text.headings
      .filter(({level}) => level <= depth)
      .map((heading) => ({...heading, level: Math.max(heading.level, 1 + raised)})),
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
    {
      id: 'nav',
      href: 'nav.xhtml',
      mediaType: 'application/xhtml+xml',
      properties: ['nav'],
      content: navigationDocument(navigation),
      spine: articles.length > 1 ? 'primary' : 'auxiliary',
    },
    ...text.files,
    other(
      'ncx',
      'toc.ncx',
      'application/x-dtbncx+xml',
      ncx({identifier, language, title, entries, pages: text.pages, orderOf: orderIn(text.files)}),
    ),
    other('style', 'style.css', 'text/css', css),
    ...cover.filter(({spine}) => !spine),
    ...pictures,
  ]
  return {
    files,
    packageDocument: packageDocument({
      metadata,
      accessibility: accessibility(evidence, words),
      generator: context.generator,
      files,
    }),
  }
}

/** Where a target lies: its file's place, then its id's in the file. */
function orderIn(files: readonly BookFile[]): (href: string) => number {
  const most = Math.max(...files.map(({content}) => content.length))
  const places = new Map(
    files.map((file, index) => [file.href, {content: file.content, start: index * (most + 2)}]),
  )
  return (href) => {
    const [path = '', fragment] = href.split('#')
    const file = places.get(path)
    if (!file || typeof file.content !== 'string') return 0
    const id = fragment?.replaceAll('%25', '%').replaceAll('&', '&#x26;').replaceAll('"', '&#x22;')
    return file.start + (id === undefined ? 0 : 1 + file.content.indexOf(` id="${id}"`))
  }
}

function other(id: string, href: string, mediaType: string, content: string): BookFile {
  return {id, href, mediaType, properties: [], content, spine: null}
}

function emission(slug: string, bytes: Uint8Array) {
  const mediaType = 'application/epub+zip'
  const name = `${slug}.epub`
  const file: OutputFile = {path: `${slug}/${name}`, mediaType, bytes}
  return {files: [file], downloads: [downloadOf(file, 'epub', {conformsTo: ['EPUB 3.3']})]}
}
