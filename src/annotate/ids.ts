/** Headings, notes, figures → the fragments by which every format addresses them: readable, unique, stable. */
import {slug} from 'github-slugger'

export interface Ids {
  /** Takes an id that the author chose; false when it is taken already. */
  claim(id: string): boolean
  /** A new id from a heading's text: `what-is-new`, then `what-is-new-1`. */
  make(text: string): string
  /** Another name under which links may ask for an id. */
  alias(name: string, id: string): void
  /** All names that other tools make of a heading's text, for the id that it has here. */
  aliasHeading(text: string, id: string): void
  /** The id that a link's fragment means, or null. */
  find(fragment: string): string | null
  /** Every name, and the id that it means. */
  all(): ReadonlyMap<string, string>
}

/** Taken by parts of the page that no heading makes. */
const reserved = [
  'key-takeaways',
  'faq',
  'notes',
  'contents',
  'main',
  'title',
  'top',
  'article',
  'cite',
  'downloads',
  'colophon',
  'links',
  'cover',
]
/** Made by counting, for takeaways, figures, tables, notes and their calls. */
const counted = /^(?:takeaway|figure|table|note|call)-\d+(?:-\d+)?$/

export function createIds(): Ids {
  const taken = new Set<string>(reserved)
  const found = new Map<string, string>()
  const take = (id: string) => {
    taken.add(id)
    found.set(id, id)
    return id
  }
  /** How many headings a tool would have called so. */
  const counts = new Map<string, number>()
  const alias = (name: string, id: string) => {
    if (!found.has(name)) found.set(name, id)
  }
  /** The last number given to a stem, so that a thousand equal headings are not a million look-ups. */
  const last = new Map<string, number>()
  return {
    claim(id) {
      if (found.has(id)) return false
      take(id)
      return true
    },
    make(text) {
      const stem = fragment(text)
      if (!taken.has(stem)) return take(stem)
      let number = (last.get(stem) ?? 0) + 1
      while (taken.has(`${stem}-${number}`)) number += 1
      last.set(stem, number)
      return take(`${stem}-${number}`)
    },
    alias,
    aliasHeading(text, id) {
      for (const name of new Set(namers.map((namer) => namer(text)))) {
        if (name === '') continue
        const count = counts.get(name) ?? 0
        counts.set(name, count + 1)
        if (count === 0) alias(name, id)
        else for (const mark of '-_') alias(`${name}${mark}${count}`, id)
      }
    },
    find: (name) => meant(found, name),
    all: () => found,
  }
}

/** What a fragment means among the names of an article: as it is written, else as tools that look less closely read it. */
export const meant = (names: ReadonlyMap<string, string>, fragment: string): string | null =>
  names.get(fragment) ?? names.get(fragment.toLowerCase()) ?? names.get(likelyId(fragment)) ?? null

const plain = (text: string) => text.trim().toLowerCase()
const hyphens = (text: string) => text.replaceAll(/\s+/g, '-')
const fromLetter = (text: string) => text.replace(/^\P{L}+/u, '')

/** How other tools make ids of headings, each in its way. A heading answers to all of them. */
const namers: readonly ((text: string) => string)[] = [
  // GitHub, Docusaurus, mdBook, Hugo.
  (text) => slug(text),
  // pandoc and Quarto: from the first letter on, with full stops and underscores.
  (text) => fromLetter(hyphens(plain(text).replaceAll(/[^\p{L}\p{N}\s_.-]/gu, ''))),
  // kramdown, of Jekyll.
  (text) => hyphens(plain(fromLetter(text)).replaceAll(/[^\p{L}\p{N}\s-]/gu, '')),
  // Python-Markdown, of MkDocs: without what ASCII lacks, and with single hyphens.
  (text) =>
    plain(text.normalize('NFKD').replaceAll(/[^\0-\x7F]/g, ''))
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/[-\s]+/g, '-'),
  // MyST, and VuePress: a hyphen for whatever stands between letters.
  (text) =>
    plain(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''))
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^[\d-]+|-+$/g, ''),
]

/** XML 1.0, production 5, without colons: EPUB asks for ids that are such names. */
const notInNames = /[^\p{L}\p{Nd}\p{Mn}\p{Mc}\p{Nl}_.·-]/gu

export function isFragment(id: string): boolean {
  return /^[\p{L}\p{Nl}_]/u.test(id) && id.search(notInNames) < 0
}

/** What a fragment most likely means in an article that nobody has read yet: what a heading of this GitHub slug is called here. */
export const likelyId = (fragment: string): string => named(fragment.normalize('NFC'))

const fragment = (text: string) => named(slug(text.trim().normalize('NFC')), counted)

function named(text: string, refused?: RegExp): string {
  const name = text
    .replaceAll(notInNames, '')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (name === '') return 'section'
  return isFragment(name) && !refused?.test(name) ? name : `section-${name}`
}
