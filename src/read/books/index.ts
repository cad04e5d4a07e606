/** Books that other tools list: which file of a folder lists them, and what it says. A row a tool, in the order in which they count. */
import {posix} from 'node:path'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'
import {type Book, type Tool, textAt} from './book.ts'
import {carpentries, leanpub} from './carpentries.ts'
import {jupyterBook, myst} from './jupyter.ts'
import {mdbook, summary} from './mdbook.ts'
import {mkdocs} from './mkdocs.ts'
import {quarto} from './quarto.ts'

export type {Book, Entry} from './book.ts'

export const tools: readonly Tool[] = [
  mdbook,
  quarto,
  myst,
  jupyterBook,
  mkdocs,
  carpentries,
  leanpub,
  summary,
]

const toolOf = (path: string): Tool | undefined => tools.find(({file}) => file.test(posix.basename(path)))

/** Whether a file has a name under which some tool lists books. */
export const mayListBook = (path: string): boolean => toolOf(path) !== undefined

/** Null when it is none, or lists nothing. */
export function readBook(path: string, resources: Resources, report: Report): Book | null {
  const tool = toolOf(path)
  const text = tool ? textAt(path, resources) : null
  return tool && text !== null ? tool.read({path, text, resources, report}) : null
}

export const listsBook = (path: string, resources: Resources): boolean =>
  mayListBook(path) && readBook(path, resources, () => undefined) !== null

/** Of the files of one folder that list a book: how early their tool stands in the table. */
export const rankOf = (path: string): number => tools.findIndex(({file}) => file.test(posix.basename(path)))
