/** A publication → its digest as a JSON file, and its Markdown beside it. */
import type {OutputFile} from '../model/publication.ts'
import {checkDigest, makeDigest} from './digest.ts'
import {downloadOf} from './download.ts'
import type {Emit} from './emitter.ts'
import {markdownTwin} from './markdown-twin.ts'

export const emit: Emit = async (publication, context) => {
  const {slug} = publication.metadata
  const markdown = toFile(`${slug}/${slug}.md`, 'text/markdown', markdownTwin(publication))
  const twin = downloadOf(markdown, 'markdown')
  // The digest lists every other file, the twin among them; itself it cannot measure.
  const digest = makeDigest(publication, {...context, downloads: [...context.downloads, twin]})
  checkDigest(digest)
  const json = toFile(`${slug}/${slug}.json`, 'application/json', `${JSON.stringify(digest, null, 2)}\n`)
  return {files: [json, markdown], downloads: [downloadOf(json, 'json'), twin]}
}

function toFile(path: string, mediaType: string, text: string): OutputFile {
  return {path, mediaType, bytes: new TextEncoder().encode(text)}
}
