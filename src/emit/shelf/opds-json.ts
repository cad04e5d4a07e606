/** The catalogue → `opds.json`, OPDS 2.0: the publications that are files to read, as Readium's manifests describe them. */
import {instant, undated} from '../dates.ts'
import {mediaTypeOf} from '../feeds.ts'
import type {ManifestPublication} from '../manifest.ts'
import type {Catalogue} from './catalogue.ts'
import {type Book, booksOf} from './downloads.ts'
import {startOf} from './feed-xml.ts'
import {isRaster} from './opds-xml.ts'
import {said} from './said.ts'

const name = 'opds.json'

export function opdsJson(catalogue: Catalogue): string {
  const {title, description, updated, language, addresses} = catalogue
  const publications = catalogue.publications.flatMap((publication) => {
    const books = booksOf(publication, catalogue)
    // A publication must have an acquisition link (section 5.1).
    return books.length === 0 ? [] : [entryOf(publication, books, catalogue)]
  })
  const self = {href: addresses.of(name), type: mediaTypeOf(name)}
  const feed = {
    metadata: {
      ...said({title, subtitle: description, modified: updated === undated ? null : updated}),
      numberOfItems: publications.length,
    },
    links: [
      {rel: 'self', ...self},
      {rel: 'start', ...self},
      {rel: 'alternate', href: addresses.of(startOf(catalogue)), type: 'text/html', language},
    ],
    publications,
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function entryOf(publication: ManifestPublication, books: readonly Book[], {addresses}: Catalogue) {
  const {cover, thumbnail, rights, language} = publication
  const page = addresses.permalink(publication)
  return said({
    metadata: metadataOf(publication),
    links: [
      ...books.map(({path, mediaType, label}) => ({
        // The name that OPDS 1 gave it is valid in both, and clients of either know it (section 5.3).
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: addresses.of(path),
        type: mediaType,
        title: label,
      })),
      ...(page === null ? [] : [{rel: 'alternate', href: page, type: 'text/html', language}]),
      ...(rights?.url ? [{rel: 'license', href: rights.url, title: rights.text}] : []),
    ],
    images: [cover, thumbnail].filter(isRaster).map(({path, media_type, width, height}) => ({
      href: addresses.of(path),
      type: media_type,
      width,
      height,
    })),
  })
}

function metadataOf(publication: ManifestPublication) {
  const {kind, id, title, subtitle, summary, language, published, modified, downloads} = publication
  const pages = downloads.find((download) => download.pages !== null)?.pages
  return said({
    '@type': kind === 'collection' ? 'http://schema.org/Book' : 'http://schema.org/Article',
    identifier: id,
    title,
    subtitle,
    description: summary,
    language,
    author: publication.authors.filter((person) => !isEditor(person)).map(contributor),
    editor: publication.authors.filter(isEditor).map(contributor),
    publisher: publication.publisher,
    published,
    modified: modified === null ? null : instant(modified),
    subject: publication.keywords,
    readingProgression: publication.direction,
    numberOfPages: pages,
    accessibility: downloads.some(({mediaType}) => mediaType === 'application/epub+zip')
      ? accessibilityOf(publication)
      : null,
  })
}

type Person = ManifestPublication['authors'][number]

const isEditor = ({roles}: Person) => roles.includes('editor')

const contributor = ({name, url}: Person) =>
  said({name, links: url === null ? [] : [{href: url, type: 'text/html'}]})

/** That of the e-book. A sufficient set is a list of its own there. */
function accessibilityOf({accessibility}: ManifestPublication) {
  return said({
    accessMode: accessibility.access_mode,
    accessModeSufficient: accessibility.access_mode_sufficient.map((set) => {
      const modes = set.split(',')
      return modes.length === 1 ? set : modes
    }),
    feature: accessibility.feature,
    hazard: accessibility.hazard,
  })
}
