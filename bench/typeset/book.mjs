/** A number of words → a book of about that length, always the same: sentences of `source/*.md` in another order, with words
 * that are made up now and then, because a real book goes on meeting new words. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

const chapterWords = 3_000
const sectionWords = 600
const newWords = 0.04 // share of words met for the first time; repeated as often again
const tableEvery = 2_500
const listEvery = 900
const quoteEvery = 1_300
const noteEvery = 350

/** `{type: 'h1' | 'h2' | 'h3' | 'p' | 'quote', content}`, `{type: 'list', items}`, `{type: 'table', rows}`; content is a list
 * of text and `{type: 'em' | 'strong' | 'code' | 'note' | 'link', …}`. */
export function book(words, {folder, seed = 1}) {
  const random = mulberry(seed)
  const sentence = sentences(random, folder)
  const blocks = [{type: 'h1', content: ['A book of many words']}]
  const due = {section: 0, chapter: 0, table: tableEvery, list: listEvery, quote: quoteEvery, note: noteEvery}
  let set = 0
  let chapters = 0
  const count = (content) => {
    set += content.reduce(
      (sum, part) => sum + (typeof part === 'string' ? part : (part.text ?? '')).split(' ').length,
      0,
    )
    return content
  }
  const heading = () =>
    count([
      sentence()
        .split(' ')
        .slice(0, 6)
        .join(' ')
        .replace(/[,.:;?!]+$/, ''),
    ])
  const isDue = (what, every) => {
    if (set < due[what]) return false
    due[what] = set + every
    return true
  }
  while (set < words) {
    if (isDue('chapter', chapterWords)) {
      chapters += 1
      blocks.push({type: 'h2', id: `chapter-${chapters}`, content: heading()})
      due.section = set + sectionWords
    } else if (isDue('section', sectionWords)) blocks.push({type: 'h3', content: heading()})
    if (isDue('list', listEvery)) {
      const items = Array.from({length: 3 + Math.floor(random() * 3)}, () => count([sentence()]))
      blocks.push({type: 'p', content: count([`${heading()[0]}:`])}, {type: 'list', items})
    }
    if (isDue('table', tableEvery)) blocks.push({type: 'table', rows: table(random, sentence, count)})
    if (isDue('quote', quoteEvery))
      blocks.push({type: 'quote', content: count([sentence(), ' ', sentence()])})
    const content = paragraph(random, sentence, chapters)
    if (isDue('note', noteEvery)) content.push({type: 'note', text: sentence()})
    blocks.push({type: 'p', content: count(content)})
  }
  return blocks
}

function paragraph(random, sentence, chapters) {
  const content = []
  const length = 2 + Math.floor(random() * 6)
  for (let i = 0; i < length; i += 1) {
    if (i > 0) content.push(' ')
    const text = sentence()
    const kind = ['em', 'strong', 'code', 'link'][Math.floor(random() * 24)]
    const found = kind ? /^(\S+ )(\w{3,} \w{3,})(?= )(.*)$/u.exec(text) : null
    if (!found) content.push(text)
    else {
      const target = `chapter-${1 + Math.floor(random() * chapters)}`
      content.push(found[1], {type: kind, text: found[2], target}, found[3])
    }
  }
  return content
}

function table(random, sentence, count) {
  const cell = () =>
    count([
      sentence()
        .split(' ')
        .slice(0, 3)
        .join(' ')
        .replace(/[,.:;?!]+$/, ''),
    ])[0]
  const number = () => String(Math.floor(random() * 10_000))
  return Array.from({length: 5}, (_, row) =>
    row === 0 ? [cell(), 'Number', 'Share'] : [cell(), number(), `${Math.floor(random() * 100)} %`],
  )
}

/** The next sentence each time it is called. */
function sentences(random, folder) {
  const known = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => prose(readFileSync(join(folder, name), 'utf8')))
  const invent = words(random, known)
  return () => {
    const text = known[Math.floor(random() * known.length)]
    return text.replace(/\b\p{Ll}{5,}\b/gu, (word) => (random() < newWords * 4 ? invent() : word))
  }
}

/** Plain sentences of plain paragraphs; whatever has markup that is more than emphasis is left out. */
function prose(markdown) {
  return markdown
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/^(`{3,}|:{3,}|~{3,}).*?^\1.*?$/gms, '')
    .split(/\n\s*\n/)
    .filter((block) => /^\p{Lu}/u.test(block) && !/[[\]{}<>|`\\^~]|:\/\/|^Table:|^: /m.test(block))
    .flatMap((block) =>
      block
        .replace(/[*_]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
        .split(/(?<=[.?!]) (?=\p{Lu})/u),
    )
    .map((text) => text.replaceAll("'", '’').replaceAll('---', '—').replaceAll('--', '–'))
    .filter((text) => text.split(' ').length > 4)
}

/** Half new, half repeated (Simon 1955), spelt as the known words are: three letters say what the next may be. */
function words(random, known) {
  const followers = new Map()
  for (const word of known.join(' ').match(/\b\p{Ll}{5,}\b/gu) ?? []) {
    const padded = `^^${word}$`
    for (let i = 0; i + 2 < padded.length; i += 1) {
      const before = padded.slice(i, i + 2)
      followers.set(before, [...(followers.get(before) ?? []), padded[i + 2]])
    }
  }
  const invented = []
  return () => {
    if (invented.length > 0 && random() < 0.5) return invented[Math.floor(random() * invented.length)]
    let word = '^^'
    while (word.length < 16) {
      const next = followers.get(word.slice(-2)) ?? ['$']
      const letter = next[Math.floor(random() * next.length)]
      if (letter === '$') break
      word += letter
    }
    invented.push(word.slice(2))
    return word.slice(2)
  }
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function mulberry(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
