/** The items of one line → what has a width on it: whole words, spaces, pictures, edges; and what has none. */
import type {BlockBox} from '../boxes/box.ts'
import type {Points} from '../units.ts'
import type {Edge, Glue, InlinePicture, Item, Leader, Run, Word} from './item.ts'
import type {SetWord} from './text-setting.ts'

export type Solid = TextSolid | Glue | Leader | InlinePicture | Edge

export interface TextSolid {
  readonly type: 'text'
  readonly word: SetWord
  readonly run: Run
  readonly width: Points
  readonly level: number
}

/** Items from `start` up to, and without, the one at which the line breaks. */
export interface Span {
  readonly items: readonly Item[]
  readonly start: number
  readonly end: number
}

export interface LineContent {
  /** In logical order, without white space at the end. */
  readonly solids: readonly Solid[]
  readonly notes: readonly BlockBox[]
  readonly ids: readonly string[]
  readonly hyphenated: boolean
}

/** Joins the fragments of words that did not break, and gives the one that did its hyphen. */
export function solidsOf({items, start, end}: Span): LineContent {
  const solids: Solid[] = []
  const notes: BlockBox[] = []
  const ids: string[] = []
  const at = items[end]
  const hyphenated = at?.type === 'penalty' && at.hyphen
  const last = hyphenated ? lastWord(items, start, end) : -1
  for (let i = start; i < end; i += 1) {
    const item = items[i]
    switch (item?.type) {
      case 'word': {
        const until = item.part === null ? i : endOfWord(items, i, end)
        const content = until === i ? item.word.text : joined(items, i, until)
        solids.push(text(item, content, last >= i && last <= until))
        i = until
        break
      }
      case 'glue':
      case 'leader':
      case 'picture':
      case 'edge':
        solids.push(item)
        break
      case 'mark':
        if (item.inline.type === 'note') notes.push(item.inline.note)
        else ids.push(...item.inline.ids)
        break
      case 'penalty':
      case 'break':
      case undefined:
        break
    }
  }
  while (solids.at(-1)?.type === 'glue') solids.pop()
  return {solids, notes, ids, hyphenated}
}

function lastWord(items: readonly Item[], start: number, end: number): number {
  for (let i = end - 1; i >= start; i -= 1) if (items[i]?.type === 'word') return i
  return -1
}

/** Index of the last fragment, before `end`, of the word that begins at `from`. */
function endOfWord(items: readonly Item[], from: number, end: number): number {
  let until = from
  for (let i = from + 1; i < end; i += 1) {
    const item = items[i]
    if (item?.type === 'penalty') continue
    const current = items[until]
    if (item?.type !== 'word' || current?.type !== 'word' || !continues(current, item)) break
    until = i
  }
  return until
}

function continues(a: Word, b: Word): boolean {
  return a.part !== null && b.part !== null && a.part.whole === b.part.whole && a.part.to === b.part.from
}

function joined(items: readonly Item[], from: number, until: number): string {
  const first = items[from]
  const last = items[until]
  if (first?.type !== 'word' || last?.type !== 'word') return ''
  if (first.part === null || last.part === null) return first.word.text
  return first.part.whole.text.slice(first.part.from, last.part.to)
}

function text({run, level}: Word, content: string, hyphen: boolean): TextSolid {
  const word = hyphen ? run.setting.hyphenated(content) : run.setting.word(content)
  return {type: 'text', word, run, width: word.width, level}
}

/** The space at which the line ends, for whoever copies or listens; null where there is none. */
export function endSpace({items, start, end}: Span): Glue | null {
  const at = items[end]
  if (at?.type === 'glue') return {...at, text: ' ', width: 0, stretch: 0, shrink: 0}
  const before = at?.type === 'penalty' && items[end + 1]?.type === 'glue'
  if (!before && at?.type !== 'break') return null
  const last = items[lastWord(items, start, end)]
  if (last?.type !== 'word') return null
  return {type: 'glue', text: ' ', run: last.run, width: 0, stretch: 0, shrink: 0, level: last.level}
}
