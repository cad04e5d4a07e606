/** The tag tree → the same, where a note stands after the paragraph of its call, and breaks no sentence in two. */
import {inline} from './roles.ts'
import type {Kid, Tag} from './tag.ts'

const headingOrText = /^(P|H[1-6])$/

/** Changes the tree. A note in a heading would be heard as part of its title. */
export function hoistNotes(root: Tag): void {
  hoist(root)
}

/** Gives the notes that are to stand after the tag. */
function hoist(tag: Tag): readonly Tag[] {
  const isText = inline.has(tag.role) || headingOrText.test(tag.role)
  const kids: Kid[] = []
  let waiting: Tag[] = []
  for (const kid of tag.kids) {
    const isBlock = kid.type === 'tag' && kid.role !== 'Note' && !inline.has(kid.role)
    if (isBlock && !isText) {
      kids.push(...waiting)
      waiting = []
    }
    const notes = kid.type === 'tag' ? hoist(kid) : []
    if (kid.type === 'tag' && kid.role === 'Note') waiting.push(kid)
    else kids.push(kid)
    if (isBlock && !isText) kids.push(...notes)
    else waiting.push(...notes)
  }
  if (waiting.length === 0 && kids.length === tag.kids.length && !isText) return []
  if (!isText) kids.push(...waiting)
  tag.kids.splice(0, tag.kids.length, ...kids)
  return isText ? waiting : []
}
