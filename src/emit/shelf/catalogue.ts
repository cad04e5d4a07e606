/** The manifest → the catalogue that pages and feeds of the shelf show: newest first, in the language of most, with addresses. */
import type {Format} from '../../model/publication.ts'
import type {Words} from '../../strings.ts'
import {instant, undated} from '../dates.ts'
import {by} from '../manifest/merge.ts'
import type {Manifest, ManifestArticle, ManifestPublication} from '../manifest.ts'
import {type Addresses, addressesOf} from './addresses.ts'

export interface Catalogue {
  readonly title: string
  readonly description: string | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly words: Words
  readonly generator: string
  /** All formats that downloads may be of. */
  readonly kinds: readonly Format[]
  readonly addresses: Addresses
  /** When something last changed; `undated` when nobody says. */
  readonly updated: string
  readonly publications: readonly ManifestPublication[]
  /** What a feed announces: every article, those of collections too. */
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly article: ManifestArticle
  readonly publication: ManifestPublication
}

export interface CatalogueOptions {
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** Of the shelf itself, when the project says one. */
  readonly language?: string | undefined
  readonly wordsFor: (language: string) => Words
  readonly kinds: readonly Format[]
}

export function catalogueOf(manifest: Manifest, options: CatalogueOptions): Catalogue {
  const publications = manifest.publications.toSorted(newestFirst)
  const language = options.language ?? mostOf(manifest.publications.map((one) => one.language)) ?? 'en'
  const words = options.wordsFor(language)
  return {
    title: options.title ?? words['shelf'] ?? 'Articles',
    description: options.description ?? null,
    language,
    direction: publications.find((one) => one.language === language)?.direction ?? 'ltr',
    words,
    generator: manifest.generator,
    kinds: options.kinds,
    addresses: addressesOf(manifest),
    updated: publications.flatMap(({articles}) => articles.map(changed)).reduce(later, undated),
    publications,
    entries: publications
      .flatMap((publication) => publication.articles.map((article) => ({article, publication})))
      .toSorted((a, b) => newestFirst(a.article, b.article)),
  }
}

type Dated = Pick<ManifestArticle, 'id' | 'published' | 'modified'>

/** When it last changed, as an instant; `undated` when nobody says. */
export function changed({published, modified}: Dated): string {
  const date = modified ?? published
  return date === null ? undated : instant(date)
}

/** What has no date comes last. Of two of one instant the order is that of their identifiers: it must not change by itself. */
function newestFirst(a: Dated, b: Dated): number {
  return by(key)(b, a) || by(({id}: Dated) => id)(a, b)
}

const key = (dated: Dated) => (isDated(dated) ? changed(dated) : '')

const isDated = ({published, modified}: Dated) => published !== null || modified !== null

const later = (a: string, b: string) => (a > b ? a : b)

/** The most frequent; of two as frequent the first in the alphabet. */
function mostOf(names: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return (
    [...counts].reduce<readonly [string, number] | null>(
      (best, one) => (best === null || one[1] > best[1] ? one : best),
      null,
    )?.[0] ?? null
  )
}
