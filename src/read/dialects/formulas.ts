/** Formulas in TeX: `$…$` and `$$…$$`. Until they are set, they are shown as the code that they are, with one note an article. */
import type {Root} from 'mdast'
import {mathFromMarkdown} from 'mdast-util-math'
import {math} from 'micromark-extension-math'
import type {Code, Construct, Extension, State} from 'micromark-util-types'
import {visit} from 'unist-util-visit'
import type {Report} from '../../diagnostics/message.ts'

const dollar = 36

/** pandoc's rule, so that prices are prices: no space inside the signs, no digit after them, and `\$` is a dollar. */
export function formulaSyntax(): Extension {
  const {text, flow} = math()
  const found = text?.[dollar]
  const inline = Array.isArray(found) ? found[0] : found
  if (!inline || !flow) throw new TypeError('micromark-extension-math has no construct for `$`')
  return {flow, text: {[dollar]: strict(inline)}}
}

export const formulaNodes = mathFromMarkdown

const strict = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const after: State = (code: Code) => {
      const token = this.events.at(-1)?.[1]
      const written = token ? this.sliceSerialize(token) : ''
      const isDigit = code !== null && code >= 48 && code <= 57
      return isDigit || !/^(\$+)(?![\s$])[\s\S]*?[^\s$\\]\1$/.test(written) ? nok(code) : ok(code)
    }
    return construct.tokenize.call(this, effects, after, nok)
  },
})

/** As code: a reader of TeX can read it, and nothing is lost. */
export function showFormulas(tree: Root, report: Report): void {
  let told = false
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'math' && node.type !== 'inlineMath') || !parent || index === undefined) return
    if (!told)
      report({
        rule: 'dialects/formula',
        reason: 'Formulas in TeX are not set yet; each is shown as its source.',
        place: node,
      })
    told = true
    const {value, position} = node
    const place = position ? {position} : {}
    parent.children[index] =
      node.type === 'math'
        ? {type: 'code', lang: 'latex', value, ...place}
        : {type: 'inlineCode', value, ...place}
  })
}
