/** What all jobs of a build are told → a mark of it: what an earlier build has kept counts only under the same. */
import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {chosen} from '../emit/formats.ts'
import {sha256} from '../emit/sha256.ts'
import {once} from '../once.ts'
import {type Resources, shippedFile} from '../resources.ts'
import {generator} from '../version.ts'
import type {PressOptions} from './options.ts'

/** @param code a mark of the code that the project brings along: plugins, emitters, and whatever they import */
export function identityOf(given: PressOptions, templates: Resources, code: string): string {
  const {formats, paper, styles, defaultLanguage, language, dialect, siteUrl, shelf, metadata, date} = given
  const {accessibility, epub} = given
  return sha256(
    JSON.stringify([
      program(),
      chosen(formats, given.emitters).formats.map(({name}) => name),
      {paper, styles, defaultLanguage, language, dialect, siteUrl, title: shelf?.title, metadata, date},
      {accessibility, epub},
      templates.list('.').map((path) => {
        const found = templates.read(path)
        return [path, found.type === 'found' ? sha256(found.bytes) : found.type]
      }),
      code,
    ]),
  )
}

/** The program, and what it runs on as far as that shows in bytes. */
export const program = once(() => {
  const {version, versions, platform, arch} = process
  const require = createRequire(import.meta.url)
  const libraries = ['sharp', '@resvg/resvg-js'].map((name) => versionAt(require.resolve(name)))
  return [generator, compiled(), version, versions['zlib'], versions['icu'], platform, arch, ...libraries]
})

/** Of the package that a file is in. */
function versionAt(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    const manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    if (manifest.version) return `${manifest.name} ${manifest.version}`
  }
  return file
}

/** A mark that `scripts/compile.mjs` makes of all that it has compiled. */
const compiled = () => new TextDecoder().decode(shippedFile('mark.txt'))
