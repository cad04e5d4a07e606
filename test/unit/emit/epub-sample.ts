/** A publication and a context for tests: the article is given as HTML of the ebook medium. */

import {inflateRawSync} from 'node:zlib'
import {fromHtml} from 'hast-util-from-html'
import type {VFileMessage} from 'vfile-message'
import {single} from '../../../src/assemble.ts'
import {messages} from '../../../src/diagnostics/message.ts'
import type {Edition, EmitContext} from '../../../src/emit/emitter.ts'
import type {Profile} from '../../../src/emit/epub/kindle.ts'
import {epubEmitter} from '../../../src/emit/epub.ts'
import type {Article, ArticleImage} from '../../../src/model/article.ts'
import type {Metadata} from '../../../src/model/metadata.ts'
import type {Publication} from '../../../src/model/publication.ts'
import {factsOf} from '../../../src/parts/facts.ts'
import {createRenderer} from '../../../src/render/renderer.ts'
import {memory, shippedTemplates} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'
import {contextFor, type Given} from './emit-context.ts'

export interface Sample {
  readonly html: string
  readonly metadata?: Partial<Metadata>
  readonly article?: Partial<Article>
  readonly images?: Readonly<Record<string, ArticleImage>>
  readonly context?: Given
}

export interface Result {
  readonly bytes: Uint8Array
  /** Names in the order of the archive. */
  readonly names: readonly string[]
  /** The text of a file in `EPUB/`; throws when there is none. */
  text(name: string): string
  file(name: string): Uint8Array
  readonly messages: readonly VFileMessage[]
}

type Change = (publication: Publication) => Publication

export async function book(
  sample: Sample,
  profile: Profile = 'standard',
  change: Change = (same) => same,
): Promise<Result> {
  const list = messages()
  const {content} = await emitted(
    {...sample, context: {report: list.for('article.md'), ...sample.context}},
    profile,
    change,
  )
  const bytes = Buffer.from(content)
  const entries = unzip(bytes)
  const file = (name: string) => {
    const found = entries.get(`EPUB/${name}`)
    if (!found) throw new Error(`no ${name} among ${[...entries.keys()].join(' ')}`)
    return found
  }
  return {
    bytes,
    names: [...entries.keys()],
    file,
    text: (name) => new TextDecoder().decode(file(name)),
    messages: list.list,
  }
}

/** As the emitter hands it over: the book, and what lies beside it. */
export async function emitted(
  sample: Sample,
  profile: Profile = 'standard',
  change: Change = (same) => same,
): Promise<Edition> {
  const edition = await epubEmitter(profile)(change(publicationOf(sample)), contextOf(sample))
  if (!edition) throw new Error('an e-book was made')
  return edition
}

export const metadata: Metadata = {
  title: 'Security guarantees',
  subtitle: null,
  shortTitle: 'Security guarantees',
  summary: 'What the leaders promise.',
  language: 'en',
  direction: 'ltr',
  authors: [{name: 'Editorial team', sortName: 'Editorial team', url: null, orcid: null, roles: []}],
  publisher: null,
  published: '2025-09-04',
  modified: null,
  reviewed: null,
  reviewBy: null,
  slug: 'security-guarantees',
  identifier: 'urn:uuid:6ba7b810-9dad-51d1-80b4-00c04fd430c8',
  canonical: null,
  keywords: [],
  rights: null,
  image: null,
  series: null,
  draft: false,
  contents: {shown: true, depth: 3},
}

export function publicationOf(sample: Sample): Publication {
  const own = {...metadata, ...sample.metadata}
  const article = {
    path: 'article.md',
    source: '',
    metadata: own,
    body: {type: 'root', children: []},
    takeaways: {id: 'key-takeaways', heading: null, items: []},
    faqs: {id: 'faqs', heading: null, introduction: [], items: []},
    outline: [],
    questions: [],
    figures: [],
    tables: [],
    footnotes: [],
    links: [],
    ids: new Map(),
    images: new Map(Object.entries(sample.images ?? {})),
    wordCount: 1,
    readingTime: {minutes: 1, rate: 238, unit: 'words'},
    ...sample.article,
  } satisfies Omit<Article, 'facts'>
  return single({...article, facts: factsOf(article)})
}

const shipped = shippedTemplates()
const sheet = shipped.read('styles/cover.css')
export const coverSheet = sheet.type === 'found' ? sheet.bytes : ''

/** What the ebook medium asks of a strings file. */
const words = {
  contents: 'Contents',
  takeaways: 'Key takeaways',
  cover: 'Cover',
  landmarks: 'Landmarks',
  page_list: 'Pages',
  accessibility_structure: 'Structured.',
  accessibility_adapts: 'Adapts.',
  accessibility_pages: 'Pages.',
  accessibility_moving: 'Moving.',
  accessibility_no_pictures: 'No pictures.',
  accessibility_pictures_described: 'Described.',
  accessibility_pictures_not_described: 'Not described.',
  accessibility_mathml: 'MathML.',
}

function contextOf({html, context}: Sample): EmitContext {
  return contextFor({
    renderer: {
      document: () =>
        fromHtml(
          `<!doctype html><html><body><main id="main"><article>${html}</article></main></body></html>`,
        ),
      fragment: () => ({type: 'root', children: []}),
      picture: createRenderer({templates: shipped, strings: loadStrings(shipped)}).picture,
    },
    templates: memory({
      'styles/tokens.css': ':root {--measure: 34rem; --accent: #14532d}',
      'styles/cover.css': coverSheet,
      'styles/prose.css': 'p {margin: 0 0 1em} h2 {color: var(--accent)}',
    }),
    strings: {
      for: () => words,
      recognized: {
        takeaways: new Set(),
        faqs: new Set(),
        question: new Set(),
        answer: new Set(),
        table: new Set(),
      },
    },
    report: () => undefined,
    generator: 'Fourfold 0.1.0',
    formats: new Set(['epub']),
    ...context,
  })
}

/** Every entry by its name, read through the central directory (APPNOTE 4.3.12). */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const entries = new Map<string, Uint8Array>()
  let at = data.readUInt32LE(end + 16)
  for (let left = data.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = data.readUInt16LE(at + 28)
    const name = data.toString('utf8', at + 46, at + 46 + nameLength)
    const header = data.readUInt32LE(at + 42)
    const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28)
    const content = data.subarray(start, start + data.readUInt32LE(at + 20))
    entries.set(name, data.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content))
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  return entries
}
