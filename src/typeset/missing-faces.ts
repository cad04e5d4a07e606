/** Many characters without a face → one finding a script: who writes Japanese needs one face, not six hundred messages. */
import type {Finding, Report} from '../diagnostics/message.ts'

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
const chinese: Script = {name: 'Chinese', holds: /\p{Script=Han}/u, package: noto('sc')}
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

/** Han is written in several languages: kana beside it, or the language of the document, says in which. */
function byScript(found: readonly Finding[], language: string): ReadonlyMap<Script, readonly Finding[]> {
  const hasKana = found.some(({actual}) => japanese.holds.test(actual ?? ''))
  const han = hasKana || /^ja\b/i.test(language) ? japanese : hanOf(language)
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
  if (findings.length === 1) return {...first, ...hint}
  const point = first.place && 'position' in first.place ? first.place.position?.start : null
  const where = point ? ` at ${point.line}:${point.column}` : ''
  return {
    ...first,
    ...hint,
    reason: `${script.name}: ${findings.length} different signs have no face, and the PDF shows boxes; the first is “${first.actual}”${where}.`,
  }
}
