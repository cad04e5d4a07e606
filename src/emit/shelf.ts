/** What stands once for all publications: the index page and the manifest. */
import type {Report} from '../diagnostics/message.ts'
import type {OutputFile} from '../model/publication.ts'
import type {ShelfRenderer} from '../render/view.ts'
import type {Resources} from '../resources.ts'
import {contentSecurityPolicy, pageStyles} from './html/styles.ts'
import {type Manifest, type ManifestFile, toManifestFile} from './manifest.ts'
import {stringify} from './stringify.ts'

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

const textFile = (path: string, mediaType: string, text: string): OutputFile => ({
  path,
  mediaType,
  bytes: new TextEncoder().encode(text),
})

const byPath = (a: ManifestFile, b: ManifestFile) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
