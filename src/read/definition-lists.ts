/** Tokens of `micromark-extension-definition-list` → our `definitionList` nodes (its own mdast half makes other names). */
import type {Extension} from 'mdast-util-from-markdown'
import type {} from '../model/nodes.ts'

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
