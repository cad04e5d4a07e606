/** Markdown → the text that every format must carry, in reading order. An oracle: it shares no code with `src/`.
 *
 * Knows of the articles' conventions only what `docs/writing.md` promises: takeaways come before the text, FAQs after
 * it, a picture's title is its caption, `Table: …` after a table is its caption and stands before it. */
import type {Nodes, RootContent} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {parse as parseYaml} from 'yaml'

export interface SourceText {
  readonly frontMatter: Readonly<Record<string, unknown>>
  /** Block by block: takeaways, text, FAQs. Notes are left out. */
  readonly blocks: readonly string[]
  /** Each footnote's text, in the order of the first calls. */
  readonly notes: readonly string[]
  /** In order, the title of the article excluded. */
  readonly headings: readonly {readonly depth: number; readonly text: string}[]
  /** Alternative texts, in order; decorative pictures left out. */
  readonly alternatives: readonly string[]
}

export function sourceText(markdown: string): SourceText {
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter)
    .use(remarkDirective)
    .parse(markdown)
  const frontMatter = tree.children.find((node) => node.type === 'yaml')
  const ordered = takeawaysFirst(tree.children)
  const found = {
    blocks: [] as string[],
    headings: [] as {depth: number; text: string}[],
    alternatives: [] as string[],
    calls: [] as string[],
  }
  for (const node of ordered) block(node, found)
  const definitions = new Map(
    tree.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [[node.identifier, node]] : [])),
  )
  const notes = [...new Set(found.calls)].map((call) => {
    const note = {blocks: [] as string[], headings: [], alternatives: [], calls: []}
    for (const child of captionsFirst<Nodes>(definitions.get(call)?.children ?? [])) block(child, note)
    return note.blocks.join('\n')
  })
  return {
    frontMatter: frontMatter ? parseYaml(frontMatter.value) : {},
    blocks: found.blocks,
    notes,
    headings: found.headings,
    alternatives: found.alternatives,
  }
}

interface Found {
  readonly blocks: string[]
  readonly headings: {depth: number; text: string}[]
  readonly alternatives: string[]
  readonly calls: string[]
}

function takeawaysFirst(nodes: readonly RootContent[]): readonly RootContent[] {
  const takeaways: RootContent[] = []
  const rest: RootContent[] = []
  let lifting = false
  for (const node of nodes) {
    if (node.type === 'heading') lifting = inline(node, []).toLowerCase() === 'key takeaways'
    if (lifting || ('name' in node && node.name === 'takeaways')) takeaways.push(node)
    else rest.push(node)
  }
  return [...takeaways, ...captionsFirst(rest)]
}

/** The caption of a table stands before it, wherever the two are. */
function captionsFirst<Node extends Nodes>(nodes: readonly Node[]): readonly Node[] {
  const ordered: Node[] = []
  for (const node of nodes) {
    if (isTableCaption(node) && ordered.at(-1)?.type === 'table') ordered.splice(-1, 0, node)
    else ordered.push(node)
  }
  return ordered
}

const isTableCaption = (node: Nodes): boolean =>
  node.type === 'paragraph' && inline(node, []).startsWith('Table: ')

function block(node: Nodes, found: Found): void {
  switch (node.type) {
    case 'yaml':
    case 'footnoteDefinition':
    case 'definition':
    case 'thematicBreak':
    case 'html':
      return
    case 'heading': {
      const text = inline(node, found.calls)
      found.headings.push({depth: node.depth, text})
      found.blocks.push(text)
      return
    }
    case 'code':
      found.blocks.push(node.value)
      return
    case 'paragraph':
      for (const child of node.children) collectImages(child, found)
      found.blocks.push(withoutMarkers(captionIn(node) ?? inline(node, found.calls)))
      return
    case 'tableCell':
      found.blocks.push(inline(node, found.calls))
      return
    default:
      if ('children' in node) for (const child of captionsFirst<Nodes>(node.children)) block(child, found)
  }
}

/** Marks of a block that are syntax, not text. */
const withoutMarkers = (text: string): string =>
  text
    .replace(/^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/, '')
    .replace(/^Table: /, '')
    .replace(/^\{\.decorative\}$/, '')
    .replace(/^: /gm, '')

function inline(node: Nodes, calls: string[]): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'html':
      return ''
    case 'image':
      return '' // what it shows is its alternative; a title is a caption where the picture stands alone
    case 'footnoteReference':
      calls.push(node.identifier)
      return ''
    default:
      return 'children' in node ? node.children.map((child) => inline(child, calls)).join('') : ''
  }
}

/** The title of a picture that is all there is in its paragraph. */
function captionIn(node: Nodes): string | null {
  if (node.type === 'image') return node.title ?? null
  if (node.type !== 'paragraph' && node.type !== 'link') return null
  const [only, ...others] = node.children
  return only && others.length === 0 ? captionIn(only) : null
}

function collectImages(node: Nodes, found: Found): void {
  if (node.type === 'image' && node.alt) found.alternatives.push(node.alt)
  if ('children' in node) for (const child of node.children) collectImages(child, found)
}
