/** hast → HTML text, by rehype-stringify. */
import type {Root} from 'hast'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'

const stringifier = unified()
  .use(rehypeStringify, {characterReferences: {useNamedReferences: true}})
  .freeze()

export const stringify = (tree: Root): string => stringifier.stringify(tree)
