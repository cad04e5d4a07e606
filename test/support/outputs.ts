/** The files of the one build that conformance tests share. */
import {readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '../..')

/** The sample articles, by slug. */
export const articles = readdirSync(join(projectRoot, 'source'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length))

export const sourceOf = (slug: string): string =>
  readFileSync(join(projectRoot, 'source', `${slug}.md`), 'utf8')

export const fileOf = (dist: string, slug: string, extension: string): string =>
  join(dist, slug, `${slug}.${extension}`)

/** Every file under the folder with this ending, absolute, sorted. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

export const nameIn = (dist: string, path: string): string => relative(dist, path)
