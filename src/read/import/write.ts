/** What is known of an article and its tree → Markdown as we write it. */
import type {Root} from 'mdast'
import {stringify} from 'yaml'
import {bodyToMarkdown} from '../to-markdown.ts'
import type {Front} from './imported.ts'

const order: readonly (keyof Front)[] = [
  'title',
  'subtitle',
  'summary',
  'language',
  'direction',
  'authors',
  'published',
  'modified',
  'license',
  'keywords',
  'slug',
]

export function write(front: Front, tree: Root): string {
  const known = order
    .map((key) => [key, front[key]] as const)
    .filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    )
  const head = known.length === 0 ? '' : `---\n${stringify(Object.fromEntries(known), {lineWidth: 0})}---\n\n`
  return `${head}${bodyToMarkdown(tree)}`
}
