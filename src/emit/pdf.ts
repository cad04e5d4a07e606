/** A publication → one PDF: the print document and the stylesheets, through the typesetter. */
import type {Article} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {twinOf} from '../pages.ts'
import type {DocumentInfo} from '../pdf/index.ts'
import type {Part} from '../render/view.ts'
import {lastChanged} from './dates.ts'
import {makeDigest, withDownloads} from './digest.ts'
import {drawnPictures} from './drawings.ts'
import {type BuildOptions, type Emit, type EmitContext, type Look, reportFor} from './emitter.ts'
import {markdownTwin} from './markdown-twin.ts'
import {type BookPart, bind, inPart, pictureKey} from './pdf/book.ts'
import {type PlacedFinding, type Printed, type PrintJob, plain} from './printer.ts'
import {type Sheet, stylesOf} from './sheets.ts'

/** Made once for a build: stylesheets, fonts and patterns are made ready while the first article is read. */
export function pdfEmitter(look: Look, options: BuildOptions): Emit {
  const printer = options.printer()
  // A failure is met where a PDF is wanted.
  printer.catch(() => undefined)
  return async (publication, context) => {
    const {report, paged} = context.build
    const parts = partsOf(publication, context)
    const set = look.sheets.for('print', stylesOf(publication))
    const ofBuild = look.sheets.for('print').sheets.length
    const job = {
      document: bind(parts),
      stylesheets: plain(set.sheets.slice(ofBuild)),
      pictures: picturesOf(publication),
      info: () => infoOf(publication, context),
      paged,
    }
    const printed = await (await printer).print(job)
    set.reportTo(report)
    for (const finding of printed.findings) if (!isSaid(finding, set.sheets)) report(inPart(finding, parts))
    const {bytes, pages, claims} = printed
    return {content: bytes, pages, paper: options.paper, conformsTo: claimed(claims)}
  }
}

/** What is not well-formed in a stylesheet that adds to ours has been said for all formats. */
const isSaid = ({rule, path}: PlacedFinding, sheets: readonly Sheet[]) =>
  rule === 'css/syntax' && sheets.some((sheet) => sheet.adds && sheet.path === path)

/** One for a single article; a book has a front, its articles, and a back. */
function partsOf(publication: Publication, context: EmitContext): readonly BookPart[] {
  const {kind, front, articles} = publication
  const render = (article: Article, part: Part): BookPart => {
    const {path} = article
    const {downloads} = context.build
    const report = reportFor(article, context)
    return {
      document: context.house.renderer.document({
        medium: 'print',
        part,
        publication,
        article,
        downloads,
        report,
      }),
      slug: kind === 'collection' && part === 'article' ? article.metadata.slug : null,
      path,
    }
  }
  const chapters = articles.map((article) => render(article, 'article'))
  return front === null ? chapters : [render(front, 'front'), ...chapters, render(front, 'back')]
}

/** What stands before and after the articles of a book has pictures as well: in its takeaways. */
function picturesOf({kind, front, articles}: Publication): PrintJob['pictures'] {
  const all = [
    ...(front === null ? [] : [{article: front, slug: null}]),
    ...articles.map((article) => ({article, slug: kind === 'collection' ? article.metadata.slug : null})),
  ]
  return new Map(
    all.flatMap(({article, slug}) =>
      [...article.images, ...drawnPictures(article)].map(
        ([source, image]) => [pictureKey(slug, source), image] as const,
      ),
    ),
  )
}

/** The source and the digest travel with the PDF, so that any copy explains itself. */
async function infoOf(publication: Publication, context: EmitContext): Promise<DocumentInfo> {
  const {metadata} = publication
  const changed = lastChanged(metadata)
  const {published, modified} = metadata
  const isDated = published !== null || modified !== null
  const created = lastChanged({published, modified: published ?? modified})
  // What the files are that were made beside it depends on this very file: left out.
  const {outputs: _, ...digest} = makeDigest(publication, withDownloads(context, []))
  const encoder = new TextEncoder()
  return {
    title: metadata.title,
    authors: metadata.authors.map(({name}) => name),
    summary: metadata.summary,
    keywords: metadata.keywords,
    rights: metadata.rights ? (metadata.rights.copyright ?? metadata.rights.text) : null,
    identifier: metadata.identifier,
    language: metadata.language,
    created: isDated ? created : null,
    modified: isDated ? changed : null,
    generator: context.build.options.generator,
    attachments: [
      ...(await Promise.all(
        publication.articles.map(async (article) => ({
          name: twinOf(article),
          mediaType: 'text/markdown',
          bytes: encoder.encode(await markdownTwin(article, publication)),
          description: 'The Markdown that this document was made from',
          relationship: 'Source' as const,
          // PDF/A-3 asks for a date here, so that an undated one gets the earliest that archives know.
          modified: changed,
        })),
      )),
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
