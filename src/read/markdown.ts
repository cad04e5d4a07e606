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
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import {definitionListFromMarkdown} from './definition-lists.ts'

const fences = ['yaml', 'toml'] as const

// A single tilde is no strikethrough: `~500 m` and `H~2~O` occur in prose.
const tildes = {singleTilde: false} as const
const ours = [frontmatter([...fences]), directive(), defList]
const syntax = [gfm(tildes), ...ours]
const withoutAutolinks = [gfmFootnote(), gfmStrikethrough(tildes), gfmTable(), gfmTaskListItem(), ...ours]

const toNodes = [
  gfmFromMarkdown(),
  frontmatterFromMarkdown([...fences]),
  directiveFromMarkdown(),
  definitionListFromMarkdown,
]

export interface ParseOptions {
  /** Whether `www.example.org` becomes a link by itself: the parser then tries at every word. @default true */
  readonly autolinks?: boolean | undefined
}

export function parseMarkdown(text: string, {autolinks = true}: ParseOptions = {}): Root {
  return fromMarkdown(text, {extensions: autolinks ? syntax : withoutAutolinks, mdastExtensions: toNodes})
}
