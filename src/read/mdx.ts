/** MDX → mdast of ours: `import` and `export` go, expressions too unless they are plain text, elements of HTML become HTML, and of
 * components what stands in them stays. Loaded for such articles only: its parser of JavaScript is as large as the rest of Markdown's. */
import type {BlockContent, DefinitionContent, PhrasingContent, Root, RootContent, Text} from 'mdast'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {
  type MdxJsxAttribute,
  type MdxJsxAttributeValueExpression,
  type MdxJsxExpressionAttribute,
  mdxFromMarkdown,
} from 'mdast-util-mdx'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {gfmTaskListItem} from 'micromark-extension-gfm-task-list-item'
import {mdxjs} from 'micromark-extension-mdxjs'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import type {Position} from 'unist'
import {VFileMessage} from 'vfile-message'
import type {Report} from '../diagnostics/message.ts'
import {kinds} from './dialects/kinds.ts'

const parser = unified()
  .use(remarkParse)
  .use(function (this: Processor) {
    const data = this.data()
    data.micromarkExtensions = [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem(), mdxjs()]
    data.fromMarkdownExtensions = [...gfmFromMarkdown(), ...mdxFromMarkdown()]
  })
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .freeze()

/** `{` and `<` of one article: the parser tries JavaScript at each. */
const mostSigns = 10_000
/** Lines of one expression: the parser tries anew at the end of each. */
const longestExpression = 1000

/** @throws {VFileMessage} where it is no MDX, or more of it than anybody writes. */
export function parseMdx(text: string): Root {
  let depth = 0
  let signs = 0
  let from = 0
  for (const [index, line] of text.split('\n').entries()) {
    for (const [sign] of line.matchAll(/[{}<]/g)) {
      if (sign !== '}') signs += 1
      if (sign === '{' && depth === 0) from = index
      if (sign !== '<') depth = Math.max(0, depth + (sign === '{' ? 1 : -1))
    }
    if (signs > mostSigns || (depth > 0 && index - from > longestExpression))
      throw new VFileMessage('there is more of it than can be read', {place: {line: index + 1, column: 1}})
  }
  return parser.parse(text)
}

/** What MDX alone has → what Markdown has. */
export function fromMdx(tree: Root, report: Report): void {
  const told = new Set<string>()
  const work: Work = {
    report,
    once(name, place) {
      if (told.has(name)) return
      told.add(name)
      report({
        rule: 'dialects/component',
        reason: `\`<${name}>\` is a component of the site; what stands in it is shown without it.`,
        place,
        actual: name,
      })
    },
  }
  tree.children = flow(tree.children, work)
}

interface Work {
  readonly report: Report
  /** A component is named once. */
  once(name: string, place: Position | undefined): void
}

interface Element {
  readonly name: string | null
  readonly attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[]
  readonly children: readonly RootContent[]
  readonly position?: Position | undefined
}

type Nodes = RootContent[]

const phrasingElements: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const empty: ReadonlySet<string> = new Set('area br col hr img input source track wbr'.split(' '))
/** Nothing that a reader sees. */
const unseen: ReadonlySet<string> = new Set([
  'Head',
  'head',
  'Helmet',
  'TOCInline',
  'DocCardList',
  'style',
  'script',
])
const tabs: ReadonlySet<string> = new Set(['Tabs', 'TabList', 'CodeGroup', 'Tabs.Root', 'TabGroup'])
const tab: ReadonlySet<string> = new Set(['TabItem', 'Tab', 'Tabs.Tab'])
const boxes: ReadonlySet<string> = new Set(['Admonition', 'Aside', 'Callout', 'Alert', 'Banner'])

/** Of each node its own and those in it. */
function flow(nodes: readonly RootContent[], work: Work): Nodes {
  return nodes.flatMap((node): Nodes => {
    switch (node.type) {
      case 'mdxjsEsm':
        return []
      case 'mdxFlowExpression':
        return inParagraph(expression(node.value, node.position, work), node.position)
      case 'mdxTextExpression':
        return expression(node.value, node.position, work)
      case 'mdxJsxFlowElement':
        return asBlock(node, work)
      case 'mdxJsxTextElement':
        return element(node, work)
      case 'paragraph':
        return isRavelled(node.children)
          ? node.children.flatMap((child) =>
              isSpace(child)
                ? []
                : child.type === 'mdxJsxTextElement'
                  ? asBlock(child, work)
                  : flow([child], work),
            )
          : [Object.assign(node, {children: flow(node.children, work)})]
      default:
        if ('children' in node) Object.assign(node, {children: flow(node.children, work)})
        return [node]
    }
  })
}

/** A line that holds elements of blocks alone is no paragraph. */
const isRavelled = (children: readonly PhrasingContent[]): boolean =>
  children.some((child) => child.type === 'mdxJsxTextElement' && !isPhrasing(child.name)) &&
  children.every(
    (child) => isSpace(child) || child.type === 'mdxJsxTextElement' || child.type === 'mdxTextExpression',
  )

const isSpace = (node: RootContent): boolean => node.type === 'text' && node.value.trim() === ''

const isPhrasing = (name: string | null): boolean => name !== null && phrasingElements.has(name)

const inParagraph = (children: readonly Text[], position: Position | undefined): Nodes =>
  children.length === 0 ? [] : [{type: 'paragraph', children: [...children], ...placed(position)}]

/** Nobody shall look in the text for signs that are not there. */
const withoutOffset = (position: Position | undefined): Position | undefined =>
  position && {
    start: {line: position.start.line, column: position.start.column},
    end: {line: position.end.line, column: position.end.column},
  }

const placed = (position: Position | undefined) => (position ? {position} : {})

/** `{'text'}`, `{`text`}`, `{7}` are text; a comment is nothing. */
function expression(code: string, position: Position | undefined, {report}: Work): Text[] {
  const value = plain(code)
  if (value !== null) return [{type: 'text', value, ...placed(position)}]
  const rest = code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim()
  if (rest !== '')
    report({
      rule: 'dialects/not-understood',
      reason: `\`{${rest.length > 60 ? `${rest.slice(0, 60)}…` : rest}}\` is a program of the site; it is left out.`,
      place: position,
    })
  return []
}

function plain(code: string): string | null {
  const [, double, single, template, number] =
    /^\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.|\$(?!\{))*)`|(\d+(?:\.\d+)?))\s*$/.exec(
      code,
    ) ?? []
  const text = double ?? single ?? template
  if (text === undefined) return number ?? null
  return text.replaceAll(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign === 't' ? '\t' : sign))
}

/** Where blocks stand, a line of text is a paragraph. */
function asBlock(node: Element, work: Work): Nodes {
  const {name, position} = node
  const nodes = element(node, work)
  if (isPhrasing(name)) return [{type: 'paragraph', children: nodes.filter(isInLine), ...placed(position)}]
  return name === null || /^[A-Z]/.test(name) ? blocks(nodes) : nodes
}

function element(node: Element, work: Work): Nodes {
  const {name, position} = node
  if (name === null) return flow(node.children, work)
  if (unseen.has(name)) return []
  if (/^[a-z][a-z0-9-]*$/.test(name)) return html(node, name, work)
  return component(node, name, work).map((child) =>
    'position' in child && child.position ? child : Object.assign(child, placed(withoutOffset(position))),
  )
}

/** As the HTML that it is: what is safe is decided where all HTML is. */
function html({attributes, children, position}: Element, name: string, work: Work): Nodes {
  const written = attributes.flatMap((attribute) => {
    const value = attribute.type === 'mdxJsxAttribute' ? textOf(attribute.value) : null
    if (attribute.type !== 'mdxJsxAttribute' || value === null) return []
    const key =
      attribute.name === 'className' ? 'class' : attribute.name === 'htmlFor' ? 'for' : attribute.name
    return /^[\w:-]+$/.test(key) && !/^on/i.test(key) ? [` ${key}="${escaped(value)}"`] : []
  })
  // As Markdown, a picture gets its file; as HTML too, but a plain link to a page would not.
  const open = {type: 'html' as const, value: `<${name}${written.join('')}>`, ...placed(position)}
  if (empty.has(name)) return [open]
  const inside = flow(children, work)
  return [open, ...inside, {type: 'html', value: `</${name}>`, ...placed(position)}]
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** A text, an expression that is one, or the path in `require('./x.png').default` and `useBaseUrl('/x.png')`; null: something else. */
function textOf(value: MdxJsxAttribute['value']): string | null {
  if (typeof value === 'string') return value
  if (!value) return ''
  return codeText(value)
}

function codeText({value}: MdxJsxAttributeValueExpression): string | null {
  return (
    plain(value) ??
    /^\s*(?:require|useBaseUrl)\(\s*["'`]([^"'`]+)["'`]\s*\)(?:\.default)?\s*$/.exec(value)?.[1] ??
    null
  )
}

function named({attributes}: Element, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name)
    const text = found?.type === 'mdxJsxAttribute' ? textOf(found.value) : null
    if (text) return text
  }
  return null
}

function component(node: Element, name: string, work: Work): Nodes {
  const {children, position} = node
  const inside = () => flow(children, work)
  if (tabs.has(name)) return inside()
  if (tab.has(name)) return [box('tab', named(node, 'label', 'title', 'value', 'name'), blocks(inside()))]
  const kind = kinds.get(
    (boxes.has(name) ? (named(node, 'type', 'kind', 'variant') ?? 'note') : name).toLowerCase(),
  )
  if (
    kind &&
    (boxes.has(name) || /^(?:Note|Tip|Info|Warning|Caution|Danger|Important|Hint|Check)$/.test(name))
  )
    return [box(kind, named(node, 'title'), blocks(inside()))]
  if (name === 'Details' || name === 'Accordion' || name === 'Collapsible') {
    const title = named(node, 'summary', 'title')
    const summary = title === null ? '' : `<summary>${escaped(title)}</summary>`
    return [{type: 'html', value: `<details>${summary}`}, ...inside(), {type: 'html', value: '</details>'}]
  }
  const target = named(node, 'to', 'href')
  if (/^(?:Link|LinkButton|Button|A)$/.test(name) && target !== null)
    return [{type: 'link', url: target, title: null, children: inside().filter(isText)}]
  const source = named(node, 'src', 'source')
  if (/^(?:Image|Img|IdealImage|Figure|ThemedImage|Zoom|Picture)$/.test(name) && source !== null) {
    const title = named(node, 'caption')
    return [{type: 'image', url: source, alt: named(node, 'alt') ?? '', title}, ...inside()]
  }
  const film = named(node, 'id', 'videoId')
  if (/YouTube/i.test(name) && film !== null) {
    const url = `https://www.youtube.com/watch?v=${film}`
    return [{type: 'link', url, title: null, children: [{type: 'text', value: named(node, 'title') ?? url}]}]
  }
  if (name === 'CodeBlock') return code(node, work)
  work.once(name, position)
  const title = named(node, 'title', 'label', 'heading')
  const heading: Nodes =
    title === null
      ? []
      : [{type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: title}]}]}]
  return [...heading, ...inside()]
}

/** The code is a child: text, or a text in braces. */
function code(node: Element, work: Work): Nodes {
  const {children, position} = node
  const texts = children.flatMap((child) => ('value' in child ? (plain(child.value) ?? child.value) : []))
  const paragraphs = children.flatMap((child) => ('children' in child ? child.children : []))
  const value = [...texts, ...paragraphs.flatMap((child) => ('value' in child ? child.value : []))].join('\n')
  const isProgram = children.some(
    (child) =>
      (child.type === 'mdxFlowExpression' || child.type === 'mdxTextExpression') &&
      plain(child.value) === null,
  )
  if (isProgram) {
    work.once('CodeBlock', position)
    return []
  }
  const language =
    named(node, 'language', 'lang') ?? named(node, 'className')?.replace(/^language-/, '') ?? null
  return [{type: 'code', lang: language, value: value.replace(/^\n|\n$/g, '')}]
}

/** One of ours, as if it stood between fences of colons. */
const box = (name: string, title: string | null, children: Nodes): RootContent => ({
  type: 'containerDirective',
  name,
  attributes: {},
  children: [
    ...(title === null
      ? []
      : [
          {
            type: 'paragraph' as const,
            data: {directiveLabel: true},
            children: [{type: 'text' as const, value: title}],
          },
        ]),
    ...children.filter(isBlock),
  ],
})

const isText = (node: RootContent): node is PhrasingContent =>
  'value' in node || node.type === 'emphasis' || node.type === 'strong' || node.type === 'image'

/** Text that stands by itself in an element of blocks becomes a paragraph. */
function blocks(nodes: Nodes): Nodes {
  const made: Nodes = []
  let line: PhrasingContent[] = []
  const close = () => {
    if (line.some((node) => !isSpace(node))) made.push({type: 'paragraph', children: line})
    line = []
  }
  for (const node of nodes) {
    if (isLine(node)) line.push(node)
    else {
      close()
      made.push(node)
    }
  }
  close()
  return made
}

const lineTypes: ReadonlySet<string> = new Set(
  'text emphasis strong delete inlineCode link linkReference image imageReference break footnoteReference textDirective inlineMath'.split(
    ' ',
  ),
)
const isInLine = (node: RootContent): node is PhrasingContent =>
  node.type === 'html' || lineTypes.has(node.type)
const isBlock = (node: RootContent): node is BlockContent | DefinitionContent => !lineTypes.has(node.type)
const isLine = (node: RootContent): node is PhrasingContent => lineTypes.has(node.type)
