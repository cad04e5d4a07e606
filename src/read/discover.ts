/** Files and folders that the user named → the articles in them. */
import {posix} from 'node:path'
import type {Resources} from '../resources.ts'

const article = /\.(?:md|markdown)$/i
/** Files about a folder, not of it; and files that their owner hides. */
const passedOver = /^(?:readme|license|licence|changelog|contributing|code_of_conduct)\.(?:md|markdown)$/i

export interface Discovery {
  /** Sorted by code unit, each once. */
  readonly articles: readonly string[]
  /** Inputs that are neither a file nor a folder with an article in it. */
  readonly missing: readonly string[]
}

/** A file is taken as it is named; in a folder, what looks like an article is. */
export function discover(inputs: readonly string[], resources: Resources): Discovery {
  const found = new Set<string>()
  const missing: string[] = []
  for (const input of inputs) {
    const path = posix.normalize(input).replace(/(?<=.)\/$/, '')
    const inside = resources.list(path).filter(isArticle)
    if (inside.length > 0) for (const file of inside) found.add(file)
    else if (resources.read(path).type === 'found') found.add(path)
    else missing.push(input)
  }
  return {articles: [...found].sort(), missing}
}

function isArticle(path: string): boolean {
  const parts = path.split('/')
  const hidden = parts.some((part) => /^[._](?!\.?$)/.test(part) || part === 'node_modules')
  return article.test(path) && !passedOver.test(parts.at(-1) ?? '') && !hidden
}
