/** What is given to the emitter → what Kindle's converters take without loss: no MathML, no conditional styles. */
import type {CssNode} from 'css-tree'
import type {Element, ElementContent, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Report} from '../../diagnostics/message.ts'
import type {EmitContext, House} from '../emitter.ts'

/** `kindle`: cover as a picture alone, every picture JPEG or opaque PNG, formulas as text. */
export type Profile = 'standard' | 'kindle'

export function kindleContext(context: EmitContext): EmitContext {
  const {house, build} = context
  const {renderer} = house
  const document: House['renderer']['document'] = (view) => {
    const root = renderer.document(view)
    return {...root, children: withoutMath(root.children, build.report)}
  }
  return {build, house: {...house, renderer: {...renderer, document}}}
}

function withoutMath<Node extends Root['children'][number] | ElementContent>(
  nodes: readonly Node[],
  report: Report,
): Node[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    if (node.tagName === 'math') return {...node, ...inWords(node, report)}
    return {...node, children: withoutMath(node.children, report)}
  })
}

/** MathML 3, section 2.2: `alttext` is there for readers that show no formulas. */
function inWords(math: Element, report: Report): Element {
  const {alttext} = math.properties
  const said = typeof alttext === 'string' && alttext.trim() !== ''
  if (!said)
    report({
      rule: 'epub/math-as-text',
      reason: 'A formula has no `alttext`: the Kindle file has its signs in a row',
      place: math,
    })
  const value = said ? alttext : textOf(math).replaceAll(/\s+/g, ' ').trim()
  return {
    type: 'element',
    tagName: 'span',
    properties: {className: ['math']},
    children: [{type: 'text', value}],
  }
}

/** KindleGen overlooks at-rules but these, and with them what stands inside. */
const understood: ReadonlySet<string> = new Set(['charset', 'font-face', 'import', 'page'])

export const kindleRules = (rules: readonly CssNode[]): readonly CssNode[] =>
  rules.filter((node) => node.type !== 'Atrule' || understood.has(node.name))
