/** A publication → one PDF: the print document and the stylesheets, through the typesetter. */
import type {Root} from 'hast'
import type {OutputFile, Publication} from '../model/publication.ts'
import type {DocumentInfo} from '../typeset/index.ts'
import {lastChanged} from './dates.ts'
import {makeDigest} from './digest.ts'
import {downloadOf} from './download.ts'
import {drawnPictures} from './drawings.ts'
import type {Emit, EmitContext} from './emitter.ts'
import {markdownTwin} from './markdown-twin.ts'
import {type Printed, type Printer, printFiles} from './printer.ts'

const stylesheets = ['styles/tokens.css', 'styles/prose.css', 'styles/print.css']
const mediaType = 'application/pdf'

export type PrintSetting = Pick<EmitContext, 'templates' | 'paper' | 'styles' | 'openPrinter'>

/** Made once for a build: stylesheets, fonts and patterns are made ready while the first article is read. */
export function pdfEmitter(setting: PrintSetting): Emit {
  const printer = openFor(setting)
  // A failure is met where a PDF is wanted.
  printer.catch(() => undefined)
  return async (publication, context) => {
    const images = new Map(
      publication.articles.flatMap((article) => [...article.images, ...drawnPictures(article)]),
    )
    const job = {
      document: documentOf(publication, context),
      pictures: images,
      info: () => infoOf(publication, context),
      paged: context.paged,
    }
    const printed = await (await printer).print(job)
    for (const finding of printed.findings) context.report(finding)
    const {slug} = publication.metadata
    const file: OutputFile = {path: `${slug}/${slug}.pdf`, mediaType, bytes: printed.bytes}
    const {pages, claims} = printed
    const facts = {pages, paper: context.paper, conformsTo: claimed(claims)}
    return {files: [file], downloads: [downloadOf(file, 'pdf', facts)]}
  }
}

function openFor({templates, paper, styles = [], openPrinter}: PrintSetting): Promise<Printer> {
  const sheets = [...stylesheets, ...styles].flatMap((path) => {
    const found = templates.read(path)
    return found.type === 'found' ? [{path, text: new TextDecoder().decode(found.bytes)}] : []
  })
  return openPrinter({stylesheets: sheets, files: printFiles(templates), paper})
}

/** Articles of a collection follow each other in one document, under the head of the first. */
function documentOf(publication: Publication, context: EmitContext): Root {
  const documents = publication.articles.map((article) =>
    context.renderer.document({
      medium: 'print',
      publication,
      article,
      downloads: context.downloads,
      report: context.report,
      head: null,
    }),
  )
  const [first, ...others] = documents
  if (!first) throw new Error('a publication has an article')
  const body = bodyOf(first)
  if (!body) return first
  const more = others.flatMap((document) => bodyOf(document)?.children ?? [])
  return more.length === 0 ? first : withBody(first, [...body.children, ...more])
}

function bodyOf(document: Root) {
  const html = document.children.find((node) => node.type === 'element' && node.tagName === 'html')
  if (html?.type !== 'element') return null
  const body = html.children.find((node) => node.type === 'element' && node.tagName === 'body')
  return body?.type === 'element' ? body : null
}

function withBody(document: Root, children: NonNullable<ReturnType<typeof bodyOf>>['children']): Root {
  const body = bodyOf(document)
  return {
    ...document,
    children: document.children.map((node) =>
      node.type === 'element' && body
        ? {...node, children: node.children.map((child) => (child === body ? {...body, children} : child))}
        : node,
    ),
  }
}

/** The source and the digest travel with the PDF, so that any copy explains itself. */
function infoOf(publication: Publication, context: EmitContext): DocumentInfo {
  const {metadata} = publication
  const changed = lastChanged(metadata)
  const created = lastChanged({
    published: metadata.published,
    modified: metadata.published ?? metadata.modified,
  })
  // What the files are that were made beside it depends on this very file: left out.
  const {outputs: _, ...digest} = makeDigest(publication, {...context, downloads: []})
  const encoder = new TextEncoder()
  return {
    title: metadata.title,
    authors: metadata.authors.map(({name}) => name),
    summary: metadata.summary,
    keywords: metadata.keywords,
    rights: metadata.rights ? (metadata.rights.copyright ?? metadata.rights.text) : null,
    identifier: metadata.identifier,
    language: metadata.language,
    created,
    modified: changed,
    generator: context.generator,
    attachments: [
      {
        name: `${metadata.slug}.md`,
        mediaType: 'text/markdown',
        bytes: encoder.encode(markdownTwin(publication)),
        description: 'The Markdown that this document was made from',
        relationship: 'Source',
        modified: changed,
      },
      {
        name: `${metadata.slug}.json`,
        mediaType: 'application/json',
        bytes: encoder.encode(`${JSON.stringify(digest, null, 2)}\n`),
        description: 'The content of this document as data',
        relationship: 'Data',
        modified: changed,
      },
    ],
  }
}

function claimed({ua, a}: Printed['claims']): readonly string[] {
  return [...(ua ? ['PDF/UA-1'] : []), ...(a ? ['PDF/A-3a'] : [])]
}
