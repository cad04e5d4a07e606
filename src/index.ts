/** The public API. Returns bytes and messages; writes nothing, prints nothing, never exits. */
export {type Config, defineConfig} from './config.ts'
export type {Finding, OwnRule, Report} from './diagnostics/message.ts'
export type {Reporter, ReportInput} from './diagnostics/reporters/reporter.ts'
export type {Digest} from './emit/digest-schema.ts'
export type {Build, BuildOptions, Edition, Emit, EmitContext, Emitter, House} from './emit/emitter.ts'
export type {Article, ParsedArticle} from './model/article.ts'
export type {Metadata} from './model/metadata.ts'
export type {Download, Format, OutputFile, Publication} from './model/publication.ts'
export type {
  Attachment,
  DocumentInfo,
  OutlineItem,
  Page,
  Picture,
  StylesheetSource,
  Typeset,
  TypesetOptions,
  Typesetter,
  TypesetterOptions,
} from './pdf/index.ts'
export type {PagePicture, PicturesOptions} from './picture/index.ts'
export {
  openPress,
  type Press,
  type PressOptions,
  type Publications,
  type Published,
  type PublishOptions,
  publish,
  type Source,
} from './publish.ts'
export {files, memory, overlay, type Resource, type Resources} from './resources.ts'

type Engine = typeof import('./pdf/index.ts')

/** Any hast document and stylesheets → pages, and from them a PDF. The engine loads with the first call. */
export const typeset: Engine['typeset'] = async (...given) =>
  (await import('./pdf/index.ts')).typeset(...given)

/** The same for many documents that share stylesheets and fonts. */
export const createTypesetter: Engine['createTypesetter'] = async (...given) =>
  (await import('./pdf/index.ts')).createTypesetter(...given)

type Painter = typeof import('./picture/index.ts')

/** Typeset pages → pictures of them, PNG or SVG, in which letters are outlines: no font is needed to show them. */
export const pictures: Painter['pictures'] = async (...given) =>
  (await import('./picture/index.ts')).pictures(...given)
