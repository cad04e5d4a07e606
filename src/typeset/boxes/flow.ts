/** The content of one block container as it is built: inlines gather into paragraphs, blocks stand between them. */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Box, Inline, InlineNote, InlineOpen, ParagraphBox} from './box.ts'
import {nextOrder, type State} from './state.ts'
import {transformText} from './transform.ts'
import {collapseWhitespace} from './whitespace.ts'

export interface Flow {
  /** `make` gets the order of the inline. */
  inline(make: (order: number) => Inline): void
  box(box: Box): void
  end(): readonly Box[]
}

interface Run {
  readonly order: number
  readonly content: Inline[]
}

export function createFlow(style: ComputedStyle, origin: Element, state: State): Flow {
  const boxes: Box[] = []
  const open: InlineOpen[] = []
  let run: Run | null = null
  const close = () => {
    if (!run) return
    // An inline element that a block interrupts ends before it and begins again after it.
    for (const one of [...open].reverse()) run.content.push({...one, type: 'close', order: nextOrder(state)})
    finish(run, style, origin, boxes)
    run = null
  }
  return {
    inline(make) {
      if (!run) {
        run = {order: nextOrder(state), content: []}
        for (const one of open) run.content.push({...one, order: nextOrder(state)})
      }
      const inline = make(nextOrder(state))
      if (inline.type === 'open') open.push(inline)
      if (inline.type === 'close') open.pop()
      run.content.push(inline)
    },
    box(box) {
      close()
      boxes.push(box)
    },
    end() {
      close()
      return boxes
    },
  }
}

function finish(run: Run, style: ComputedStyle, origin: Element, boxes: Box[]): void {
  const content = transformed(collapseWhitespace(run.content))
  if (!content.some(isContent)) return
  const notes = content.filter((inline): inline is InlineNote => inline.type === 'note')
  const last = boxes.at(-1)
  const host = last && notes.length === content.length ? withNotes(last, notes) : null
  if (host) {
    boxes[boxes.length - 1] = host
    return
  }
  const paragraph: ParagraphBox = {type: 'paragraph', style, origin, order: run.order, content}
  boxes.push(paragraph)
}

/** Notes that stand between blocks belong to the last paragraph before them: they have no line of their own. */
function withNotes(box: Box, notes: readonly InlineNote[]): Box | null {
  if (box.type === 'paragraph') return {...box, content: [...box.content, ...notes]}
  if (box.type !== 'block') return null
  const last = box.children.at(-1)
  const host = last ? withNotes(last, notes) : null
  return host ? {...box, children: [...box.children.slice(0, -1), host]} : null
}

function isContent(inline: Inline): boolean {
  return inline.type !== 'open' && inline.type !== 'close'
}

function transformed(content: readonly Inline[]): readonly Inline[] {
  let before = ''
  return content.map((inline) => {
    if (inline.type !== 'text') {
      if (inline.type === 'break' || inline.type === 'image') before = ''
      return inline
    }
    const text = transformText(inline.text, inline.style, before)
    before = inline.text.slice(-1)
    return text === inline.text ? inline : {...inline, text}
  })
}
