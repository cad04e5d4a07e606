/** Many characters without a face → one finding a script: who writes Japanese needs one face, not six hundred messages. */
import type {Element, Text} from 'hast'
import type {Point} from 'unist'
import {type Finding, pointOf, type Report} from '../diagnostics/message.ts'

interface Script {
  readonly name: string
  readonly holds: RegExp
  /** A package of npm with a static face under the Open Font License. */
  readonly package: string | null
}

const noto = (name: string) => `@expo-google-fonts/noto-serif-${name}`
const named = (name: string, face = noto(name.toLowerCase())): Script => ({
  name,
  holds: new RegExp(`\\p{Script=${name}}`, 'u'),
  package: face,
})

const japanese: Script = {
  name: 'Japanese',
  holds: /\p{Script=Hiragana}|\p{Script=Katakana}/u,
  package: noto('jp'),
}
const korean: Script = {name: 'Korean', holds: /\p{Script=Hangul}/u, package: noto('kr')}
/** With the punctuation, the long-vowel mark and the full-width forms that these scripts share: they come with their faces. */
const chinese: Script = {
  name: 'Chinese',
  holds: /\p{Script_Extensions=Han}|\p{Script_Extensions=Katakana}|[\uFF00-\uFFEF]/u,
  package: noto('sc'),
}
const traditional: Script = {...chinese, package: noto('tc')}

const scripts: readonly Script[] = [
  japanese,
  korean,
  chinese,
  named('Arabic', '@expo-google-fonts/noto-naskh-arabic'),
  ...'Hebrew Devanagari Bengali Telugu Khmer Tibetan'.split(' ').map((name) => named(name)),
  // Of these there is no static serif on npm.
  ...'Gujarati Gurmukhi Kannada Malayalam Sinhala Tamil Thai Lao Myanmar Georgian Armenian Ethiopic'
    .split(' ')
    .map((name) => named(name, `@expo-google-fonts/noto-sans-${name.toLowerCase()}`)),
]
const others: Script = {name: 'Other signs', holds: /./su, package: null}

export interface Gathering {
  /** Keeps findings about missing faces back, and hands all others on. */
  readonly report: Report
  /** One for each script, at the place of the first character. */
  flush(language: string): void
}

export function gatherMissing(report: Report): Gathering {
  const found: Finding[] = []
  return {
    report(finding) {
      if (finding.rule === 'fonts/missing-glyph') found.push(finding)
      else report(finding)
    },
    flush(language) {
      for (const [script, findings] of byScript(found.splice(0), language)) report(summary(script, findings))
    },
  }
}

/** Han is written in several languages: kana or Hangul beside it, or the language of the document, says in which. */
function byScript(found: readonly Finding[], language: string): ReadonlyMap<Script, readonly Finding[]> {
  const has = (letters: RegExp) => found.some(({actual}) => letters.test(actual ?? ''))
  const isKorean = has(korean.holds) && !has(/\p{Script=Han}/u)
  const han = has(japanese.holds) ? japanese : isKorean ? korean : hanOf(language)
  const groups = new Map<Script, Finding[]>()
  for (const finding of found) {
    const known = scripts.find(({holds}) => holds.test(finding.actual ?? '')) ?? others
    const script = known === chinese ? han : known
    const group = groups.get(script) ?? []
    groups.set(script, group)
    group.push(finding)
  }
  return groups
}

function hanOf(language: string): Script {
  if (/^ja\b/i.test(language)) return japanese
  if (/^ko\b/i.test(language)) return korean
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(language) ? traditional : chinese
}

function summary(script: Script, findings: readonly Finding[]): Finding {
  const [first] = findings
  if (!first) throw new Error('a group has a finding')
  const hint =
    script.package === null
      ? {}
      : {
          hint: `Install \`${script.package}\`, and name its file in an \`@font-face\` rule of your stylesheet.`,
        }
  const place = placeOf(first)
  if (findings.length === 1) return {...first, ...hint, place}
  const where = place ? ` at ${place.line}:${place.column}` : ''
  return {
    ...first,
    ...hint,
    place,
    reason: `${script.name}: ${findings.length} different signs have no face; first${where}, “${first.actual}”. The PDF shows boxes.`,
  }
}

/** Of the sign itself where its text knows where it stands, else of the element. */
function placeOf({place, actual = ''}: Finding): Point | undefined {
  const text =
    place && 'type' in place && place.type === 'element' ? textWith(actual, place as Element) : null
  if (text) return pointIn(text, text.value.indexOf(actual))
  const position = pointOf(place)
  return position && 'start' in position ? position.start : position
}

function textWith(sign: string, {children}: Element): Text | null {
  for (const child of children) {
    const found = child.type === 'element' ? textWith(sign, child) : child
    if (found?.type === 'text' && found.value.includes(sign)) return found
  }
  return null
}

/** What stands before the lines of a quotation or a list is no text: where the last line ends says how wide it is. */
function pointIn({value, position}: Text, index: number): Point | undefined {
  if (!position) return undefined
  const {start, end} = position
  const before = value.slice(0, index).split('\n')
  const inLine = before.at(-1)?.length ?? 0
  const left = before.length === 1 ? start.column : end.column - (value.split('\n').at(-1)?.length ?? 0)
  return {line: start.line + before.length - 1, column: Math.max(1, left + inLine)}
}
