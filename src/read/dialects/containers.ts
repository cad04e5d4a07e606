/** Boxes between fences of colons, as each tool writes them → `:::name[Title]{attributes}`.
 *
 * - `::: note`, `:::note Title` (VuePress, Docusaurus), `::: {.callout-note title="…"}` with a heading (Quarto, pandoc)
 * - `:::{note} Title`, with options on lines `:name: value` (MyST); the same between backticks
 * - `:::::: keypoints` of any length (Carpentries)
 *
 * A fence closes the innermost box, whatever its length; ours must be longer the further out they stand. */
import {kinds} from './kinds.ts'
import type {Construct, Lines, Setting, Tell} from './lines.ts'

interface Opening {
  /** The name of our directive. */
  readonly name: string
  readonly title: string
  /** The title where there is none. */
  readonly word?: string
  /** What it is called in lessons. */
  readonly role?: string
  readonly attributes: string
}

interface Box {
  readonly open: number
  close: number
  readonly indent: string
  /** Null: it is ours already. */
  readonly opening: Opening | null
  readonly children: Box[]
}

const longestFence = 500
/** Boxes within each other. */
const deepest = 50

const opener = /^([ \t>]*)(:{3,})[ \t]*(\S.*?)[ \t]*(?::{3,})?[ \t]*\r?$/
const closer = /^[ \t>]*:{3,}[ \t]*\r?$/
const ours = /^[\p{L}][\w-]*(?:\[.*\])?(?:\{[^{}]*\})?$/u

/** Boxes of Carpentries' lessons, which keep their word as title. Key points are our takeaways. */
const lesson: ReadonlyMap<string, string> = new Map([
  ['objectives', 'Objectives'],
  ['prereq', 'Prerequisites'],
  ['prerequisites', 'Prerequisites'],
  ['challenge', 'Challenge'],
  ['exercise', 'Exercise'],
  ['solution', 'Solution'],
  ['discussion', 'Discussion'],
  ['testimonial', 'Testimonial'],
  ['spoiler', 'Spoiler'],
  ['instructor', 'For instructors'],
  ['checklist', 'Checklist'],
])

/** What others than the Carpentries call so too. */
const everybodys: ReadonlySet<string> = new Set([
  'exercise',
  'solution',
  'prereq',
  'prerequisites',
  'checklist',
])
/** A reader is to think first, or need not read it. */
const folded: ReadonlySet<string> = new Set(['solution', 'spoiler', 'details', 'dropdown'])

export const containers: Construct = {
  name: 'Boxes between fences',
  tools: 'Docusaurus, VuePress, Quarto, pandoc, MyST, Carpentries',
  example:
    '::: note Title\nVuePress, Docusaurus.\n:::\n\n:::{tip} Title\nMyST.\n:::\n\n::: {.callout-note}\n## Title\nQuarto.\n:::\n\n::::::::::::: keypoints\n- Carpentries: these are key takeaways.\n:::::::::::::',
  becomes:
    'A box of one of our five kinds, or a division of that name. Details, dropdowns, solutions, spoilers and what says `collapse` fold on the page; paper and e-books show all of it. Of lessons, key points become key takeaways, questions what the digest says that the article answers, and what is for instructors is left out unless the front matter says `instructors: true`.',
  apply(lines, tell, setting) {
    const boxes = boxesIn(lines, isLesson(setting))
    if (!boxes.some(isForeign)) return
    for (const box of boxes) rewrite(box, lines, tell, setting)
    // There is one place of that name.
    const [, ...others] = lines.text.flatMap((line, index) => (line.includes('{#questions}') ? [index] : []))
    for (const index of others) lines.text[index] = lines.text[index]?.replace('{#questions}', '') ?? ''
  },
}

const isForeign = (box: Box): boolean => box.opening !== null || box.children.some(isForeign)

const isLesson = ({dialect}: Setting): boolean => dialect === null || dialect === 'carpentries'

function boxesIn({text, isLiteral}: Lines, lesson: boolean): readonly Box[] {
  const top: Box[] = []
  const open: Box[] = []
  for (const [index, line] of text.entries()) {
    if (isLiteral[index] || line.length > longestFence) continue
    if (closer.test(line)) {
      const box = open.pop()
      if (box) box.close = index
      continue
    }
    const [, indent = '', , rest = ''] = opener.exec(line) ?? []
    if (rest === '' || open.length > deepest) continue
    const box: Box = {
      open: index,
      close: -1,
      indent,
      opening: isOurs(rest, line) ? null : openingOf(rest, lesson),
      children: [],
    }
    ;(open.at(-1)?.children ?? top).push(box)
    open.push(box)
  }
  return top
}

/** To us, what folds has no name of its own. */
const isOurs = (rest: string, line: string): boolean =>
  ours.test(rest) &&
  !/^:{3,}[ \t]/.test(line.trimStart()) &&
  !folded.has(/^[\w-]+/.exec(rest)?.[0].toLowerCase() ?? '')

/** @returns how many levels of boxes it holds, with itself. */
function rewrite(box: Box, lines: Lines, tell: Tell, setting: Setting): number {
  const height = box.children.reduce(
    (most, child) => Math.max(most, 1 + rewrite(child, lines, tell, setting)),
    1,
  )
  const {text} = lines
  const colons = ':'.repeat(2 + height)
  const {opening, indent, open, close} = box
  if (opening === null) text[open] = (text[open] ?? '').replace(/:{3,}/, colons)
  else if (opening.role === 'instructor' && !setting.forInstructors) {
    tell({rule: 'dialects/left-out', reason: 'What is for instructors alone is left out.', line: open})
    for (let at = open; at <= (close < 0 ? open : close); at += 1) text[at] = ''
    return height - 1
  } else {
    if (opening.name === 'panel-tabset' || opening.name === 'tab' || opening.name === 'group-tab')
      headed(box, lines)
    text[open] = indent + colons + written(titled(opening, box, lines))
  }
  if (close >= 0) text[close] = (text[close] ?? '').replace(/:{3,}/, colons)
  return height
}

/** Carpentries' tabs begin with a heading each, which are none of the article. */
function headed({open, close, children}: Box, {text, isLiteral}: Lines): void {
  for (let at = open + 1; at < (close < 0 ? text.length : close); at += 1) {
    if (isLiteral[at] || children.some((child) => at > child.open && at < child.close)) continue
    text[at] = (text[at] ?? '').replace(/^([ \t>]*)#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*\r?$/, '$1\n$1**$2**\n$1')
  }
}

const written = ({name, title, attributes}: Opening): string =>
  name + (title && `[${title}]`) + (attributes && `{${attributes}}`)

function openingOf(rest: string, isLesson: boolean): Opening {
  const myst = /^\{([\w:-]+)\}[ \t]*(.*)$/.exec(rest)
  if (myst) return named(myst[1] ?? '', myst[2] ?? '', '', isLesson)
  const pandoc = /^\{(.*)\}$/.exec(rest)
  if (pandoc) return ofAttributes(pandoc[1] ?? '', isLesson)
  const [, bare = '', title, more = ''] = /^([^\s[{]+)\[(.*)\](?:\{([^{}]*)\})?$/.exec(rest) ?? []
  if (title !== undefined) return named(bare, title, more, isLesson)
  const [, name = '', spaced, open = ''] = /^([^\s[{]+)(?:[ \t]+(.*)|\[(.*))?$/.exec(rest) ?? []
  const words = spaced ?? open
  const attributes = /^(.*?)[ \t]*\{([^{}]*)\}$/.exec(words)
  return attributes
    ? named(name, attributes[1] ?? '', attributes[2] ?? '', isLesson)
    : named(name, words, '', isLesson)
}

function ofAttributes(text: string, isLesson: boolean): Opening {
  const classes = [...text.matchAll(/(?:^|\s)\.([\w-]+)/g)].map(([, name = '']) => name)
  const title = /(?:^|\s)title=(?:"([^"]*)"|(\S+))/.exec(text)
  const id = /(?:^|\s)#([\w:.-]+)/.exec(text)?.[1]
  const language = /(?:^|\s)lang=["']?([\w-]+)/.exec(text)?.[1]
  const collapse = /(?:^|\s)collapse=["']?(true|false)/.exec(text)?.[1]
  const fold = collapse && (collapse === 'true' ? 'fold' : 'fold=open')
  // Quarto's way to make a figure or a table of what is between the fences.
  const whole = id?.startsWith('fig-') ? 'figure' : id?.startsWith('tbl-') ? 'table' : 'section'
  const [first = whole, ...others] = classes
  const kept = [id && `#${id}`, ...others.map((name) => `.${name}`), language && `lang=${language}`, fold]
  return named(
    first.replace(/^callout-/, ''),
    title?.[1] ?? title?.[2] ?? '',
    kept.filter(Boolean).join(' '),
    isLesson,
  )
}

function named(name: string, title: string, attributes: string, isLesson: boolean): Opening {
  const word = name.toLowerCase()
  if (word === 'keypoints' || word === 'key-points') return {name: 'takeaways', title, attributes}
  const kind = kinds.get(word)
  if (kind)
    return folded.has(word)
      ? {name: kind, title, word: 'Details', attributes: joined(attributes, 'fold')}
      : {name: kind, title, attributes}
  if (isLesson && word === 'questions')
    return {name: 'questions', title, word: 'Questions', attributes: '#questions'}
  const lessonTitle = isLesson || everybodys.has(word) ? lesson.get(word) : undefined
  const fold = folded.has(word) ? 'fold' : ''
  if (lessonTitle)
    return {name: 'note', title, word: lessonTitle, role: word, attributes: joined(attributes, fold)}
  return {name: /^\p{L}[\w-]*$/u.test(name) ? name : 'section', title, attributes}
}

const joined = (...attributes: readonly string[]): string => attributes.filter(Boolean).join(' ')

/** Quarto writes the title of a box as its first heading, MyST options on the lines after the fence. */
function titled(opening: Opening, {open, close}: Box, {text}: Lines): Opening {
  let {title, name, attributes} = opening
  for (let at = open + 1; at < (close < 0 ? text.length : close); at += 1) {
    const line = text[at]?.trim() ?? ''
    const [, option = '', value = ''] = /^:([\w-]+):[ \t]*(.*)$/.exec(line) ?? []
    if (option !== '') {
      text[at] = ''
      if (option === 'class') {
        for (const one of value.trim().split(/\s+/)) {
          if (one === 'dropdown' || one === 'toggle') attributes = joined(attributes, 'fold')
          else name = kinds.get(one) ?? name
        }
      }
      if (option === 'open') attributes = attributes.replace(/\bfold\b(?!=)/, 'fold=open')
      if (option === 'name' || option === 'label') attributes = joined(attributes, `#${value.trim()}`)
      continue
    }
    const heading = /^#{1,6}[ \t]+(.*?)[ \t]*#*$/.exec(line)?.[1]
    if (heading && title === '' && (kinds.has(name) || name === 'questions')) {
      title = heading.replace(/[ \t]*\{[^{}]*\}$/, '')
      text[at] = ''
    }
    if (line !== '') break
  }
  return {...opening, name, attributes, title: title || (opening.word ?? '')}
}
