/** A finished file → what page and digest say of it. */
import type {Download, OutputFile} from '../model/publication.ts'
import {sha256} from './sha256.ts'

type Facts = Pick<Download, 'pages' | 'paper' | 'conformsTo'>

export function downloadOf(
  {path, mediaType, bytes}: OutputFile,
  format: Download['format'],
  facts: Partial<Facts> = {},
): Download {
  return {
    format,
    name: path.slice(path.lastIndexOf('/') + 1),
    mediaType,
    bytes: bytes.length,
    sha256: sha256(bytes),
    pages: null,
    paper: null,
    conformsTo: [],
    ...facts,
  }
}
