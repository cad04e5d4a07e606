/** Articles → the parts they are made of, as Markdown: blocks, headings, items, stretches of text, notes. */
import type {Nodes, Parents, RootContent} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

export interface Parts {
  /** Each with what belongs to it, as a table with its caption. */
  readonly blocks: readonly string[]
  readonly headings: readonly string[]
  /** Lines of running text, without line breaks. */
  readonly sentences: readonly string[]
  /** One construct each: a link, emphasis, code, a picture in the line. */
  readonly inlines: readonly string[]
  /** By label. */
  readonly notes: ReadonlyMap<string, string>
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkDirective)

export function partsOf(articles: readonly string[]): Parts {
  const found = {
    blocks: [] as string[],
    headings: [] as string[],
    sentences: [] as string[],
    inlines: [] as string[],
    notes: new Map<string, string>(),
  }
  for (const article of articles) {
    const tree = parser.parse(article)
    const slice = (node: Nodes) => withoutAnchors(sliceOf(article, node))
    for (const [index, node] of tree.children.entries()) {
      if (node.type === 'heading' && opensSection.test(slice(node))) continue
      if (node.type === 'heading') found.headings.push(slice(node).replace(/^#+ /, ''))
      else if (node.type === 'footnoteDefinition') found.notes.set(node.label ?? node.identifier, slice(node))
      else if (isBlock(node) && !isCaption(slice(node))) {
        const next = tree.children[index + 1]
        const caption = node.type === 'table' && next && isCaption(slice(next)) ? `\n\n${slice(next)}` : ''
        found.blocks.push(slice(node) + caption)
      }
      if (node.type !== 'yaml') collect(node, slice, found)
    }
  }
  return found
}

interface Found {
  readonly sentences: string[]
  readonly inlines: string[]
}

function collect(node: Nodes, slice: (node: Nodes) => string, found: Found): void {
  if (node.type === 'paragraph') {
    const lines = slice(node).replace(/\s*\n\s*/g, ' ')
    if (isSentence(node, lines)) found.sentences.push(lines)
    for (const child of node.children) {
      const text = slice(child).replace(/\s*\n\s*/g, ' ')
      // Footnotes are called by their own part; a lone tag and a backslash at a line's end are halves of something.
      if (!['text', 'break', 'html', 'footnoteReference'].includes(child.type) && !isDecoration(child))
        found.inlines.push(text)
    }
    return
  }
  if ('children' in node && node.type !== 'footnoteDefinition') {
    for (const child of node.children) collect(child, slice, found)
  }
}

/** Its mark stands after it, and would be lost. */
const isDecoration = (node: Nodes): boolean => node.type === 'image' && !node.alt

/** What may stand in the middle of a line: no mark of a block at the start, no break, no picture alone. */
const isSentence = (node: Parents, text: string): boolean =>
  !/^(?:\[!|Table: |!\[|:|\*\*)|\\ | : |\{\./.test(text) && !node.children.some(({type}) => type === 'break')

const opensSection = /^#+ (?:Key takeaways|Frequently asked questions)$/

const isCaption = (text: string) => text.startsWith('Table: ')

/** The rest are the article's own: its front matter, its takeaways, its questions, its breaks. */
const isBlock = (node: RootContent): boolean =>
  !['yaml', 'definition', 'html'].includes(node.type) &&
  !('name' in node && ['takeaways', 'faq'].includes(String(node.name)))

const sliceOf = (article: string, {position}: Nodes): string =>
  article.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

/** Headings of another article are not there to be linked to; every made article has a start. */
const withoutAnchors = (markdown: string): string => markdown.replace(/\]\(#[^)]*\)/g, '](#start)')
