/** What lies in the output folder, as data: `manifest.json`. A later build reads it to know what is its own. */
import * as z from 'zod'
import type {Download, Format, OutputFile, Publication} from '../model/publication.ts'
import {generator} from '../version.ts'
import type {Emission} from './emitter.ts'
import {sha256} from './sha256.ts'

const download = z.strictObject({
  format: z.enum(['pdf', 'epub', 'kindle', 'html', 'json', 'markdown']),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  pages: z.int().nullable(),
  paper: z.string().nullable(),
  conformsTo: z.array(z.string()),
})

const publication = z.strictObject({
  slug: z.string(),
  id: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  authors: z.array(z.string()),
  published: z.string().nullable(),
  modified: z.string().nullable(),
  minutes: z.int().positive(),
  downloads: z.array(download),
})

const file = z.strictObject({
  path: z.string(),
  /** The slug of what it belongs to; null for the files of the shelf. */
  publication: z.string().nullable(),
  /** Which format's build writes it, and removes it when it is no longer made. */
  format: z.enum(['html', 'pdf', 'epub', 'kindle', 'json', 'shelf']),
  media_type: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
})

export const manifestSchema = z.strictObject({
  schema_version: z.literal('1.0.0'),
  generator: z.string(),
  publications: z.array(publication),
  files: z.array(file),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ManifestPublication = z.infer<typeof publication>
export type ManifestFile = z.infer<typeof file>

/** One publication that this build has made. */
export interface ShelfEntry {
  readonly publication: ManifestPublication
  readonly files: readonly ManifestFile[]
}

export const noManifest: Manifest = {schema_version: '1.0.0', generator, publications: [], files: []}

/** The manifest that a build left behind; an empty one when it cannot be understood. */
export function parseManifest(text: string): Manifest {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? noManifest
  } catch {
    return noManifest
  }
}

/** Files of the earlier build that this one has neither kept nor made again. */
export function staleFiles(before: Manifest, {publication, files}: ShelfEntry, formats: Iterable<string>) {
  const built = new Set(formats)
  const made = new Set(files.map(({path}) => path))
  return before.files
    .filter((file) => file.publication === publication.slug && built.has(file.format) && !made.has(file.path))
    .map(({path}) => path)
}

/** What was there, with what this build has made in the place of what it was before. */
export function mergeManifest(
  before: Manifest,
  entries: readonly ShelfEntry[],
  formats: Iterable<string>,
): Manifest {
  const built = new Set(formats)
  const slugs = new Map(entries.map((entry) => [entry.publication.slug, entry]))
  const isReplaced = (file: ManifestFile) =>
    file.publication === null || (slugs.has(file.publication) && built.has(file.format))
  const kept = before.files.filter((file) => !isReplaced(file))
  const publications = new Map(before.publications.map((publication) => [publication.slug, publication]))
  for (const {publication} of entries) {
    const earlier = publications.get(publication.slug)?.downloads ?? []
    const names = new Set(publication.downloads.map(({name}) => name))
    const others = earlier.filter(
      ({name}) => !names.has(name) && kept.some(({path}) => path === `${publication.slug}/${name}`),
    )
    publications.set(publication.slug, {...publication, downloads: [...publication.downloads, ...others]})
  }
  return {
    ...noManifest,
    publications: [...publications.values()].sort(by(({slug}) => slug)),
    files: [...kept, ...entries.flatMap(({files}) => files)].sort(by(({path}) => path)),
  }
}

/** By code unit: the same on every machine. */
const by =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0

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

export function toManifestFile(
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
