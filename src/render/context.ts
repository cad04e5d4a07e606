/** A view and its converted content → what templates see. Every variable is always there: with its value, `null` or an
 * empty list. `templates/README.md` lists them; a test compares. */
import type {ElementContent} from 'hast'
import type {Download, Format, Publication} from '../model/publication.ts'
import type {Words} from '../strings.ts'
import {about, entries} from './about.ts'
import {citation} from './citation.ts'
import type {CollectionContext} from './collection-context.ts'
import type {Formats} from './formats.ts'
import type {Slot, SlotTable} from './slots.ts'
import type {Converted} from './to-hast.ts'
import type {Head, View} from './view.ts'
import {counted, paperName, word} from './words.ts'

export interface ContextParts {
  readonly view: View
  readonly converted: Converted
  readonly slots: SlotTable
  readonly words: Words
  readonly formats: Formats
  readonly kinds: Kinds
  /** From `collection-context.ts`; null for a publication of one article. */
  readonly collection: CollectionContext | null
}

const noCollection = {collection: null, previous: null, next: null}

export function context({view, converted, slots, words, formats, kinds, collection}: ContextParts) {
  const {article, medium, part = 'article'} = view
  const {metadata} = article
  const {publication} = view
  const isPart = publication.kind === 'collection' && article !== publication.front
  const hold = (content: readonly ElementContent[] | null): Slot | null =>
    content === null ? null : slots.hold(content)
  return {
    medium,
    part,
    language: metadata.language,
    direction: metadata.direction,
    words,
    head: headOf(view.head, slots),
    article: {
      ...about(metadata, formats),
      locale: localeOf(metadata.language),
      citation: citation(metadata, {words, formats, collection: isPart ? publication.metadata.title : null}),
      word_count: article.wordCount,
      reading_time: counted(words, 'reading_time', article.readingTime.minutes, formats.plural),
      reading_minutes: article.readingTime.minutes,
      body: slots.hold(converted.body),
    },
    ...(collection ?? noCollection),
    takeaways: converted.takeaways && {
      id: article.takeaways?.id ?? '',
      heading: hold(converted.takeaways.heading) ?? word(words, 'takeaways'),
      items: converted.takeaways.items.map((item) => ({id: item.id, content: slots.hold(item.content)})),
      notes: hold(someOf(converted.takeaways.notes)),
    },
    faqs: converted.faqs && {
      id: article.faqs?.id ?? '',
      heading: hold(converted.faqs.heading) ?? word(words, 'faqs'),
      introduction: hold(converted.faqs.introduction),
      items: converted.faqs.items.map((item) => ({
        id: item.id,
        question: slots.hold(item.question),
        answer: slots.hold(item.answer),
      })),
      notes: hold(someOf(converted.faqs.notes)),
    },
    contents: metadata.contents.shown
      ? entries(converted.contents, metadata.contents.depth, medium, slots)
      : [],
    notes:
      converted.notes.length === 0
        ? null
        : {
            id: article.outline.find((entry) => entry.kind === 'notes')?.id ?? 'notes',
            items: converted.notes.map((note) => ({
              id: note.id,
              number: note.number,
              content: slots.hold(note.content),
            })),
          },
    links: converted.outerLinks.map((link) => ({
      id: link.id,
      text: link.text,
      url: link.url,
      shown_url: shown(link.url),
    })),
    downloads: view.downloads.map((download) =>
      downloadOf(download, {words, kinds, formats, kind: publication.kind}),
    ),
  }
}

export type TemplateContext = ReturnType<typeof context>

function someOf(content: readonly ElementContent[]): readonly ElementContent[] | null {
  return content.length > 0 ? content : null
}

export function headOf(head: Head | null, slots: SlotTable) {
  return (
    head && {
      css: slots.holdText(head.css),
      json_ld: slots.holdText(head.jsonLd),
      content_security_policy: head.contentSecurityPolicy,
      generator: head.generator,
      url: head.url ?? null,
      image: head.image
        ? {
            url: head.image.url,
            alt: head.image.alt,
            width: head.image.width,
            height: head.image.height,
            media_type: head.image.mediaType,
          }
        : null,
      feeds: (head.feeds ?? []).map(({url, title, mediaType}) => ({url, title, media_type: mediaType})),
      icon: head.icon ?? null,
      theme: {light: head.themeColors?.light ?? null, dark: head.themeColors?.dark ?? null},
      breadcrumb: (head.breadcrumb ?? []).map(({title, url}) => ({title, url})),
    }
  )
}

export interface DownloadParts {
  readonly words: Words
  readonly kinds: Kinds
  readonly formats: Formats
  readonly kind: Publication['kind']
}

/** Formats by their names. */
export type Kinds = ReadonlyMap<string, Format>

export const kindsByName = (kinds: readonly Format[]): Kinds =>
  new Map(kinds.map((kind) => [kind.name, kind]))

export function downloadOf(download: Download, {words, kinds, formats, kind}: DownloadParts) {
  const {format, name} = download
  // An earlier build may have had an emitter that this one does not know.
  const {type, label} = kinds.get(format) ?? {type: name.slice(name.lastIndexOf('.') + 1).toUpperCase()}
  const own = kind === 'collection' ? words[`download_${format}_collection`] : undefined
  return {
    format,
    /** `PDF`, `EPUB`, … */
    type,
    label: own ?? words[`download_${format}`] ?? label ?? type,
    name,
    media_type: download.mediaType,
    size: formats.bytes(download.bytes),
    pages: download.pages === null ? null : counted(words, 'pages', download.pages, formats.plural),
    paper: download.paper && (words[`paper_${download.paper}`] ?? paperName(download.paper)),
    conforms_to: [...download.conformsTo],
    claims: download.conformsTo.flatMap((standard) => claim(standard, words)),
  }
}

/** A standard in words that say what a reader has of it. That a file is what its type says needs none: `EPUB 3.3`. */
function claim(standard: string, words: Words): readonly string[] {
  if (standard.startsWith('PDF/UA')) return [word(words, 'tagged', {standard})]
  if (standard.startsWith('PDF/A')) return [word(words, 'archival', {standard})]
  return standard.startsWith('EPUB') ? [] : [standard]
}

/** `en-GB` → `en_GB`, the form of the Open Graph protocol (https://ogp.me/#optional). Null when the tag names no country: to
 * guess one would say more than the author did. */
function localeOf(tag: string): string | null {
  const {language, region} = new Intl.Locale(tag)
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? `${language}_${region}` : null
}

/** As a person would write it down. */
function shown(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
}
