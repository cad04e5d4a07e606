/** The tool that articles are written for: named by who wrote them, or guessed from the files that the tool keeps beside them. It
 * decides only where the same signs mean two things. */
import {posix} from 'node:path'
import type {Resources} from '../../resources.ts'

/** By the names that a configuration and front matter use: what people call them. */
const labels = {
  commonmark: 'CommonMark',
  pandoc: 'pandoc',
  quarto: 'Quarto',
  myst: 'MyST',
  obsidian: 'Obsidian',
  mkdocs: 'MkDocs',
  docusaurus: 'Docusaurus',
  jekyll: 'Jekyll',
  hugo: 'Hugo',
  mdbook: 'mdBook',
  carpentries: 'Carpentries',
} as const

export type Dialect = keyof typeof labels

export const dialectNames = Object.keys(labels).filter(isDialect)

export const labelOf = (dialect: Dialect): string => labels[dialect]

export function isDialect(name: unknown): name is Dialect {
  return typeof name === 'string' && Object.hasOwn(labels, name)
}

/** What a folder says of the articles in and under it. */
export interface Guess {
  readonly dialect: Dialect
  /** The path of the file that says so. */
  readonly because: string
}

/** The files, and the one folder, by which a tool knows its own projects; the surest first. `holds`: others have files of that name too. */
export const marks: readonly {
  readonly dialect: Dialect
  readonly names: readonly string[]
  readonly holds?: RegExp
}[] = [
  {dialect: 'quarto', names: ['_quarto.yml', '_quarto.yaml']},
  {dialect: 'myst', names: ['myst.yml', '_toc.yml']},
  {dialect: 'mkdocs', names: ['mkdocs.yml', 'mkdocs.yaml']},
  {dialect: 'mdbook', names: ['book.toml']},
  {
    dialect: 'docusaurus',
    names: ['', 'website/'].flatMap((folder) =>
      ['js', 'ts', 'mjs', 'cjs', 'mts'].map((ext) => `${folder}docusaurus.config.${ext}`),
    ),
  },
  {
    dialect: 'hugo',
    names: [
      'hugo.toml',
      'hugo.yaml',
      'hugo.yml',
      'hugo.json',
      'config/_default/hugo.toml',
      'config/_default/config.toml',
    ],
  },
  {dialect: 'carpentries', names: ['config.yaml'], holds: /^carpentry[ \t]*:/m},
  {
    dialect: 'hugo',
    names: ['config.toml', 'config.yaml', 'config.yml'],
    holds: /^[ \t"']*(?:baseURL|languageCode|theme)[ \t"']*[:=]/im,
  },
  {dialect: 'jekyll', names: ['_config.yml', '_config.yaml']},
  {dialect: 'myst', names: ['conf.py'], holds: /\bmyst_(?:parser|nb)\b/},
  {dialect: 'pandoc', names: ['_bookdown.yml']},
  {dialect: 'obsidian', names: ['.obsidian']},
]

/** The nearest folder counts, from that of the article up to the root. Null when no tool has left its mark. */
export function guessOf(article: string, resources: Resources): Guess | null {
  for (let folder = posix.dirname(article); ; folder = posix.dirname(folder)) {
    const found = markIn(folder, resources)
    if (found) return found
    if (folder === '.' || folder === posix.dirname(folder)) return null
  }
}

/** What the files of one folder say. */
export function markIn(folder: string, resources: Resources): Guess | null {
  for (const {dialect, names, holds} of marks) {
    for (const name of names) {
      const because = posix.join(folder, name)
      if (name.startsWith('.') && resources.list(because).length > 0) return {dialect, because}
      const file = resources.read(because)
      if (file.type === 'found' && (!holds || holds.test(new TextDecoder().decode(file.bytes))))
        return {dialect, because}
    }
  }
  return null
}

/** What the front matter of a source says; null where it says nothing that is known. Looked for before anything is parsed. */
export function dialectIn(source: string): Dialect | null {
  const name = plainIn(source, 'dialect')?.toLowerCase()
  return isDialect(name) ? name : null
}

/** A plain value of the front matter that decides how the article is read. */
export function plainIn(source: string, key: string): string | null {
  const front = /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)?.[2] ?? ''
  return new RegExp(`^${key}[ \\t]*[:=][ \\t]*["']?([\\w-]+)`, 'im').exec(front)?.[1] ?? null
}

/** The one tool that has files of this kind. */
export const dialectOfFile = (path: string): Dialect | null =>
  /\.(?:qmd|rmd)$/i.test(path) ? 'quarto' : /\.mdx$/i.test(path) ? 'docusaurus' : null
