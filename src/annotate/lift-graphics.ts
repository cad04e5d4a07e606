/** Parsed HTML → the same with a comment in the place of each drawing and formula, and those as nodes of their own. */
import type {Nodes} from 'hast'
import type {Html, RootContent} from 'mdast'
import {graphic} from './graphics.ts'
import type {State} from './state.ts'
import {plainText} from './tree.ts'

/** A control character: reading has replaced them all, so that no source can forge a place. */
export const mark = '\u0001'

interface Around {
  readonly children: readonly RootContent[]
  readonly html: readonly Html[]
  readonly state: State
}

/** Drawings and formulas have safe subsets of their own. In `tree` a comment stands in the place of each. */
export function liftGraphics(tree: Nodes, {children, html, state}: Around): ReadonlyMap<string, RootContent> {
  const lifted = new Map<string, RootContent>()
  const said = new Set<string>()
  const parents: Nodes[] = [tree]
  for (let parent = parents.pop(); parent; parent = parents.pop()) {
    if (!('children' in parent)) continue
    for (const [index, child] of parent.children.entries()) {
      if (child.type !== 'element') continue
      if (child.tagName !== 'svg' && child.tagName !== 'math') {
        parents.push(child)
        continue
      }
      const place = firstWith(`<${child.tagName}`, html)
      state.graphics.count += 1
      const name = `graphic-${state.graphics.count}`
      const made = graphic(child, {
        prefix: `${name}-`,
        image: `${state.path}#${name}`,
        words: (comment) => {
          const node = comment.startsWith(mark) ? children[Number(comment.slice(1))] : undefined
          return node ? plainText([node]) : ''
        },
        dropped: (what, dropped) => {
          if (said.has(dropped)) return
          said.add(dropped)
          reportOne(what, dropped, {html, within: child.tagName}, state)
        },
      })
      if (made.type === 'drawing' && made.alt === '' && !made.data.decorative)
        state.report({
          rule: 'images/alt-missing',
          reason: 'The drawing has no description.',
          place,
          hint: 'Put `<title>…</title>` into it that says what it shows, or `aria-hidden="true"` if it is decoration.',
        })
      const value = `${mark}${name}`
      lifted.set(value, place?.position ? {...made, position: place.position} : made)
      parent.children[index] = {type: 'comment', value}
    }
  }
  return lifted
}

function reportOne(
  what: 'element' | 'attribute',
  name: string,
  {html, within}: {readonly html: readonly Html[]; readonly within: string},
  state: State,
): void {
  const subject = what === 'element' ? `The element \`<${name}>\`` : `The attribute \`${name}\``
  state.report({
    rule: 'source/html-dropped',
    reason: `${subject} of \`<${within}>\` is dropped.`,
    place: firstWith(what === 'element' ? `<${name}` : name, html),
    actual: name,
    hint: 'A drawing or formula holds nothing that runs, moves, links or is fetched, and no style but its attributes.',
  })
}

/** The HTML that holds these characters, for messages. */
export function firstWith(text: string, html: readonly Html[]): Html | undefined {
  return html.find((node) => node.value.toLowerCase().includes(text.toLowerCase())) ?? html[0]
}
