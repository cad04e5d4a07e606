/** What stands once for all publications: the index page and the manifest. */
import type {Report} from '../diagnostics/message.ts'
import type {Download, Format, OutputFile, Publication} from '../model/publication.ts'
import type {ShelfRenderer} from '../render/view.ts'
import type {Resources} from '../resources.ts'
import type {Emission} from './emitter.ts'
import {contentSecurityPolicy, pageStyles} from './html/styles.ts'
import type {Manifest, ManifestFile, ShelfEntry} from './manifest.ts'
import {sha256} from './sha256.ts'
import {stringify} from './stringify.ts'

/** What is remembered of a publication when its bytes are written and forgotten. */
export function toShelfEntry(
  {metadata, articles}: Publication,
  emissions: ReadonlyMap<Format, Emission>,
): ShelfEntry {
  const made = [...emissions]
  const minutes = articles.reduce((total, {readingTime}) => total + readingTime.minutes, 0)
  return {
    publication: {
      slug: metadata.slug,
      id: metadata.identifier,
      title: metadata.title,
      summary: metadata.summary,
      language: metadata.language,
      direction: metadata.direction,
      authors: metadata.authors.map(({name}) => name),
      published: metadata.published,
      modified: metadata.modified,
      minutes,
      downloads: made.flatMap(([, {downloads}]) =>
        downloads.map((download) => ({...download, conformsTo: [...download.conformsTo]})),
      ),
    },
    files: made.flatMap(([format, {files, downloads}]) =>
      files.map((file) => toManifestFile(file, {publication: metadata.slug, format, downloads})),
    ),
  }
}

export interface ShelfContext {
  readonly renderer: ShelfRenderer
  readonly templates: Resources
  readonly report: Report
}

export function emitShelf(
  manifest: Manifest,
  {renderer, templates, report}: ShelfContext,
): readonly OutputFile[] {
  const css = pageStyles(templates, report)
  const contentSecurity = contentSecurityPolicy(css)
  const head = {css, jsonLd: '{}', contentSecurityPolicy: contentSecurity, generator: manifest.generator}
  const page = stringify(renderer.shelf(manifest.publications, head))
  const index = textFile('index.html', 'text/html', `${page}\n`)
  const listed = toManifestFile(index, {publication: null, format: 'shelf', downloads: []})
  const whole: Manifest = {...manifest, files: [...manifest.files, listed].sort(byPath)}
  return [index, textFile('manifest.json', 'application/json', `${JSON.stringify(whole, null, 2)}\n`)]
}

function toManifestFile(
  {path, mediaType, bytes}: OutputFile,
  owner: {
    readonly publication: string | null
    readonly format: ManifestFile['format']
    readonly downloads: readonly Download[]
  },
): ManifestFile {
  const known = owner.downloads.find(({name}) => path === `${owner.publication}/${name}`)
  return {
    path,
    publication: owner.publication,
    format: owner.format,
    media_type: mediaType,
    bytes: bytes.length,
    sha256: known?.sha256 ?? sha256(bytes),
  }
}

const textFile = (path: string, mediaType: string, text: string): OutputFile => ({
  path,
  mediaType,
  bytes: new TextEncoder().encode(text),
})

const byPath = (a: ManifestFile, b: ManifestFile) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
