/** A publication → its digest as a JSON file, and the Markdown of each article beside it. */
import type {OutputFile} from '../model/publication.ts'
import {twinOf} from '../pages.ts'
import {checkDigest, makeDigest, withDownloads} from './digest.ts'
import {downloadOf} from './download.ts'
import type {Emit} from './emitter.ts'
import {markdownTwin} from './markdown-twin.ts'

export const emit: Emit = async (publication, context) => {
  const {slug} = publication.metadata
  const twins = await Promise.all(
    publication.articles.map(async (article) =>
      toFile(`${slug}/${twinOf(article)}`, 'text/markdown', await markdownTwin(article, publication)),
    ),
  )
  const listed = twins.map((twin) => downloadOf(twin, 'markdown'))
  // The digest lists every other file, the twins among them; itself it cannot measure.
  const digest = makeDigest(publication, withDownloads(context, [...context.build.downloads, ...listed]))
  checkDigest(digest)
  return {content: `${JSON.stringify(digest, null, 2)}\n`, beside: twins, companions: listed}
}

function toFile(path: string, mediaType: string, text: string): OutputFile {
  return {path, mediaType, bytes: new TextEncoder().encode(text)}
}
