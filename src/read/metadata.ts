/** Checked front matter values → `Metadata`, every gap filled. */
import {v5 as uuidV5} from 'uuid'
import type {Report} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import type {Metadata, Rights} from '../model/metadata.ts'
import {readDate} from './dates.ts'
import {type Dialect, dialectNames, isDialect} from './dialects/dialect.ts'
import type {Values} from './front-matter.ts'
import type {KeyName} from './front-matter-schema.ts'
import {directionOf, languageTag} from './language.ts'
import {licenceIds, licenceOf} from './licences.ts'
import {withoutNumber} from './names.ts'
import {people} from './people.ts'
import {isSlug, slugify} from './slug.ts'
import {addressOf, fieldsOf, isOnWeb, oneLine, placeOf, textOf} from './values.ts'

/** RFC 9562, appendix C: the name space of UUIDs made from URLs. */
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'
/** Running heads and narrow lists hold no more. */
const longestShortTitle = 40

export interface Fallback {
  readonly title: string
  /** File name without extension. */
  readonly stem: string
  /** The slug of the collection that an article is part of: there, slugs are unique within it. */
  readonly collection?: string | undefined
  /** Given from outside, where the article's own is another's. */
  readonly slug?: string | undefined
  /** The tool that it is written for. */
  readonly dialect?: Dialect | null | undefined
}

export function toMetadata(values: Values, fallback: Fallback, report: Report): Metadata {
  const language = languageIn(values, report)
  const title = oneLine(textOf(values, 'title')) ?? fallback.title
  const {collection} = fallback
  const stem = collection === undefined ? fallback.stem : withoutNumber(fallback.stem)
  checkDialect(values, report)
  const own = slugIn(values, {stem, language, isSite: isSite(fallback)}, report)
  const slug = fallback.slug ?? own
  const place = collection === undefined ? slug : `${collection}/${slug}`
  const canonical = addressIn(values, 'canonical', {isSite: isSite(fallback), report})
  const direction = textOf(values, 'direction')
  const dates = datesIn(values, language, report)
  return {
    title,
    subtitle: oneLine(textOf(values, 'subtitle')),
    shortTitle: shortTitleIn(values, title, report),
    summary: oneLine(textOf(values, 'summary')),
    language,
    direction: direction === 'ltr' || direction === 'rtl' ? direction : directionOf(language),
    authors: people(values, report),
    publisher: publisherIn(values, report),
    ...dates,
    slug,
    identifier: identifierIn(values) ?? `urn:uuid:${uuidV5(canonical ?? `fourfold:${place}`, urlNamespace)}`,
    canonical,
    keywords: [...new Set(keywordsIn(values))],
    rights: rightsIn(values, report),
    image: imageIn(values),
    series: seriesIn(values),
    draft: values.get('draft')?.value === true,
    contents: {shown: values.get('contents')?.value !== false, depth: contentsDepth(values, report)},
  }
}

function languageIn(values: Values, report: Report): string {
  const given = textOf(values, 'language')
  if (given === null) return 'en'
  const tag = languageTag(given)
  if (tag) return tag
  report({
    rule: 'front-matter/language-unknown',
    reason: `“${given}” is no language tag; the article is taken as English.`,
    place: placeOf(values, 'language'),
    actual: given,
  })
  return 'en'
}

/** Slugs and addresses of a site may be paths on it. */
const isSite = ({dialect}: Fallback): boolean =>
  dialect !== undefined && dialect !== null && dialect !== 'commonmark'

/** Nobody else needs its value: it was looked for before the article was read. */
function checkDialect(values: Values, report: Report): void {
  const given = textOf(values, 'dialect')
  if (given === null || isDialect(given.toLowerCase())) return
  const meant = nearest(given, dialectNames)
  report({
    rule: 'front-matter/dialect-unknown',
    reason: `“${given}” is no dialect that we know${meant ? `; did you mean \`${meant}\`?` : '.'}`,
    place: placeOf(values, 'dialect'),
    actual: given,
    expected: meant ? [meant] : dialectNames,
  })
}

interface Naming {
  readonly stem: string
  readonly language: string
  readonly isSite: boolean
}

function slugIn(values: Values, {stem, language, isSite}: Naming, report: Report): string {
  const written = textOf(values, 'slug')
  const given = isSite && written?.includes('/') ? lastOf(written) : written
  if (given === null) return slugify(stem, language)
  if (isSlug(given)) return given
  const slug = slugify(given, language)
  report({
    rule: 'front-matter/slug-unfit',
    reason: `“${given}” cannot name a folder everywhere; “${slug}” is used.`,
    place: placeOf(values, 'slug'),
    actual: given,
    expected: [slug],
  })
  return slug
}

/** `/docs/intro/` is known by its last step; of `/` nothing is known. */
const lastOf = (path: string): string | null => path.split('/').findLast((step) => step !== '') ?? null

function addressIn(
  values: Values,
  key: KeyName,
  {isSite, report}: {readonly isSite: boolean; readonly report: Report},
): string | null {
  const given = textOf(values, key)
  if (given === null) return null
  const url = URL.parse ? URL.parse(given) : URL.canParse(given) ? new URL(given) : null
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href
  if (isSite && url === null) return null
  report({
    rule: 'front-matter/address-not-absolute',
    reason: `\`${values.get(key)?.key}\` is “${given}”; expected an address that begins with https://.`,
    place: placeOf(values, key),
    actual: given,
  })
  return null
}

function shortTitleIn(values: Values, title: string, report: Report): string {
  const given = oneLine(textOf(values, 'short-title'))
  if (given === null) return title
  if (given.length > longestShortTitle) {
    report({
      rule: 'front-matter/short-title-long',
      reason: `The short title has ${given.length} characters; running heads have room for ${longestShortTitle}.`,
      place: placeOf(values, 'short-title'),
    })
  }
  return given
}

const dateKeys = {
  published: 'published',
  modified: 'modified',
  reviewed: 'reviewed',
  reviewBy: 'review-by',
} as const

function datesIn(values: Values, language: string, report: Report): Pick<Metadata, keyof typeof dateKeys> {
  const read = (key: KeyName) => {
    const given = textOf(values, key)
    if (given === null) return null
    const {date, isAmbiguous} = readDate(given, language)
    if (date !== null) return date
    report({
      rule: 'front-matter/date-unknown',
      reason: `\`${values.get(key)?.key}\` is “${given}”, ${isAmbiguous ? 'which is one day in Britain and another in America' : 'a day that no calendar has'}.`,
      place: placeOf(values, key),
      actual: given,
    })
    return null
  }
  const dates = {
    published: read(dateKeys.published),
    modified: read(dateKeys.modified),
    reviewed: read(dateKeys.reviewed),
    reviewBy: read(dateKeys.reviewBy),
  }
  if (dates.published && dates.modified && dates.modified.slice(0, 10) < dates.published.slice(0, 10)) {
    report({
      rule: 'front-matter/modified-before-published',
      reason: `The article was last changed (${dates.modified}) before it was published (${dates.published}).`,
      place: placeOf(values, 'modified'),
    })
  }
  return dates
}

function publisherIn(values: Values, report: Report): Metadata['publisher'] {
  const entry = values.get('publisher')
  const value = entry?.value
  if (typeof value === 'string') return {name: value, url: null}
  const fields = fieldsOf(value)
  const name = fields.get('name')
  return name === undefined
    ? null
    : {name, url: addressOf(fields.get('url'), entry?.place(['url']) ?? null, report)}
}

function identifierIn(values: Values): string | null {
  const doi = textOf(values, 'doi')
  if (doi !== null) return `https://doi.org/${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')}`
  const isbn = textOf(values, 'isbn')
  if (isbn !== null) return `urn:isbn:${isbn.replaceAll(/[^\dX]/gi, '')}`
  const given = textOf(values, 'identifier')
  if (given === null) return null
  if (/^[a-z][a-z0-9+.-]*:/i.test(given)) return given
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)) return `urn:uuid:${given.toLowerCase()}`
  return `urn:uuid:${uuidV5(`fourfold:${given}`, urlNamespace)}`
}

function keywordsIn(values: Values): readonly string[] {
  const value = values.get('keywords')?.value
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string'
    ? value
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
    : []
}

function rightsIn(values: Values, report: Report): Rights | null {
  const copyright = oneLine(textOf(values, 'copyright'))
  const entry = values.get('license')
  if (!entry) return copyright ? {text: copyright, url: null, spdx: null, copyright} : null
  const fields = fieldsOf(entry.value)
  const given =
    typeof entry.value === 'string'
      ? entry.value
      : (fields.get('id') ?? fields.get('name') ?? fields.get('url') ?? '')
  const known = licenceOf(given)
  const own = addressOf(fields.get('url'), entry.place(['url']), report)
  const url = own ?? known?.url ?? (isOnWeb(given) ? given : null)
  if (known) return {text: fields.get('name') ?? known.text, url, spdx: known.spdx, copyright}
  const meant = nearest(given, licenceIds())
  if (meant) {
    report({
      rule: 'front-matter/licence-unknown',
      reason: `“${given}” is not a licence id that we know; did you mean ${meant}?`,
      place: entry.place() ?? undefined,
      actual: given,
      expected: [meant],
    })
  }
  return {text: fields.get('name') ?? given, url, spdx: null, copyright}
}

function imageIn(values: Values): Metadata['image'] {
  const value = values.get('image')?.value
  const fields = fieldsOf(value)
  const path = typeof value === 'string' ? value : fields.get('path')
  if (path === undefined) return null
  return {path, alt: fields.get('alt') ?? textOf(values, 'image-alt') ?? ''}
}

function seriesIn(values: Values): Metadata['series'] {
  const value = values.get('series')?.value
  const fields = fieldsOf(value)
  const name = typeof value === 'string' ? value : fields.get('name')
  if (name === undefined) return null
  const position = fields.get('position') ?? textOf(values, 'series-position')
  return {name, position: position ? Number(position) : null}
}

function contentsDepth(values: Values, report: Report): number {
  const given = textOf(values, 'contents-depth')
  if (given === null) return 3
  const depth = Number(given)
  if (depth >= 2 && depth <= 6) return depth
  report({
    rule: 'front-matter/wrong-form',
    reason: `\`${values.get('contents-depth')?.key}\` is ${given}; expected a whole number from 2 to 6.`,
    place: placeOf(values, 'contents-depth'),
    actual: given,
  })
  return 3
}
