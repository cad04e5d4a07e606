/** Tokens of `micromark-extension-definition-list` → our `definitionList` nodes (its own mdast half makes other names), and back. */
import type {Extension} from 'mdast-util-from-markdown'
import type {Options as ToMarkdown} from 'mdast-util-to-markdown'
import type {DefinitionDescription, DefinitionList, DefinitionTerm} from '../model/nodes.ts'

export const definitionListFromMarkdown: Extension = {
  enter: {
    defList(token) {
      this.enter({type: 'definitionList', children: []}, token)
    },
    defListTerm(token) {
      this.enter({type: 'definitionTerm', children: []}, token)
    },
    defListDescription(token) {
      this.enter({type: 'definitionDescription', children: []}, token)
    },
  },
  exit: {
    defList(token) {
      this.exit(token)
    },
    defListTerm(token) {
      this.exit(token)
    },
    defListDescription(token) {
      this.exit(token)
    },
  },
}

export const definitionListToMarkdown: ToMarkdown = {
  handlers: {
    definitionList: (node: DefinitionList, _parent, state, info) => {
      let text = ''
      let before = ''
      for (const child of node.children) {
        const isTerm = child.type === 'definitionTerm'
        // Terms that share a description follow one another line by line.
        if (before !== '') text += isTerm && before !== 'definitionTerm' ? '\n\n' : '\n'
        text += state.handle(child, node, state, info)
        before = child.type
      }
      return text
    },
    definitionTerm: (node: DefinitionTerm, _parent, state, info) =>
      state.containerPhrasing(node, {...info, before: '\n', after: '\n'}),
    definitionDescription: (node: DefinitionDescription, _parent, state, info) => {
      const text = state.indentLines(state.containerFlow(node, info), (line, index, blank) =>
        index === 0 ? `: ${line}` : blank ? line : `  ${line}`,
      )
      return node.children.length > 1 ? `${text}\n` : text
    },
  },
}
