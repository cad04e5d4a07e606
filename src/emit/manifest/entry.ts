/** A publication and what was made of it → what the manifest remembers when its bytes are written and forgotten. */
import type {Article} from '../../model/article.ts'
import type {Download, OutputFile, Publication} from '../../model/publication.ts'
import {pageOf, twinOf} from '../../pages.ts'
import {accessibilityOf} from '../digest.ts'
import type {Emission, PublicationPicture} from '../emitter.ts'
import type {ManifestArticle, ManifestFile, ManifestPicture, ShelfEntry} from '../manifest.ts'
import {sha256} from '../sha256.ts'

export function toShelfEntry(publication: Publication, emissions: ReadonlyMap<string, Emission>): ShelfEntry {
  const {kind, metadata, front, articles} = publication
  const made = [...emissions]
  const units = articles.map((article) => ({
    ...described(article),
    page: pageOf(publication, article),
    markdown: twinOf(article),
  }))
  const subject = front ?? articles[0]
  if (!subject) throw new Error('a publication has an article')
  // The words are for readers of a page or a digest; programs have the terms.
  const accessibility = accessibilityOf(articles, {})
  return {
    publication: {
      ...described(subject),
      ...totals(units),
      kind,
      subtitle: metadata.subtitle,
      publisher: metadata.publisher?.name ?? null,
      rights: metadata.rights,
      accessibility: {
        access_mode: accessibility.access_mode,
        access_mode_sufficient: accessibility.access_mode_sufficient,
        feature: accessibility.accessibility_feature,
        hazard: accessibility.accessibility_hazard,
      },
      cover: pictureIn(made, 'cover'),
      thumbnail: pictureIn(made, 'thumbnail'),
      downloads: made.flatMap(([, {downloads}]) =>
        downloads.map((download) => ({...download, conformsTo: [...download.conformsTo]})),
      ),
      articles: units,
    },
    formats: [...emissions.keys()],
    files: made.flatMap(([format, {files, downloads}]) =>
      files.map((file) => toManifestFile(file, {publication: metadata.slug, format, downloads})),
    ),
  }
}

function described({
  metadata,
  takeaways,
  readingTime,
  wordCount,
}: Article): Omit<ManifestArticle, 'page' | 'markdown'> {
  return {
    slug: metadata.slug,
    id: metadata.identifier,
    title: metadata.title,
    summary: metadata.summary,
    language: metadata.language,
    direction: metadata.direction,
    authors: metadata.authors.map(({name, url, roles}) => ({name, url, roles: [...roles]})),
    keywords: [...metadata.keywords],
    takeaways: (takeaways?.items ?? []).map(({text}) => text).filter((text) => text !== ''),
    url: metadata.canonical,
    published: metadata.published,
    modified: metadata.modified,
    minutes: readingTime.minutes,
    words: wordCount,
  }
}

const totals = (units: readonly ManifestArticle[]) => ({
  minutes: units.reduce((sum, {minutes}) => sum + minutes, 0),
  words: units.reduce((sum, {words}) => sum + words, 0),
})

function pictureIn(made: readonly (readonly [string, Emission])[], which: 'cover' | 'thumbnail') {
  const found = made.flatMap(([, {pictures}]) => pictures?.[which] ?? [])
  return found[0] === undefined ? null : toManifestPicture(found[0])
}

const toManifestPicture = ({path, mediaType, width, height, alt}: PublicationPicture): ManifestPicture => ({
  path,
  media_type: mediaType,
  width,
  height,
  alt,
})

export function toManifestFile(
  {path, mediaType, bytes}: OutputFile,
  owner: {
    readonly publication: string | null
    readonly format: string
    readonly downloads: readonly Download[]
  },
): ManifestFile {
  const known = owner.downloads.find(({name}) => path === `${owner.publication}/${name}`)
  return {
    path,
    publication: owner.publication,
    format: owner.format,
    media_type: mediaType,
    bytes: bytes.length,
    sha256: known?.sha256 ?? sha256(bytes),
  }
}
