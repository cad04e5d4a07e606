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
        solids.push(text(item, wordOf(item, items[until]), last >= i && last <= until))
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

/** From the fragment `first` to the fragment `last`; most words are whole, and known already. */
function wordOf(first: Word, last: Item | undefined): SetWord {
  if (last === first || last?.type !== 'word' || first.part === null || last.part === null) return first.word
  const {whole, from} = first.part
  const {to} = last.part
  if (from === 0 && to === whole.text.length) return whole
  return first.run.setting.word(whole.text.slice(from, to))
}

function text({run, level}: Word, content: SetWord, hyphen: boolean): TextSolid {
  const word = hyphen ? run.setting.hyphenated(content.text) : content
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
