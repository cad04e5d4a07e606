/** The files of the one build that conformance tests share. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {parse} from 'yaml'
import {walk} from './walk.ts'

export const projectRoot = resolve(import.meta.dirname, '../..')

const sources = join(projectRoot, 'source')

/** The sample articles that are published by themselves, by slug. */
export const articles = readdirSync(sources)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length))

/** The sample collections: folders with a `publication.yml`, by slug. */
export const collections = readdirSync(sources).filter((name) =>
  existsSync(join(sources, name, 'publication.yml')),
)

export const sourceOf = (slug: string): string => readFileSync(join(sources, `${slug}.md`), 'utf8')

/** All of them. */
export const publications = [...articles, ...collections]

/** What `publication.yml` says; of a single article nothing. */
export const collectionSays = (slug: string): Readonly<Record<string, unknown>> =>
  collections.includes(slug) ? parse(readFileSync(join(sources, slug, 'publication.yml'), 'utf8')) : {}

/** Where the pictures of a publication lie. */
export const picturesOf = (slug: string): string =>
  join(sources, collections.includes(slug) ? slug : '', 'images')

/** The Markdown of a publication, article by article; of a collection as its `order` says. */
export function sourcesOf(slug: string): readonly string[] {
  if (!collections.includes(slug)) return [sourceOf(slug)]
  const {order} = collectionSays(slug)
  const names = Array.isArray(order) ? order.map(String) : []
  return names.map((name) => readFileSync(join(sources, slug, name), 'utf8'))
}

export const fileOf = (dist: string, slug: string, extension: string): string =>
  join(dist, slug, `${slug}.${extension}`)

export interface ManifestFile {
  readonly path: string
  readonly publication: string | null
  readonly media_type: string
}

export interface Manifest {
  readonly publications: readonly {
    readonly slug: string
    readonly title: string
    readonly summary: string | null
    readonly language: string
    readonly articles: readonly {readonly title: string}[]
  }[]
  readonly files: readonly ManifestFile[]
}

export const manifestOf = (dist: string): Manifest =>
  JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'))

/** The files of all publications and of the shelf with this media type, by their paths in the output folder. */
export const filesOfType = (dist: string, mediaType: string): readonly string[] =>
  manifestOf(dist).files.flatMap(({path, media_type}) => (media_type === mediaType ? [path] : []))

export const pagesOf = (dist: string): readonly string[] => filesOfType(dist, 'text/html')
export const booksOf = (dist: string): readonly string[] => filesOfType(dist, 'application/epub+zip')

/** The articles under a folder, those of collections too; a name that begins with `_` is a draft. */
export const markdownIn = (folder: string): readonly string[] =>
  filesIn(folder, '.md').filter((path) => !/[\\/]_/.test(relative(folder, path)))

/** Every file under the folder with this ending, absolute, sorted. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return walk(folder)
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
}

export const nameIn = (dist: string, path: string): string => relative(dist, path)
