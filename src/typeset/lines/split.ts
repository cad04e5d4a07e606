/** Words → words with places to break inside: hyphenation for the second pass, any letter for the last resort. */
import type {Points} from '../units.ts'
import {cost} from './costs.ts'
import type {Hyphenate} from './hyphenate.ts'
import type {Item, Penalty, Word} from './item.ts'
import type {SetWord} from './text-setting.ts'

const letters = /\p{L}[\p{L}\p{M}’']*/gu
const hasLong = /\p{L}{4}/u
const anywhere: Penalty = {
  type: 'penalty',
  cost: cost.emergency,
  width: 0,
  hyphen: false,
  automatic: false,
  emergency: true,
}

/** Adds automatic hyphens where the style of the text allows them. Words that touch across a change of style are one word.
 *
 *     un|believ·able     one word in two runs: the patterns see `unbelievable`
 */
export function addHyphens(items: readonly Item[], hyphenate: Hyphenate): readonly Item[] {
  const result: Item[] = []
  for (let i = 0; i < items.length; ) {
    const item = items[i]
    if (item?.type !== 'word') {
      if (item) result.push(item)
      i += 1
      continue
    }
    const next = items[i + 1]
    if (next?.type !== 'word' && next?.type !== 'edge') {
      splitWord(result, item, ownOffsets(item, hyphenate))
      i += 1
      continue
    }
    i = splitGroup(result, items, {from: i, hyphenate})
  }
  return result
}

function ownOffsets(word: Word, hyphenate: Hyphenate): readonly number[] {
  if (word.run.style.hyphens !== 'auto' || !hasLong.test(word.word.text)) return []
  return offsetsIn(word.word.text, word.run.style.language, hyphenate)
}

function splitGroup(
  result: Item[],
  items: readonly Item[],
  {from, hyphenate}: {from: number; hyphenate: Hyphenate},
): number {
  let end = from
  let text = ''
  let language: string | null = null
  for (let item = items[end]; item?.type === 'word' || item?.type === 'edge'; item = items[end]) {
    end += 1
    if (item.type !== 'word') continue
    text += item.word.text
    language ??= item.run.style.language
  }
  const offsets = language !== null && hasLong.test(text) ? offsetsIn(text, language, hyphenate) : []
  let start = 0
  for (const item of items.slice(from, end)) {
    if (item.type !== 'word') {
      result.push(item)
      continue
    }
    const {length} = item.word.text
    const begin = start
    const own = item.run.style.hyphens === 'auto' ? offsets.map((offset) => offset - begin) : []
    splitWord(
      result,
      item,
      own.filter((offset) => offset > 0 && offset < length),
    )
    start += length
  }
  return end
}

function offsetsIn(text: string, language: string, hyphenate: Hyphenate): readonly number[] {
  const offsets: number[] = []
  for (const {0: word, index} of text.matchAll(letters)) {
    for (const offset of hyphenate(word, language)) offsets.push(index + offset)
  }
  return offsets
}

function splitWord(result: Item[], item: Word, offsets: readonly number[]): void {
  if (offsets.length === 0) {
    result.push(item)
    return
  }
  const hyphen: Penalty = {
    type: 'penalty',
    cost: cost.hyphen,
    width: item.run.setting.hyphenWidth,
    hyphen: true,
    automatic: true,
    emergency: false,
  }
  splitAt(result, item, {offsets, penalty: hyphen})
}

function splitAt(
  result: Item[],
  item: Word,
  {offsets, penalty}: {offsets: readonly number[]; penalty: Penalty},
): void {
  const whole = item.part?.whole ?? item.word
  const base = item.part?.from ?? 0
  const text = item.word.text
  let from = 0
  let used = 0
  for (const offset of [...offsets, text.length]) {
    const until = offset === text.length ? item.width : prefixWidth(item, offset)
    const fragment = item.run.setting.word(text.slice(from, offset))
    result.push({
      ...item,
      word: fragment,
      width: until - used,
      part: {whole, from: base + from, to: base + offset},
    })
    if (offset < text.length) result.push(penalty)
    from = offset
    used = until
  }
}

/** Width of the whole word up to `offset`, so that kerning and ligatures stay as they are where no line breaks. */
function prefixWidth({word, run}: Word, offset: number): Points {
  let width = 0
  let start = 0
  for (const {shaped} of word.pieces) {
    for (const glyph of shaped.glyphs) {
      const at = start + glyph.cluster
      if (at >= offset) continue
      // A ligature across the offset: what its first part takes when it stands alone.
      const through = glyph.text !== '' && at + glyph.text.length > offset
      if (through) width += run.setting.word(word.text.slice(at, offset)).width
      else width += glyph.advance * run.setting.size + run.style.letterSpacing
    }
    start += shaped.text.length
  }
  return width
}

/** Lets words wider than the measure break at any letter, where `overflow-wrap` says so. */
export function addEmergencyBreaks(items: readonly Item[], measure: Points): readonly Item[] {
  if (!items.some((item) => isTooWide(item, measure))) return items
  const result: Item[] = []
  for (const item of items) {
    if (item.type === 'word' && isTooWide(item, measure)) {
      splitAt(result, item, {offsets: clusterStarts(item.word), penalty: anywhere})
    } else {
      result.push(item)
    }
  }
  return result
}

function isTooWide(item: Item, measure: Points): boolean {
  return item.type === 'word' && item.width > measure && item.run.style.overflowWrap === 'anywhere'
}

function clusterStarts(word: SetWord): readonly number[] {
  const starts: number[] = []
  let start = 0
  for (const {shaped} of word.pieces) {
    for (const glyph of shaped.glyphs) {
      const at = start + glyph.cluster
      if (at > 0 && glyph.text !== '') starts.push(at)
    }
    start += shaped.text.length
  }
  return starts.sort((a, b) => a - b)
}
