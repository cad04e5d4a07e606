/** A tree that was read from something else → Markdown, for a person to go on from. */
import type {Root} from 'mdast'
import {directiveToMarkdown} from 'mdast-util-directive'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown as stringify} from 'mdast-util-to-markdown'
import {stringify as stringifyYaml} from 'yaml'
import {definitionListToMarkdown} from './definition-lists.ts'

/** @param title goes into the front matter, where it is not there already, in place of a first heading of level 1 */
export function toMarkdown({children}: Root, title: string): string {
  const front = children[0]?.type === 'yaml' ? children[0].value : ''
  const body = children[0]?.type === 'yaml' ? children.slice(1) : children
  const titled = /^title[ \t]*:/im.test(front)
  const [first] = body
  const heads = !titled && first?.type === 'heading' && first.depth === 1
  const given = titled ? '' : stringifyYaml({title}, {lineWidth: 0})
  const text = bodyToMarkdown({type: 'root', children: heads ? body.slice(1) : body})
  return `---\n${given}${front && `${front}\n`}---\n\n${text}`
}

/** The same without front matter. */
export const bodyToMarkdown = (tree: Root): string =>
  stringify(tree, {
    bullet: '-',
    listItemIndent: 'one',
    rule: '-',
    extensions: [gfmToMarkdown(), directiveToMarkdown(), definitionListToMarkdown],
  })
