/** A web page → Markdown and pictures. */
import {fromHtml as parseHtml} from 'hast-util-from-html'
import {withoutDepth} from './depth.ts'
import {fromHtml} from './from-html.ts'
import type {Imported, ImportOptions} from './imported.ts'
import {notes} from './notes.ts'
import {liftPictures} from './pictures.ts'
import {write} from './write.ts'

export function fromPage(bytes: Uint8Array, options: ImportOptions): Imported | null {
  const tree = parseHtml(new TextDecoder().decode(bytes))
  withoutDepth(tree)
  const pictures = liftPictures(tree, options)
  notes(tree)
  return {markdown: write({}, fromHtml(tree)), pictures}
}
