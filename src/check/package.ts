/** The package document → metadata, manifest and spine, with every address resolved. */
import type {Element, Root} from 'xast'
import {resolvePath} from './address.ts'
import {attribute, named, textOf, words} from './tree.ts'

export interface Item {
  readonly id: string
  /** In the archive. */
  readonly path: string
  readonly mediaType: string
  readonly properties: readonly string[]
  readonly element: Element
}

interface SpineItem {
  readonly item: Item
  readonly linear: boolean
  readonly element: Element
}

export interface Package {
  readonly path: string
  readonly version: number
  readonly root: Element
  readonly items: readonly Item[]
  readonly spine: readonly SpineItem[]
  readonly cover: Item | null
  /** Of the first element of this name that says something. */
  metadata(name: string): string | null
}

export function readPackage(path: string, tree: Root): Package | null {
  const [root] = named(tree, 'package')
  if (!root) return null
  const items = named(root, 'item').map((element) => ({
    id: attribute(element, 'id') ?? '',
    path: resolvePath(path, attribute(element, 'href') ?? '')?.path ?? '',
    mediaType: (attribute(element, 'media-type') ?? '').toLowerCase(),
    properties: words(element, 'properties'),
    element,
  }))
  const byId = new Map(items.map((item) => [item.id, item]))
  return {
    path,
    version: Number.parseFloat(attribute(root, 'version') ?? '2'),
    root,
    items,
    spine: named(root, 'itemref').flatMap((element) => {
      const item = byId.get(attribute(element, 'idref') ?? '')
      return item ? [{item, linear: attribute(element, 'linear') !== 'no', element}] : []
    }),
    cover:
      items.find(({properties}) => properties.includes('cover-image')) ??
      byId.get(attribute(coverMeta(root), 'content') ?? '') ??
      null,
    metadata: (name) =>
      named(named(root, 'metadata')[0] ?? null, name)
        .map((element) => textOf(element).trim())
        .find((text) => text !== '') ?? null,
  }
}

/** What EPUB 2 knows covers by. */
function coverMeta(root: Element): Element | undefined {
  return named(root, 'meta').find((meta) => attribute(meta, 'name') === 'cover')
}
