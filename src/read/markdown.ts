/** Markdown text → mdast: remark-parse, and the extensions that an article may use, chosen here and nowhere else. */
import type {Root} from 'mdast'
import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {cjkFriendlyExtension} from 'micromark-extension-cjk-friendly'
import {defList} from 'micromark-extension-definition-list'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import type {Extension as Micromark} from 'micromark-util-types'
import remarkDirective from 'remark-directive'
import remarkFrontmatter, {type Options} from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {definitionListFromMarkdown} from './definition-lists.ts'
import {formulaNodes, formulaSyntax} from './dialects/formulas.ts'

// A single tilde is no strikethrough: `~500 m` and `H~2~O` occur in prose.
const tildes = {singleTilde: false} as const

/** YAML may end with dots, as pandoc writes it; Hugo writes TOML. */
const frontMatter: Options = ['yaml', {type: 'yaml', fence: {open: '---', close: '...'}}, 'toml']

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, tildes)
  .use(remarkFrontmatter, frontMatter)
  .use(remarkDirective)
  .use(ownSyntax)
  .freeze()

/** remark-gfm comes with its autolinks or not at all. */
const parserWithoutAutolinks = unified()
  .use(remarkParse)
  .use(gfmWithoutAutolinks)
  .use(remarkFrontmatter, frontMatter)
  .use(remarkDirective)
  .use(ownSyntax)
  .freeze()

export interface ParseOptions {
  /** Whether `www.example.org` becomes a link by itself: the parser then tries at every word. @default true */
  readonly autolinks?: boolean | undefined
}

export function parseMarkdown(text: string, {autolinks = true}: ParseOptions = {}): Root {
  return (autolinks ? parser : parserWithoutAutolinks).parse(text)
}

function ownSyntax(this: Processor): void {
  extend(
    this,
    [defList, formulaSyntax(), cjkFriendlyExtension()],
    [definitionListFromMarkdown, formulaNodes()],
  )
}

function gfmWithoutAutolinks(this: Processor): void {
  extend(
    this,
    [gfmFootnote(), gfmStrikethrough(tildes), gfmTable(), gfmTaskListItem()],
    [...gfmFromMarkdown()],
  )
}

/** As every remark plugin that adds syntax does it. */
function extend(processor: Processor, syntax: readonly Micromark[], nodes: readonly FromMarkdown[]): void {
  const data = processor.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...syntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), ...nodes]
}
