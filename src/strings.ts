/** Every word that a template says and every heading that annotation recognizes, by language: `templates/strings/*.yml`. */
import {parse} from 'yaml'
import {layersOf, type Resources, shippedFile} from './resources.ts'

export interface Strings {
  /** The words of the nearest language: `de-AT` → `de` → `en`. */
  for(language: string): Words
  /** Headings that open takeaways or FAQs in any language known, lower case, without end punctuation. */
  readonly recognized: {
    readonly takeaways: ReadonlySet<string>
    readonly faqs: ReadonlySet<string>
    /** Prefixes of question and answer pairs: `q`, `question`, `a`, `answer`, `f`, `frage`, … */
    readonly question: ReadonlySet<string>
    readonly answer: ReadonlySet<string>
    /** Prefixes of table captions: `table`, `tabelle`, … */
    readonly table: ReadonlySet<string>
  }
}

/** Keys are the same in every language; a test checks that none is missing. */
export type Words = Readonly<Record<string, string>>

const lists = {
  takeaways: 'recognize_takeaways',
  faqs: 'recognize_faqs',
  question: 'recognize_question',
  answer: 'recognize_answer',
  table: 'recognize_table',
} as const

/** `templates` is the user's template folder over ours: a file of the user overrides the keys that it has. A language lacks no word:
 * what its files leave out is English. */
export function loadStrings(templates: Resources): Strings {
  const files = new Map<string, Readonly<Record<string, unknown>>>()
  const known = shippedWords()
  for (const layer of layersOf(templates)) {
    for (const path of layer.list('strings')) {
      const language = /^strings\/([A-Za-z0-9-]+)\.yml$/.exec(path)?.[1]?.toLowerCase()
      const resource = layer.read(path)
      if (language && resource.type === 'found')
        files.set(language, {...files.get(language), ...mapping(resource.bytes, path, known)})
    }
  }
  const english = wordsOf(files.get('en') ?? {})
  const words = new Map<string, Words>()
  for (const [language, file] of files) words.set(language, {...english, ...wordsOf(file)})
  const collect = (key: string): ReadonlySet<string> =>
    new Set([...files.values()].flatMap((file) => texts(file[key])).map(recognizable))
  return {
    for: (language) => nearest(words, language.toLowerCase()) ?? english,
    recognized: {
      takeaways: collect(lists.takeaways),
      faqs: collect(lists.faqs),
      question: collect(lists.question),
      answer: collect(lists.answer),
      table: collect(lists.table),
    },
  }
}

/** The form in which recognition compares: `Key  Takeaways:` and `key takeaways` are one. */
export function recognizable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s"“«(]+|[\s.:;,!?…—–"”»)：。]+$/g, '')
}

/** RFC 4647, section 3.4, lookup: the tag is cut from its end until a language is known. */
function nearest(words: ReadonlyMap<string, Words>, tag: string): Words | undefined {
  for (let range = tag; range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const found = words.get(range)
    if (found) return found
  }
  return undefined
}

/** Our own files as they were parsed when the package was made, by their text. */
function shippedWords(): ReadonlyMap<string, unknown> {
  return new Map(JSON.parse(new TextDecoder().decode(shippedFile('words.json'))))
}

function mapping(
  bytes: Uint8Array,
  path: string,
  known: ReadonlyMap<string, unknown>,
): Readonly<Record<string, unknown>> {
  const text = new TextDecoder().decode(bytes)
  const value: unknown = known.get(text) ?? parse(text)
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} holds no words`)
  return Object.fromEntries(Object.entries(value))
}

function wordsOf(file: Readonly<Record<string, unknown>>): Words {
  const words: Record<string, string> = {}
  for (const [key, value] of Object.entries(file)) if (typeof value === 'string') words[key] = value
  return words
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
