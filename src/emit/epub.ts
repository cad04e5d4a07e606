/** A publication → one EPUB 3.3 file: chapters, navigation, package, cover, pictures. */
import type {OutputFile, Publication} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import {lastChanged} from './dates.ts'
import {downloadOf} from './download.ts'
import type {Emission, Emit, EmitContext} from './emitter.ts'
import {accessibility, type Evidence} from './epub/accessibility.ts'
import {archive} from './epub/archive.ts'
import {makeCover} from './epub/cover/make.ts'
import {coverFiles, type PicturesBeside, picturesBeside} from './epub/cover.ts'
import {nest} from './epub/headings.ts'
import {kindleContext, kindleStyles, type Profile} from './epub/kindle.ts'
import {type Landmark, navigationDocument, ncx} from './epub/navigation.ts'
import {type BookFile, packageDocument} from './epub/package.ts'
import {pictureConverters, placePictures} from './epub/pictures.ts'
import {stylesheet} from './epub/stylesheet.ts'
import {type Text, writeText} from './epub/text.ts'

/** Makes the emitter of one build; it keeps what publications share: styles, fonts, converted pictures. */
export function epubEmitter(profile: Profile = 'standard'): Emit {
  const converters = pictureConverters(profile)
  let css: string | null = null
  return async (publication, given) => {
    const context = profile === 'kindle' ? kindleContext(given) : given
    const {metadata} = publication
    const words = context.strings.for(metadata.language)
    css ??= styles(profile, context)
    // Started first: its compression runs beside the rest.
    const painting = makeCover(publication, {templates: context.templates, words, report: context.report})
    const pictures = await placePictures(publication.articles, converters, context.report)
    const text = writeText(publication, context, pictures.byArticle)
    const cover = await painting
    const parts = {
      words,
      css,
      text,
      // Kindle makes a page of its own from the picture.
      cover: coverFiles(cover, metadata, words).filter(({spine}) => profile === 'standard' || spine === null),
      pictures: pictures.files,
      evidence: {...text.found, animated: pictures.animated},
    }
    const bytes = await archive({
      title: metadata.title,
      identifier: metadata.identifier,
      date: lastChanged(metadata),
      ...assemble(publication, context, parts),
    })
    return emission(bytes, {slug: metadata.slug, profile, beside: picturesBeside(cover, metadata.slug)})
  }
}

function styles(profile: Profile, {templates, report}: EmitContext): string {
  const css = stylesheet(templates, report)
  return profile === 'kindle' ? kindleStyles(css) : css
}

interface Parts {
  readonly words: Words
  readonly css: string
  readonly text: Text
  readonly cover: readonly BookFile[]
  readonly pictures: readonly BookFile[]
  readonly evidence: Evidence
}

function assemble({kind, metadata}: Publication, context: EmitContext, parts: Parts) {
  const {words, css, text, cover, pictures, evidence} = parts
  const {title, identifier, language, direction} = metadata
  const depth = metadata.contents.depth
  // In a single article the title stands beside its sections, not above them: one tap less.
  const raised = kind === 'collection' ? 0 : 1
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
    entries,
    landmarks,
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
    other('ncx', 'toc.ncx', 'application/x-dtbncx+xml', ncx({identifier, language, title, entries})),
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

function other(id: string, href: string, mediaType: string, content: string): BookFile {
  return {id, href, mediaType, properties: [], content, spine: null}
}

interface Made {
  readonly slug: string
  readonly profile: Profile
  readonly beside: PicturesBeside
}

/** The pictures of the shelf come with the standard book; the other would only write them again. */
function emission(bytes: Uint8Array, {slug, profile, beside}: Made): Emission {
  const mediaType = 'application/epub+zip'
  const name = profile === 'kindle' ? `${slug}-kindle.epub` : `${slug}.epub`
  const file: OutputFile = {path: `${slug}/${name}`, mediaType, bytes}
  return {
    files: profile === 'kindle' ? [file] : [file, ...beside.files],
    downloads: [downloadOf(file, profile === 'kindle' ? 'kindle' : 'epub', {conformsTo: ['EPUB 3.3']})],
    ...(profile === 'standard' && {pictures: {cover: beside.cover, thumbnail: beside.thumbnail, card: null}}),
  }
}
