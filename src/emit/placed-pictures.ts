/** Pictures of a publication → files beside its pages, under names that every server and file system takes. */
import type {Element, Root} from 'hast'
import type {Article, ArticleImage} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'

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
export type PlacedPictures = ReadonlyMap<string, PlacedPicture>

/** Page, digest and Markdown twin all want them. */
const placements = new WeakMap<Publication, ReadonlyMap<Article, PlacedPictures>>()

/** Those of one article; articles of a collection share a folder, and what they both use. */
export function picturesOf(publication: Publication, article: Article): PlacedPictures {
  const known = placements.get(publication) ?? placeAll(publication)
  placements.set(publication, known)
  return known.get(article) ?? new Map()
}

function placeAll({front, articles}: Publication): ReadonlyMap<Article, PlacedPictures> {
  const taken = new Set<string>()
  const byBytes = new Map<Uint8Array, PlacedPicture>()
  return new Map(
    [...(front ? [front] : []), ...articles].map((article) => {
      const placed = new Map<string, PlacedPicture>()
      for (const [path, image] of article.images) {
        const known = byBytes.get(image.bytes)
        const picture = known ?? {href: `images/${freeName(path, endings[image.mediaType], taken)}`, image}
        byBytes.set(image.bytes, picture)
        placed.set(path, picture)
      }
      return [article, placed]
    }),
  )
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
  rewriteIn(document, {pictures, seen: 0}, false)
  return document
}

interface RewriteState {
  readonly pictures: ReadonlyMap<string, PlacedPicture>
  seen: number
}

function rewriteIn(parent: Root | Element, state: RewriteState, inSection: boolean): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue
    if (child.tagName === 'img') parent.children[index] = rewritten(child, state, inSection)
    else rewriteIn(child, state, inSection || child.tagName === 'section')
  }
}

function rewritten(image: Element, state: RewriteState, inSection: boolean): Element {
  const {src, alt} = image.properties
  const picture = typeof src === 'string' ? state.pictures.get(src) : undefined
  if (!picture) {
    if (typeof src !== 'string' || /^(https?:|data:)/i.test(src)) return image
    const words = typeof alt === 'string' ? alt : ''
    const properties = {className: ['missing-picture']}
    return {type: 'element', tagName: 'span', properties, children: [{type: 'text', value: words}]}
  }
  const {loading, ...others} = image.properties
  // One in the lead is likely seen at once: to wait for the layout would only cost time.
  const isFirst = state.seen++ === 0 && !inSection
  const properties = isFirst || loading === undefined ? others : {...others, loading}
  return {...image, properties: {...properties, src: picture.href}}
}
