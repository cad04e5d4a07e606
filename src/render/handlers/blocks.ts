/** Figures, pictures, code, lists and admonitions → hast, with what each medium needs to show them well. */
import type {Element, ElementContent, Properties} from 'hast'
import type {Code, Image, ListItem, Paragraph, Parents} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import {defaultHandlers} from 'remark-rehype'
import type {
  Admonition,
  Caption,
  DefinitionDescription,
  DefinitionList,
  DefinitionTerm,
  Drawing,
  Figure,
  Formula,
  HtmlElement,
} from '../../model/nodes.ts'
import {element, isElement, text} from '../element.ts'
import {nameOf} from '../highlight.ts'
import type {Scope} from '../scope.ts'
import {word} from '../words.ts'
import {captionedTable} from './tables.ts'

export function blockHandlers(scope: Scope): Handlers {
  return {
    figure: (state: State, node: Figure) =>
      node.kind === 'table' ? captionedTable(state, node, scope) : pictureFigure(state, node),
    caption: (state: State, node: Caption) => element('figcaption', {}, state.all(node), node),
    image: (_state: State, node: Image) => picture(node, scope),
    drawing: (_state: State, node: Drawing) => drawing(node, scope),
    formula: (_state: State, node: Formula) => formula(node, scope),
    paragraph: (state: State, node: Paragraph) => paragraph(state, node),
    code: (_state: State, node: Code) => code(node, scope),
    listItem: (state: State, node: ListItem, parent: Parents | undefined) =>
      listItem(state, node, parent, scope),
    admonition: (state: State, node: Admonition) => admonition(state, node, scope),
    htmlElement: (state: State, node: HtmlElement) => htmlElement(state, node, scope),
    definitionList: (state: State, node: DefinitionList) =>
      element('dl', {}, state.wrap(state.all(node), true), node),
    definitionTerm: (state: State, node: DefinitionTerm) => element('dt', {}, state.all(node), node),
    definitionDescription: (state: State, node: DefinitionDescription) =>
      element('dd', {}, onlyParagraph(state.all(node)), node),
  }
}

/** A single paragraph gives its content alone: an item of one line needs no paragraph in it. */
export function onlyParagraph(content: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = content.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  return rest.length === 0 && isElement(first, 'p') ? first.children : [...content]
}

function pictureFigure(state: State, node: Figure): Element {
  return element('figure', {id: node.id, className: ['picture']}, state.wrap(state.all(node), true), node)
}

/** A decoration stands by itself and is no figure; a stylesheet could not tell its paragraph from one of words. */
function paragraph(state: State, node: Paragraph): Element {
  const alone = node.children.every(({type}) => type === 'image')
  return element('p', alone ? {className: ['ornament']} : {}, state.all(node), node)
}

function picture(node: Image, scope: Scope): Element {
  const path = node.data?.image ?? node.url
  const image = scope.article.images.get(path)
  const size: Properties = image ? {width: image.width, height: image.height} : {}
  const hints: Properties = scope.medium === 'screen' ? {loading: 'lazy', decoding: 'async'} : {}
  const alt = node.data?.decorative ? '' : (node.alt ?? '')
  return element('img', {src: path, alt, ...size, ...hints}, [], node)
}

/** Paper takes it as a picture; what knows HTML has it in its text. */
function drawing({alt, data, element: svg, position}: Drawing, scope: Scope): Element {
  if (scope.medium !== 'print') return {...structuredClone(svg), ...(position ? {position} : {})}
  return element('img', {src: data.image ?? '', alt, className: ['drawing']}, [], {type: 'drawing', position})
}

/** The typesetter knows text in lines: a formula is one there, with the words that are read aloud. */
function formula(node: Formula, scope: Scope): Element {
  const {alt, display, element: math, position, value} = node
  if (scope.medium !== 'print') return {...structuredClone(math), ...(position ? {position} : {})}
  if (value !== alt || /[/^_√[]/.test(value))
    scope.report({
      rule: 'pdf/formula-in-line',
      reason: `The formula is set in one line in the PDF: ${value}`,
      place: node,
    })
  return element(
    'span',
    {className: ['formula', ...(display ? ['display'] : [])], role: 'math', ariaLabel: alt},
    [text(value)],
    node,
  )
}

/** The line end after the last line belongs to the fence, not to the program. On a screen the box can be scrolled, so the
 * keyboard has to reach it. */
function code(node: Code, scope: Scope): Element {
  const language = nameOf(node.lang)
  const className = language === undefined ? {} : {className: [`language-${language}`]}
  const colored = scope.medium === 'data' ? null : scope.highlight(node)
  const inside = element('code', className, colored ?? [text(node.value)], node)
  return element('pre', scope.medium === 'screen' ? {tabIndex: 0} : {}, [inside], node)
}

function listItem(state: State, node: ListItem, parent: Parents | undefined, scope: Scope): Element {
  const item = defaultHandlers.listItem(state, node, parent)
  if (typeof node.checked !== 'boolean') return item
  replaceBox(item, box(node.checked, scope))
  item.properties['className'] = ['task-list-item', node.checked ? 'done' : 'open']
  return item
}

/** A form field that cannot be used says less than a sign with a name. */
function box(checked: boolean, scope: Scope): Element {
  const label = word(scope.words, checked ? 'task_done' : 'task_open')
  const named = scope.medium === 'screen' || scope.medium === 'ebook'
  return element('span', {className: ['task-box'], ...(named ? {role: 'img', ariaLabel: label} : {})}, [
    text(checked ? '☑' : '☐'),
  ])
}

function replaceBox(parent: Element, replacement: Element): boolean {
  return parent.children.some((child, index) => {
    if (isElement(child, 'input')) {
      parent.children[index] = replacement
      return true
    }
    return isElement(child, 'p') && replaceBox(child, replacement)
  })
}

function admonition(state: State, node: Admonition, scope: Scope): Element {
  const title = node.title
    ? state.all({type: 'paragraph', children: node.title})
    : [text(word(scope.words, node.kind))]
  const properties = {
    ...(node.id ? {id: node.id} : {}),
    className: ['admonition', node.kind],
  }
  const titled = {className: ['admonition-title']}
  // Only a page can be unfolded: paper cannot, and readers of e-books show the title alone or nothing at all.
  if (node.fold && scope.medium === 'screen')
    return element(
      'details',
      {...properties, ...(node.fold === 'open' ? {open: true} : {})},
      state.wrap([element('summary', titled, title), ...state.all(node)], true),
      node,
    )
  return element(
    'aside',
    {...properties, ...(node.kind === 'tip' ? {role: 'doc-tip'} : {})},
    state.wrap([element('p', titled, title), ...state.all(node)], true),
    node,
  )
}

/** What an author has folded stands open in an e-book, whose readers may have no way to open it. */
function htmlElement(state: State, node: HtmlElement, scope: Scope): Element {
  const open = node.tagName === 'details' && scope.medium === 'ebook' ? {open: true} : {}
  return element(node.tagName, {...node.properties, ...open}, state.all(node), node)
}
