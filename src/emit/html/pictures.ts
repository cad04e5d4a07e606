/** Pictures of an article → files beside its page, under names that every server and file system takes. */
import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'
import type {Article, ArticleImage} from '../../model/article.ts'

export interface PlacedPicture {
  /** From the page: `images/ridges-at-dawn.jpg`. */
  readonly href: string
  readonly image: ArticleImage
}

const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'image/avif': 'avif',
} as const satisfies Readonly<Record<ArticleImage['mediaType'], string>>

/** By the path that the author wrote. */
export function placePictures(article: Article): ReadonlyMap<string, PlacedPicture> {
  const placed = new Map<string, PlacedPicture>()
  const taken = new Set<string>()
  const byBytes = new Map<Uint8Array, PlacedPicture>()
  for (const [path, image] of article.images) {
    const known = byBytes.get(image.bytes)
    const picture = known ?? {href: `images/${freeName(path, endings[image.mediaType], taken)}`, image}
    byBytes.set(image.bytes, picture)
    placed.set(path, picture)
  }
  return placed
}

/** The author's name in lower-case ASCII, so that links work where letter case counts and where it does not. */
function freeName(path: string, ending: string, taken: Set<string>): string {
  const name = path.split('/').at(-1) ?? ''
  const stem =
    name
      .replace(/\.[^.]*$/, '')
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'picture'
  for (let number = 1; ; number++) {
    const candidate = `${stem}${number === 1 ? '' : `-${number}`}.${ending}`
    if (taken.has(candidate)) continue
    taken.add(candidate)
    return candidate
  }
}

/** The tree, changed: each `img` leads to its file. What could not be read shows its words instead. */
export function rewritePictures(document: Root, pictures: ReadonlyMap<string, PlacedPicture>): Root {
  let isFirst = true
  visit(document, 'element', (node: Element, index, parent) => {
    const {src} = node.properties
    if (node.tagName !== 'img' || typeof src !== 'string') return
    const picture = pictures.get(src)
    if (!picture) {
      if (/^(https?:|data:)/i.test(src) || index === undefined || !parent) return
      parent.children[index] = {
        type: 'element',
        tagName: 'span',
        properties: {className: ['missing-picture']},
        children: [{type: 'text', value: typeof node.properties.alt === 'string' ? node.properties.alt : ''}],
      }
      return
    }
    node.properties = {...node.properties, src: picture.href}
    // The first is likely seen at once: to wait for the layout would only cost time.
    if (isFirst) delete node.properties.loading
    isFirst = false
  })
  return document
}
