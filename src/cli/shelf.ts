/** What has been made → the list of all, written; the rows of the closing table, and where to look. */
import {join} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {without} from '../emit/manifest/merge.ts'
import type {ManifestPublication, ShelfEntry} from '../emit/manifest.ts'
import type {OutputFile} from '../model/publication.ts'
import type {Press} from '../publish.ts'
import type {OutputFolder} from './output-folder.ts'
import type {Row} from './table.ts'

interface Given extends Pick<OutputFolder, 'writer' | 'before'> {
  readonly press: Press
  readonly entries: readonly ShelfEntry[]
  /** Publications that go, and their files. */
  readonly gone: readonly ManifestPublication[]
  /** Paths of other files that have served. */
  readonly served?: readonly string[]
}

export interface Shelved {
  readonly files: readonly OutputFile[]
  readonly removed: readonly string[]
  /** All that it lists. */
  readonly slugs: readonly string[]
  readonly messages: readonly VFileMessage[]
}

/** Index page, feeds, catalogues and manifest; all else is on the device before they say that it is there. */
export async function writeShelf({
  press,
  entries,
  gone,
  served = [],
  writer,
  before,
}: Given): Promise<Shelved> {
  const kept = without(before(), gone)
  const {files, stale, messages} = await press.shelf(entries, kept)
  const paths = new Set(kept.files.map(({path}) => path))
  const left = before().files.flatMap(({path}) => (paths.has(path) ? [] : [path]))
  const removed = [...stale, ...left, ...served]
  await writer.sync()
  await writer.write(files, removed)
  const slugs = [...kept.publications, ...entries.map(({publication}) => publication)].map(({slug}) => slug)
  return {files, removed, slugs, messages}
}

export function rowsOf({publication, files}: ShelfEntry): readonly Row[] {
  const pages = new Map(
    publication.downloads.map((download) => [`${publication.slug}/${download.name}`, download.pages]),
  )
  return files.map(({path, bytes}) => ({path, bytes, pages: pages.get(path) ?? null}))
}

/** The page of a single publication, else the list of all. */
export function entranceOf(entries: readonly ShelfEntry[], outDir: string): string | null {
  const [first, ...others] = entries
  if (!first) return null
  if (others.length > 0) return join(outDir, 'index.html')
  const page = first.files.find(({path}) => path === `${first.publication.slug}/index.html`)
  return join(outDir, (page ?? first.files[0])?.path ?? 'index.html')
}
