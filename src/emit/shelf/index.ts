/** What stands once for all publications: the index page, feeds, catalogues, hints for servers and programs, and the manifest. */
import type {Format, OutputFile} from '../../model/publication.ts'
import type {Resources} from '../../resources.ts'
import type {Strings} from '../../strings.ts'
import {mediaTypeOf} from '../feeds.ts'
import {iconFile} from '../html/icon.ts'
import {toManifestFile} from '../manifest/entry.ts'
import {by} from '../manifest/merge.ts'
import type {Manifest} from '../manifest.ts'
import {type CatalogueOptions, catalogueOf} from './catalogue.ts'
import {feedJson} from './feed-json.ts'
import {feedXml} from './feed-xml.ts'
import {headers} from './headers.ts'
import {indexPage, type PageContext} from './index-page.ts'
import {llms} from './llms.ts'
import {opdsJson} from './opds-json.ts'
import {opdsXml} from './opds-xml.ts'
import {robots, sitemap} from './sitemap.ts'

export interface ShelfContext extends PageContext {
  readonly strings: Strings
  /** What a project says of the shelf itself. */
  readonly shelf: Omit<CatalogueOptions, 'wordsFor' | 'kinds'>
  readonly kinds: readonly Format[]
}

export function emitShelf(manifest: Manifest, context: ShelfContext): readonly OutputFile[] {
  const {templates, strings, shelf, kinds} = context
  const catalogue = catalogueOf(manifest, {...shelf, kinds, wordsFor: strings.for})
  const files = [
    textFile('index.html', 'text/html', indexPage(catalogue, context)),
    textFile('feed.xml', mediaTypeOf('feed.xml'), feedXml(catalogue)),
    textFile('feed.json', mediaTypeOf('feed.json'), feedJson(catalogue)),
    textFile('opds.xml', mediaTypeOf('opds.xml'), opdsXml(catalogue)),
    textFile('opds.json', mediaTypeOf('opds.json'), opdsJson(catalogue)),
    textFile('llms.txt', 'text/plain', llms(catalogue)),
    textFile('sitemap.xml', 'application/xml', sitemap(catalogue)),
    textFile('robots.txt', 'text/plain', own('robots.txt', templates) ?? robots(catalogue)),
    textFile('_headers', 'text/plain', own('_headers', templates) ?? headers(catalogue)),
    iconFile('', context),
  ].flatMap((file) => file ?? [])
  const listed = files.map((file) =>
    toManifestFile(file, {publication: null, format: 'shelf', downloads: []}),
  )
  const whole: Manifest = {...manifest, files: [...manifest.files, ...listed].sort(by(({path}) => path))}
  const json = `${JSON.stringify(whole, null, 2)}\n`
  return [...files, ...[textFile('manifest.json', 'application/json', json)].flatMap((file) => file ?? [])]
}

/** A host reads these two by their names alone: a project that has its own keeps them among its templates. */
function own(path: string, templates: Resources): string | null {
  const resource = templates.read(path)
  return resource.type === 'found' ? new TextDecoder().decode(resource.bytes) : null
}

/** Null when there is no such file on this shelf. */
const textFile = (path: string, mediaType: string, text: string | null): OutputFile | null =>
  text === null ? null : {path, mediaType, bytes: new TextEncoder().encode(text)}
