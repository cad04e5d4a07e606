/** `!!! note "Title"`, `??? note`, `=== "Tab"` with the block that is indented under it (MkDocs, Python-Markdown) → the fences that
 * everybody else uses. The lines move to the left; the fence closes on the empty line after them, or on a line that the last one shares. */
import {kinds} from './kinds.ts'
import type {Construct} from './lines.ts'

const admonition = /^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t][\w \t-]*)?(?:[ \t]*"([^"]*)")?[ \t]*\r?$/
const tab = /^([ \t]*)===\+?!?[ \t]+"([^"]*)"[ \t]*\r?$/

/** Characters before a box. */
const farthest = 40

export const indented: Construct = {
  name: 'Boxes and tabs with an indented block',
  tools: 'MkDocs, Python-Markdown',
  example:
    '!!! warning "Mind the step"\n    It is higher than it looks.\n\n=== "Bash"\n    Text of this tab.',
  becomes: 'A box with its title; `???` folds it on the page. Tabs stand one after the other.',
  apply(lines) {
    const {text, isLiteral} = lines
    // The last first: what lies within another is rewritten before that is moved.
    for (let index = text.length - 1; index >= 0; index -= 1) {
      const line = text[index] ?? ''
      if (isLiteral[index]) continue
      const found = admonition.exec(line)
      const tabbed = found ? null : tab.exec(line)
      if (!found && !tabbed) continue
      const outer = (found ?? tabbed)?.[1] ?? ''
      // Nobody steps in further, and each step moves all lines under it.
      if (outer.length > farthest) continue
      const end = endOf(text, index, outer)
      if (end < 0) continue
      for (let at = index + 1; at < end; at += 1) text[at] = outer + unindented(text[at] ?? '', outer)
      const word = found?.[3] ?? ''
      const kind = kinds.has(word.toLowerCase()) ? word : 'note'
      // A kind of somebody's own keeps its word.
      const own = kind === word || word === '' ? '' : word[0]?.toUpperCase() + word.slice(1)
      const title = (found ? found[4] : tabbed?.[2]) ?? own
      const fold = {'???': ' {fold}', '???+': ' {fold=open}'}[found?.[2] ?? ''] ?? ''
      text[index] = `${outer}::: ${kind}${title && ` ${title}`}${fold}`
      // A fence needs a line: the empty one after the block, else the end of its last line.
      if (text[end - 1]?.trim() === '') text[end - 1] = `${outer}:::`
      else text[end - 1] += `\n${outer}:::`
    }
  },
}

/** The line after the last of the block; -1 where nothing is indented. */
function endOf(text: readonly string[], from: number, outer: string): number {
  const inner = columns(outer) + 4
  let end = -1
  for (let at = from + 1; at < text.length; at += 1) {
    const line = text[at] ?? ''
    if (line.trim() === '') continue
    if (columns(/^[ \t]*/.exec(line)?.[0] ?? '') < inner) break
    end = at + 1
  }
  if (end < 0) return -1
  return text[end]?.trim() === '' ? end + 1 : end
}

const columns = (space: string): number => space.replaceAll('\t', '    ').length

const unindented = (line: string, outer: string): string =>
  line.replaceAll(/^[ \t]*/g, (space) => ' '.repeat(Math.max(0, columns(space) - columns(outer) - 4)))
