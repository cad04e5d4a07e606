/** White space of a paragraph collapsed (css-text-3, section 4), line feeds of preformatted text made breaks. */
import type {Inline, InlineText} from './box.ts'

const tabSize = 8

interface State {
  readonly output: Inline[]
  /** A collapsible space has just been written, or a line begins: one that follows vanishes. */
  swallow: boolean
  /** Characters since the last forced break: where the next tab stop is. */
  column: number
}

export function collapseWhitespace(content: readonly Inline[]): readonly Inline[] {
  const state: State = {output: [], swallow: true, column: 0}
  for (const inline of content) {
    switch (inline.type) {
      case 'text':
        addText(inline, state)
        break
      case 'break':
        trimEnd(state.output)
        state.output.push(inline)
        startLine(state)
        break
      case 'image':
      case 'leader':
      case 'page-reference':
        state.output.push(inline)
        state.swallow = false
        break
      default:
        state.output.push(inline)
    }
  }
  trimEnd(state.output)
  dropLastBreak(state.output)
  return state.output
}

function addText(inline: InlineText, state: State): void {
  const {whiteSpace} = inline.style
  if (whiteSpace === 'normal' || whiteSpace === 'nowrap') push(inline, collapse(inline.text), state)
  else eachLine(inline, state, whiteSpace === 'pre-line')
}

/** A line feed between two ideographs is no space (css-text-3, section 4.1.3). */
const ideographs =
  /([\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*\r?\n[ \t]*(?=[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef])/g

function collapse(text: string): string {
  return text.replace(ideographs, '$1').replace(/[ \t\n\r\f]+/g, ' ')
}

function eachLine(inline: InlineText, state: State, collapsing: boolean): void {
  const lines = inline.text.split(/\r\n|\r|\n/)
  for (const [index, line] of lines.entries()) {
    if (index > 0) {
      if (collapsing) trimEnd(state.output)
      state.output.push({
        type: 'break',
        style: inline.style,
        origin: inline.origin,
        order: inline.order,
      })
      startLine(state)
    }
    if (collapsing) push(inline, line.replace(/[ \t\f]+/g, ' '), state)
    else preserve(inline, line, state)
  }
}

function preserve(inline: InlineText, line: string, state: State): void {
  let text = ''
  for (const character of line) {
    const width = character === '\t' ? tabSize - (state.column % tabSize) : 1
    text += character === '\t' ? ' '.repeat(width) : character
    state.column += width
  }
  if (text === '') return
  state.output.push({...inline, text})
  state.swallow = false
}

function push(inline: InlineText, collapsed: string, state: State): void {
  const text = state.swallow && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed
  if (text === '') return
  state.output.push(text === inline.text ? inline : {...inline, text})
  state.column += text.length
  state.swallow = text.endsWith(' ')
}

function startLine(state: State): void {
  state.swallow = true
  state.column = 0
}

/** A break that nothing follows ends the last line; it does not begin another. */
function dropLastBreak(output: Inline[]): void {
  const index = output.findLastIndex((inline) => !transparent.has(inline.type))
  if (output[index]?.type === 'break' && output.some((inline) => inline.type === 'text'))
    output.splice(index, 1)
}

/** What takes no room between a space and the end of its line. */
const transparent: ReadonlySet<Inline['type']> = new Set(['open', 'close', 'anchor', 'note'])

/** Takes a collapsible space from the end of a line, be it before an anchor, a note or a closing edge. */
function trimEnd(output: Inline[]): void {
  for (let index = output.length - 1; index >= 0; index--) {
    const inline = output[index]
    if (inline?.type === 'text') {
      const {whiteSpace} = inline.style
      if (whiteSpace === 'pre' || whiteSpace === 'pre-wrap' || !inline.text.endsWith(' ')) return
      const text = inline.text.slice(0, -1)
      if (text !== '') output[index] = {...inline, text}
      else output.splice(index, 1)
      return
    }
    if (inline?.type === 'break' || inline?.type === 'image' || inline?.type === 'leader') return
    if (inline?.type === 'page-reference') return
  }
}
