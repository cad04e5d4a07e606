/** The public API. Returns bytes and messages; writes nothing, prints nothing, never exits. */
export {type Config, defineConfig} from './config.ts'
export type {Digest} from './emit/digest-schema.ts'
export type {Article, ParsedArticle} from './model/article.ts'
export type {Metadata} from './model/metadata.ts'
export type {Download, Format, OutputFile, Publication} from './model/publication.ts'
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
