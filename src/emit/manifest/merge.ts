/** What an earlier build left and what this one has made → the manifest of both, and the files that nobody wants any more. */
import {
  type Manifest,
  type ManifestFile,
  type ManifestPublication,
  noManifest,
  type ShelfEntry,
} from '../manifest.ts'

export interface ThisBuild {
  readonly siteUrl: string | null
  /** Names of all formats, in the order in which downloads are listed. */
  readonly order: readonly string[]
}

/** What was there, with what this build has made in the place of what it was before. */
export function mergeManifest(
  before: Manifest,
  entries: readonly ShelfEntry[],
  {siteUrl, order}: ThisBuild,
): Manifest {
  const made = new Map(
    entries.map(({publication, formats}) => [publication.slug, new Set<string | null>(formats)]),
  )
  const isReplaced = ({publication, format}: ManifestFile) =>
    publication === null || made.get(publication)?.has(format) === true
  const kept = before.files.filter((file) => !isReplaced(file))
  const paths = new Set(kept.map(({path}) => path))
  const publications = new Map(
    before.publications.map((publication) => [
      publication.slug,
      relocated(publication, before.site_url, siteUrl),
    ]),
  )
  for (const {publication} of entries) {
    const {slug} = publication
    publications.set(slug, withEarlier(publication, publications.get(slug), {kept: paths, order}))
  }
  return {
    ...noManifest,
    site_url: siteUrl,
    publications: [...publications.values()].sort(by(({slug}) => slug)),
    files: [...kept, ...entries.flatMap(({files}) => files)].sort(by(({path}) => path)),
  }
}

/** Downloads and pictures of formats that this build has not made are still there. */
function withEarlier(
  publication: ManifestPublication,
  earlier: ManifestPublication | undefined,
  {kept, order}: {readonly kept: ReadonlySet<string>; readonly order: readonly string[]},
): ManifestPublication {
  if (!earlier) return publication
  // As one build of all formats would list them, whatever was built when; what no table knows any more comes last.
  const rankOf = ({format}: {readonly format: string}) =>
    order.includes(format) ? order.indexOf(format) : order.length
  const names = new Set(publication.downloads.map(({name}) => name))
  const others = earlier.downloads.filter(
    ({name}) => !names.has(name) && kept.has(`${publication.slug}/${name}`),
  )
  const picture = (which: 'cover' | 'thumbnail') => {
    const known = earlier[which]
    return publication[which] ?? (known !== null && kept.has(known.path) ? known : null)
  }
  return {
    ...publication,
    downloads: [...publication.downloads, ...others].toSorted((a, b) => rankOf(a) - rankOf(b)),
    cover: picture('cover'),
    thumbnail: picture('thumbnail'),
  }
}

/** Addresses that were made from the site of an earlier build, made from that of this one. */
function relocated(
  publication: ManifestPublication,
  from: string | null,
  to: string | null,
): ManifestPublication {
  if (from === null || from === to) return publication
  const move = (url: string | null) =>
    url?.startsWith(from) ? (to === null ? null : `${to}${url.slice(from.length)}`) : url
  return {
    ...publication,
    url: move(publication.url),
    articles: publication.articles.map((article) => ({...article, url: move(article.url)})),
  }
}

/** Without what somebody has removed since: a publication without a file has left the shelf. */
export function present(manifest: Manifest, exists: (path: string) => boolean): Manifest {
  const files = manifest.files.filter(({path}) => exists(path))
  const paths = new Set(files.map(({path}) => path))
  const slugs = new Set(files.map(({publication}) => publication))
  const there = <Picture extends {readonly path: string}>(picture: Picture | null) =>
    picture !== null && paths.has(picture.path) ? picture : null
  return {
    ...manifest,
    files,
    publications: manifest.publications
      .filter(({slug}) => slugs.has(slug))
      .map((publication) => ({
        ...publication,
        downloads: publication.downloads.filter(({name}) => paths.has(`${publication.slug}/${name}`)),
        cover: there(publication.cover),
        thumbnail: there(publication.thumbnail),
      })),
  }
}

/** Without publications that nobody makes any more, and their files. */
export function without(manifest: Manifest, gone: readonly ManifestPublication[]): Manifest {
  const slugs = new Set<string | null>(gone.map(({slug}) => slug))
  return {
    ...manifest,
    files: manifest.files.filter(({publication}) => publication === null || !slugs.has(publication)),
    publications: manifest.publications.filter(({slug}) => !slugs.has(slug)),
  }
}

/** Files of the earlier build that this one has neither kept nor made again. */
export function staleFiles(before: Manifest, {publication, files, formats}: ShelfEntry) {
  const built = new Set<string | null>(formats)
  const made = new Set(files.map(({path}) => path))
  return before.files
    .filter((file) => file.publication === publication.slug && built.has(file.format) && !made.has(file.path))
    .map(({path}) => path)
}

/** Files of the earlier shelf that this one lacks: a sitemap, when the site has no address any more. */
export function staleShelfFiles(before: Manifest, made: readonly {readonly path: string}[]) {
  const paths = new Set(made.map(({path}) => path))
  return before.files
    .filter(({publication, path}) => publication === null && !paths.has(path))
    .map(({path}) => path)
}

/** By code unit: the same on every machine. */
export const by =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
