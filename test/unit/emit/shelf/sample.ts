/** Manifests for tests of the shelf: publications with everything, and with as little as there can be. */
import {messages} from '../../../../src/diagnostics/message.ts'
import {kindsOf, ownFormats} from '../../../../src/emit/formats.ts'
import {by} from '../../../../src/emit/manifest/merge.ts'
import {
  type Manifest,
  type ManifestArticle,
  type ManifestPublication,
  noManifest,
} from '../../../../src/emit/manifest.ts'
import {createSheets} from '../../../../src/emit/sheets.ts'
import {emitShelf} from '../../../../src/emit/shelf/index.ts'
import {createRenderer} from '../../../../src/render/renderer.ts'
import {memory, overlay, shippedTemplates} from '../../../../src/resources.ts'
import {loadStrings} from '../../../../src/strings.ts'

export function articleOf(slug: string, changed: Partial<ManifestArticle> = {}): ManifestArticle {
  return {
    slug,
    id: `urn:fourfold:${slug}`,
    title: `About ${slug}`,
    summary: `What is to be said about ${slug}.`,
    language: 'en',
    direction: 'ltr',
    authors: [{name: 'Editorial team', url: 'https://example.org/team', roles: []}],
    keywords: ['one', 'two'],
    takeaways: ['First point.', 'Second point.', 'Third point.', 'Fourth point.'],
    url: null,
    published: '2025-09-03',
    modified: null,
    minutes: 4,
    words: 800,
    page: 'index.html',
    markdown: `${slug}.md`,
    ...changed,
  }
}

export function publicationOf(
  slug: string,
  changed: Partial<ManifestPublication> = {},
  article: Partial<ManifestArticle> = {},
): ManifestPublication {
  const own = articleOf(slug, article)
  const {page: _, markdown: __, ...described} = own
  return {
    ...described,
    kind: 'article',
    subtitle: null,
    publisher: 'Example Press',
    rights: {
      text: 'CC BY 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
      spdx: 'CC-BY-4.0',
      copyright: null,
    },
    accessibility: {
      access_mode: ['textual', 'visual'],
      access_mode_sufficient: ['textual', 'textual,visual'],
      feature: ['structuralNavigation', 'alternativeText'],
      hazard: ['none'],
    },
    cover: {
      path: `${slug}/cover.png`,
      media_type: 'image/png',
      width: 1600,
      height: 2560,
      alt: `Cover: ${own.title}`,
    },
    thumbnail: {
      path: `${slug}/thumbnail.png`,
      media_type: 'image/png',
      width: 240,
      height: 384,
      alt: `Cover: ${own.title}`,
    },
    downloads: [
      download('pdf', `${slug}.pdf`, 'application/pdf', {pages: 4, paper: 'a4'}),
      download('epub', `${slug}.epub`, 'application/epub+zip'),
      download('json', `${slug}.json`, 'application/json'),
      download('markdown', `${slug}.md`, 'text/markdown'),
      download('html', 'index.html', 'text/html'),
    ],
    articles: [own],
    ...changed,
  }
}

type Download = ManifestPublication['downloads'][number]

const download = (
  format: Download['format'],
  name: string,
  mediaType: string,
  facts: Partial<Download> = {},
): Download => ({
  format,
  name,
  mediaType,
  bytes: 112_400,
  sha256: '',
  pages: null,
  paper: null,
  conformsTo: [],
  ...facts,
})

/** A collection of two, the second in German. */
export function collectionOf(slug: string): ManifestPublication {
  const articles = [
    articleOf('first', {page: 'first.html', published: '2025-08-01'}),
    articleOf('zweiter', {page: 'zweiter.html', language: 'de', published: '2025-10-01'}),
  ]
  const whole = publicationOf(slug, {kind: 'collection', articles, published: '2025-07-01', minutes: 8})
  return {
    ...whole,
    downloads: [
      ...whole.downloads.filter(({format}) => format !== 'markdown'),
      ...articles.map(({markdown}) => download('markdown', markdown, 'text/markdown')),
    ],
  }
}

/** With every file that the publications speak of, but the `missing` ones. */
export function manifestOf(
  publications: readonly ManifestPublication[],
  {site = null, missing = []}: {readonly site?: string | null; readonly missing?: readonly string[]} = {},
): Manifest {
  const files = publications.flatMap(({slug, downloads, articles, cover, thumbnail}) => [
    ...downloads.map(({name, format, mediaType}) => ({name: `${slug}/${name}`, format, mediaType})),
    ...articles.map(({page}) => ({name: `${slug}/${page}`, format: 'html' as const, mediaType: 'text/html'})),
    ...[cover, thumbnail].flatMap((picture) =>
      picture === null ? [] : [{name: picture.path, format: 'epub' as const, mediaType: picture.media_type}],
    ),
  ])
  const unique = new Map(files.map((file) => [file.name, file]))
  return {
    ...noManifest,
    site_url: site,
    publications: publications.toSorted(by(({slug}) => slug)),
    files: [...unique.values()]
      .filter(({name}) => !missing.includes(name))
      .map(({name, format, mediaType}) => ({
        path: name,
        publication: name.split('/')[0] ?? null,
        format: format === 'markdown' ? ('json' as const) : format,
        media_type: mediaType,
        bytes: 1,
        sha256: '',
      })),
  }
}

export interface ShelfOptions {
  readonly shelf?: Readonly<Record<'title' | 'description' | 'language', string>> | undefined
  readonly templates?: Readonly<Record<string, string>>
}

const kinds = kindsOf(ownFormats)

/** The files of the shelf, as text by path. */
export function shelfOf(
  manifest: Manifest,
  {shelf, templates: own = {}}: ShelfOptions = {},
): ReadonlyMap<string, string> {
  const templates = overlay(memory(own), shippedTemplates())
  const strings = loadStrings(templates)
  const found = messages()
  const files = emitShelf(manifest, {
    renderer: createRenderer({templates, strings, kinds}),
    templates,
    sheets: createSheets(templates),
    strings,
    kinds,
    report: found.for('shelf'),
    shelf: shelf ?? {},
  })
  if (found.list.length > 0) throw new Error(found.list.map(String).join('\n'))
  return new Map(files.map(({path, bytes}) => [path, new TextDecoder().decode(bytes)]))
}

/** One of them; throws when there is none. */
export function fileOf(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path)
  if (text === undefined) throw new Error(`no ${path} among ${[...files.keys()].join(' ')}`)
  return text
}
