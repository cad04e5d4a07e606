/** Pictures that lie in a file → files beside the Markdown, named by what they hold. */
import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'
import {endingOf} from '../../image-kind.ts'
import {dataOf, nameOf} from '../data-address.ts'
import type {ImportOptions} from './imported.ts'

/** Addresses in `data:` become paths; what holds no picture stays, and is reported as any other picture that cannot be had. */
export function liftPictures(
  tree: Root,
  {folder}: Pick<ImportOptions, 'folder'>,
): ReadonlyMap<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  visit(tree, 'element', (node: Element) => {
    const {src} = node.properties
    if (node.tagName !== 'img' || typeof src !== 'string') return
    const bytes = dataOf(src)
    const ending = bytes && endingOf(bytes)
    if (!bytes || !ending) return
    const path = `${folder}/${nameOf(bytes)}.${ending}`
    pictures.set(path, bytes)
    node.properties['src'] = path
  })
  return pictures
}
