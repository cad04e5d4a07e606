/** What an article says about itself → one line by which others can cite it: who, when, what, where. Plain text, to be copied. */
import type {Metadata} from '../model/metadata.ts'
import type {Words} from '../strings.ts'
import type {Formats} from './formats.ts'
import {word} from './words.ts'

export interface CitationParts {
  readonly words: Words
  readonly formats: Formats
  /** The title of what the article is part of. */
  readonly collection?: string | null
}

export function citation(metadata: Metadata, {words, formats, collection = null}: CitationParts): string {
  const {authors, publisher, title, subtitle} = metadata
  const names = formats.list(authors.map(({name}) => name))
  const whole = subtitle === null ? title : titleOf(title, subtitle, words)
  const date = dateOf(metadata, words, formats)
  // Where nobody signed, the publisher speaks; where nobody is named at all, the title goes first.
  const who = names === '' ? (publisher?.name ?? '') : names
  const house = publisher !== null && publisher.name !== who ? [sentence(publisher.name)] : []
  const opening =
    who === '' ? [sentence(`${whole} (${date})`)] : [sentence(`${who} (${date})`), sentence(whole)]
  const container = collection === null ? [] : [sentence(word(words, 'cited_in', {title: collection}))]
  return [...opening, ...container, ...house, ...addressOf(metadata)].join(' ')
}

function dateOf({published, modified}: Metadata, words: Words, formats: Formats): string {
  const first = published ?? modified
  if (first === null) return word(words, 'undated')
  if (modified === null || modified === first) return formats.date(first)
  const [initial = '', ...rest] = word(words, 'updated')
  return `${formats.date(first)}; ${initial.toLowerCase()}${rest.join('')} ${formats.date(modified)}`
}

/** A DOI outlives addresses; an identifier that was only derived from the file's name leads nowhere and is left out. */
function addressOf({identifier, canonical}: Metadata): readonly string[] {
  if (identifier.startsWith('https://doi.org/')) return [identifier]
  if (canonical !== null) return [canonical]
  const [, isbn] = /^urn:isbn:(.+)$/.exec(identifier) ?? []
  return isbn === undefined ? [] : [`ISBN ${isbn}.`]
}

/** A title that ends with a mark of its own needs no colon after it. */
function titleOf(title: string, subtitle: string, words: Words): string {
  return hasEnd(title) ? `${title} ${subtitle}` : word(words, 'title_and_subtitle', {title, subtitle})
}

const hasEnd = (text: string) => /[.!?…]$/u.test(text)
const sentence = (text: string) => (hasEnd(text) ? text : `${text}.`)
