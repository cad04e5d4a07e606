/** The name of a page or a picture, as `[[…]]` gives it → the file of the sources that has it, wherever it lies. */
import {posix} from 'node:path'
import type {Resources} from '../../resources.ts'

export interface Found {
  /** From the root. */
  readonly path: string
  /** Others of that name, farther away. */
  readonly others: readonly string[]
}

export type ByName = (name: string) => Found | null

const pageKinds = ['.md', '.mdx', '.markdown', '.qmd']
const picture = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i

export const isPicture = (name: string): boolean => picture.test(name)

/** The sources are listed when the first name is looked for. */
export function finder(article: string, resources: Resources | null): ByName {
  let index: ReadonlyMap<string, readonly string[]> | null = null
  return (name) => {
    if (!resources) return null
    index ??= indexOf(resources)
    const wanted = comparable(posix.normalize(name.trim().replace(/^\/+/, '')))
    const hasKind = /\.\w{2,8}$/.test(wanted)
    const names = [...(hasKind ? [wanted] : []), ...pageKinds.map((kind) => wanted + kind)]
    const paths = names
      .flatMap((path) => (index?.get(posix.basename(path)) ?? []).filter((other) => endsWith(other, path)))
      .toSorted((one, other) => distance(article, one) - distance(article, other) || (one < other ? -1 : 1))
    // A path from the root is no name: it says which.
    const exact = paths.find((path) => names.includes(comparable(path)) && wanted.includes('/'))
    const [path = null, ...others] = exact === undefined ? paths : [exact]
    return path === null ? null : {path, others}
  }
}

function indexOf(resources: Resources): ReadonlyMap<string, readonly string[]> {
  const listed = resources.list('.')
  // What a build has written lies beside its manifest, and has the names of its sources.
  const written = listed
    .filter((path) => posix.basename(path) === 'opds.json')
    .map((path) => posix.dirname(path))
    .filter((folder) => listed.includes(posix.join(folder, 'manifest.json')))
  const index = new Map<string, string[]>()
  for (const path of listed) {
    if (/(?:^|\/)(?:\.|node_modules\/)/.test(path)) continue
    if (written.some((folder) => folder === '.' || path.startsWith(`${folder}/`))) continue
    const name = comparable(posix.basename(path))
    const paths = index.get(name)
    if (paths) paths.push(path)
    else index.set(name, [path])
  }
  return index
}

/** Names are compared without case; file systems take letters with accents apart. */
const comparable = (name: string): string => name.normalize('NFC').toLowerCase()

const endsWith = (path: string, wanted: string): boolean => {
  const other = comparable(path)
  return other === wanted || other.endsWith(`/${wanted}`)
}

/** Steps from the folder of one file to that of another. */
function distance(from: string, to: string): number {
  const steps = posix.relative(posix.dirname(from), posix.dirname(to))
  return steps === '' ? 0 : steps.split('/').length
}
