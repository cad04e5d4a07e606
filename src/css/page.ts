/** `@page` → its selectors, declarations and margin boxes (css-page-3). */
import type {Atrule, CssNode} from 'css-tree'
import {declarationsOf, type Parsing, reportAt} from './declarations.ts'
import {
  type MarginBoxRule,
  marginBoxNames,
  type PagePseudo,
  type PageRule,
  type PageSelector,
} from './stylesheet.ts'

const pagePseudos: readonly PagePseudo[] = ['first', 'left', 'right', 'blank']

export function pageRule(node: Atrule, parsing: Parsing): PageRule {
  const children = node.block ? [...node.block.children] : []
  return {
    selectors: pageSelectors(node.prelude, parsing),
    declarations: declarationsOf(
      children.filter((child) => child.type !== 'Atrule'),
      parsing,
    ),
    marginBoxes: children.flatMap((child) =>
      child.type === 'Atrule' && !isFootnote(child) ? marginBox(child, parsing) : [],
    ),
    footnotes: children.flatMap((child) =>
      child.type === 'Atrule' && isFootnote(child) && child.block
        ? declarationsOf(child.block.children, parsing)
        : [],
    ),
  }
}

function isFootnote({name}: Atrule): boolean {
  return name.toLowerCase() === 'footnote'
}

function marginBox(node: Atrule, parsing: Parsing): MarginBoxRule[] {
  const name = marginBoxNames.find((known) => known === node.name.toLowerCase())
  if (!name) {
    reportAt(node, 'css/unsupported-at-rule', `\`@${node.name}\` is no margin box of a page`, parsing, {
      actual: node.name,
      known: [...marginBoxNames, 'footnote'],
    })
    return []
  }
  return [{name, declarations: node.block ? declarationsOf(node.block.children, parsing) : []}]
}

function pageSelectors(prelude: CssNode | null, parsing: Parsing): PageSelector[] {
  if (!prelude) return []
  if (prelude.type === 'AtrulePrelude' || prelude.type === 'SelectorList') {
    return [...prelude.children].flatMap((child) => pageSelectors(child, parsing))
  }
  if (prelude.type !== 'Selector') return []
  let name: string | null = null
  const pseudo: PagePseudo[] = []
  for (const part of prelude.children) {
    if (part.type === 'TypeSelector') name = part.name
    if (part.type !== 'PseudoClassSelector') continue
    const known = pagePseudos.find((candidate) => candidate === part.name.toLowerCase())
    if (known) pseudo.push(known)
    else {
      reportAt(part, 'css/unsupported-selector', `\`:${part.name}\` is not supported on pages`, parsing, {
        actual: part.name,
        known: pagePseudos,
      })
      return []
    }
  }
  return [{name, pseudo}]
}
