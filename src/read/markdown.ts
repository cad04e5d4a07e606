/** Markdown text → mdast: CommonMark, and the extensions that an article may use, chosen here and nowhere else. */
import type {Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {defList} from 'micromark-extension-definition-list'
import {directive} from 'micromark-extension-directive'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfm} from 'micromark-extension-gfm'
import {definitionListFromMarkdown} from './definition-lists.ts'

const fences = ['yaml', 'toml'] as const

const syntax = [
  // A single tilde is no strikethrough: `~500 m` and `H~2~O` occur in prose.
  gfm({singleTilde: false}),
  frontmatter([...fences]),
  directive(),
  defList,
]

const toNodes = [
  gfmFromMarkdown(),
  frontmatterFromMarkdown([...fences]),
  directiveFromMarkdown(),
  definitionListFromMarkdown,
]

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {extensions: syntax, mdastExtensions: toNodes})
}
