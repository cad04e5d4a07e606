/** The tag tree → the same, where text that stands in a grouping element, or beside blocks in the body of a list item, has a
 * paragraph of its own. */
import {grouping, inline, type Role} from './roles.ts'
import {type Kid, newTag, type Tag} from './tag.ts'

/** These may hold text, and nothing else. */
const mayHoldText: ReadonlySet<Role> = new Set<Role>(['LBody', 'Caption', 'Note'])

/** Changes the tree, and whom the content of each page belongs to. */
export function wrapLoose(node: Tag, owners: readonly Tag[][]): void {
  for (const kid of node.kids) if (kid.type === 'tag') wrapLoose(kid, owners)
  if (!grouping.has(node.role)) return
  if (mayHoldText.has(node.role) && node.kids.every(isInline)) return
  const kids: Kid[] = []
  let paragraph: Tag | null = null
  for (const kid of node.kids) {
    if (!isInline(kid)) {
      paragraph = null
      kids.push(kid)
      continue
    }
    if (!paragraph) {
      paragraph = newTag('P', null)
      paragraph.order = kid.order
      kids.push(paragraph)
    }
    paragraph.kids.push(kid)
    const ofPage = kid.type === 'content' ? owners[kid.page] : undefined
    if (kid.type === 'content' && ofPage) ofPage[kid.mcid] = paragraph
  }
  node.kids.splice(0, node.kids.length, ...kids)
}

function isInline(kid: Kid): boolean {
  return kid.type !== 'tag' || inline.has(kid.role)
}
