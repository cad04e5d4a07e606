/** The catalogue → `feed.json`, JSON Feed 1.1: an item for every article. */
import {fill} from '../../render/words.ts'
import {instant} from '../dates.ts'
import type {Catalogue, Entry} from './catalogue.ts'
import {announcement} from './content.ts'
import {booksOf} from './downloads.ts'
import {startOf} from './feed-xml.ts'
import {said} from './said.ts'

const name = 'feed.json'

export function feedJson(catalogue: Catalogue): string {
  const {title, description, language, words, addresses, entries} = catalogue
  const {site} = addresses
  const url = addresses.of(name)
  const feed = said({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    // Addresses of the web, by which a feed and a page are known: a shelf that lies nowhere has none.
    home_page_url: site === null ? null : addresses.of(startOf(catalogue)),
    feed_url: site === null ? null : url,
    description,
    user_comment: fill(words[site === null ? 'feed_without_address' : 'feed_with_address'] ?? '', {url}),
    language,
  })
  return `${JSON.stringify({...feed, items: entries.map((entry) => item(entry, catalogue))}, null, 2)}\n`
}

function item({article, publication}: Entry, catalogue: Catalogue) {
  const {addresses} = catalogue
  const page = addresses.permalink(publication, article)
  const picture = publication.thumbnail ?? publication.cover
  const {published, modified} = article
  const isPermanent = page !== null && URL.canParse(page)
  return said({
    id: article.id,
    url: isPermanent ? page : null,
    title: article.title,
    content_html: announcement(article),
    summary: article.summary,
    image: picture && addresses.of(picture.path),
    date_published: published && instant(published),
    date_modified: modified === null || modified === published ? null : instant(modified),
    authors: article.authors.map(({name, url}) => said({name, url})),
    tags: article.keywords,
    language: article.language,
    // Files of one title are the same thing in several formats: "Attachments".
    attachments: booksOf(publication, catalogue).map(({path, mediaType, bytes}) => ({
      url: addresses.of(path),
      mime_type: mediaType,
      title: publication.title,
      size_in_bytes: bytes,
    })),
  })
}
