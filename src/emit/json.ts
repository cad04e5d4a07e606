/** A publication → its digest as a JSON file, and its Markdown beside it. */
import type {Download, OutputFile} from '../model/publication.ts'
import {checkDigest, makeDigest} from './digest.ts'
import type {Emit} from './emitter.ts'
import {markdownTwin} from './markdown-twin.ts'
import {sha256} from './sha256.ts'

export const emit: Emit = async (publication, context) => {
  const {slug} = publication.metadata
  const markdown = toFile(`${slug}/${slug}.md`, 'text/markdown', markdownTwin(publication))
  const twin = toDownload(markdown, 'markdown')
  // The digest lists every other file, the twin among them; itself it cannot measure.
  const digest = makeDigest(publication, {...context, downloads: [...context.downloads, twin]})
  checkDigest(digest)
  const json = toFile(`${slug}/${slug}.json`, 'application/json', `${JSON.stringify(digest, null, 2)}\n`)
  return {files: [json, markdown], downloads: [toDownload(json, 'json'), twin]}
}

function toFile(path: string, mediaType: string, text: string): OutputFile {
  return {path, mediaType, bytes: new TextEncoder().encode(text)}
}

function toDownload({path, mediaType, bytes}: OutputFile, format: Download['format']): Download {
  return {
    format,
    name: path.slice(path.lastIndexOf('/') + 1),
    mediaType,
    bytes: bytes.length,
    sha256: sha256(bytes),
    pages: null,
    paper: null,
    conformsTo: [],
  }
}
