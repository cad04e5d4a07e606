/** Pictures by the paths that the author wrote → their bytes, kinds and sizes; afterwards every `image` node has one. */
import {posix} from 'node:path'
import type {Image, PhrasingContent, RootContent} from 'mdast'
import {nearest} from '../diagnostics/nearest.ts'
import {mediaTypeOf} from '../image-kind.ts'
import type {ArticleImage} from '../model/article.ts'
import type {Metadata} from '../model/metadata.ts'
import {isDataAddress} from '../read/data-address.ts'
import type {Resource} from '../resources.ts'
import {decoded} from '../uri.ts'
import {inertSvg} from './inert-svg.ts'
import {picturePaths} from './site-paths.ts'
import type {State} from './state.ts'
import {rewriteLists, type Tree, visit} from './tree.ts'

export async function loadImages(
  parts: readonly Tree[],
  metadata: Metadata,
  state: State,
): Promise<ReadonlyMap<string, ArticleImage>> {
  const wanted: Image[] = []
  for (const part of parts) {
    visit(part, (node) => {
      if (node.type === 'image') wanted.push(node)
    })
  }
  const images = new Map<string, ArticleImage>()
  if (wanted.length === 0 && !metadata.image) return images
  const {imageSize} = await import('image-size')
  const load = async (url: string, node: Image | undefined): Promise<boolean> => {
    if (images.has(url)) return true
    const image = await read(url, node, {imageSize, state})
    if (image) images.set(url, image)
    return image !== null
  }
  const lost = new Set<Image>()
  for (const node of wanted) {
    reportAlt(node, state)
    if (await load(node.url, node)) node.data = {...node.data, image: node.url}
    else lost.add(node)
  }
  if (metadata.image) await load(metadata.image.path, undefined)
  if (lost.size === 0) return images
  const linked = picturesInLinks(parts)
  for (const part of parts) rewriteLists(part, (children) => withoutLost(children, {lost, linked}))
  return images
}

interface Reading {
  readonly imageSize: (bytes: Uint8Array) => {
    readonly width: number
    readonly height: number
    readonly type?: string
    readonly orientation?: number
  }
  readonly state: State
}

async function read(
  url: string,
  place: Image | undefined,
  {imageSize, state}: Reading,
): Promise<ArticleImage | null> {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
    if (isDataAddress(url)) {
      state.report({
        rule: 'images/unreadable',
        reason: `The address “${url.trim().slice(0, 40)}…” holds no picture that can be read.`,
        place,
        actual: url.slice(0, 200),
        expected: ['JPEG', 'PNG', 'GIF', 'SVG', 'WebP', 'AVIF'],
      })
      return null
    }
    const remote = /^(?:https?:)?\/\//i.test(url)
    state.report({
      rule: remote ? 'images/remote' : 'images/not-found',
      reason: remote
        ? `The picture “${url}” lies elsewhere on the web; a link to it stands in its place.`
        : `“${url.slice(0, 60)}” is no path of a picture.`,
      place,
      actual: url.slice(0, 200),
    })
    return null
  }
  const path = posix.join(posix.dirname(state.path), pathIn(url))
  const resource = firstOf(picturePaths(state.path, pathIn(url)), path, state)
  if (resource.type === 'refused') {
    state.report({
      rule: 'images/outside',
      reason: `The picture “${url}” is not read: ${resource.reason}.`,
      place,
      actual: url,
    })
    return null
  }
  if (resource.type === 'missing') {
    const meant = nearestFile(path, state, /\.(?:jpe?g|png|gif|svg|webp|avif)$/i)
    state.report({
      rule: 'images/not-found',
      reason: `The picture “${url}” does not exist.`,
      place,
      actual: url,
      expected: meant ? [meant] : undefined,
      hint: meant ? `Did you mean \`${meant}\`?` : undefined,
    })
    return null
  }
  const mediaType = mediaTypeOf(resource.bytes)
  const inert = mediaType === 'image/svg+xml' ? await inertSvg(resource.bytes) : {...resource, removed: []}
  const size = mediaType && inert ? sizeOf(inert.bytes, imageSize) : null
  for (const name of inert?.removed ?? [])
    state.report({
      rule: 'source/html-dropped',
      reason: `\`${name}\` of the drawing “${url}” is left out.`,
      place,
      actual: name,
      hint: 'A drawing holds nothing that runs.',
    })
  if (mediaType && inert && size) return {path: url, bytes: inert.bytes, mediaType, ...size}
  state.report({
    rule: 'images/unreadable',
    reason: `“${url}” is not a picture that can be read.`,
    place,
    actual: url,
    expected: ['JPEG', 'PNG', 'GIF', 'SVG', 'WebP', 'AVIF'],
  })
  return null
}

/** The first that is there; else what the path itself says. */
function firstOf(candidates: readonly string[], path: string, {resources}: State): Resource {
  for (const candidate of candidates) {
    const found = resources.read(candidate)
    if (found.type === 'found') return found
  }
  return resources.read(path)
}

function sizeOf(bytes: Uint8Array, imageSize: Reading['imageSize']): {width: number; height: number} | null {
  try {
    const {width, height, orientation = 1} = imageSize(bytes)
    // CSS images, section 4.4: an SVG with neither size nor view box is 300 by 150.
    if (!(width > 0 && height > 0)) return {width: 300, height: 150}
    // Exif 2.32, tag 0x0112: from 5 on a picture lies on its side, and everybody who shows it turns it.
    const [wide, high] = orientation >= 5 ? [height, width] : [width, height]
    return {width: Math.round(wide), height: Math.round(high)}
  } catch {
    return null
  }
}

/** A file near the one that is missing, as a path relative to the article. */
export function nearestFile(path: string, state: State, kind: RegExp): string | null {
  const folder = posix.dirname(state.path)
  const candidates = state.resources.list(folder).filter((candidate) => kind.test(candidate))
  const found =
    nearest(path, candidates) ??
    candidates.find(
      (candidate) => posix.basename(candidate).toLowerCase() === posix.basename(path).toLowerCase(),
    )
  return found ? posix.relative(folder, found) : null
}

function reportAlt(node: Image, state: State): void {
  if ((node.alt ?? '').trim() !== '' || node.data?.decorative) return
  state.report({
    rule: 'images/alt-missing',
    reason: `The picture “${node.url.slice(0, 100)}” has no description.`,
    place: node,
  })
}

function picturesInLinks(parts: readonly Tree[]): ReadonlySet<Image> {
  const found = new Set<Image>()
  for (const part of parts)
    visit(part, (node) => {
      if (node.type !== 'link') return
      visit(node, (inner) => {
        if (inner.type === 'image') found.add(inner)
      })
    })
  return found
}

interface Lost {
  readonly lost: ReadonlySet<Image>
  readonly linked: ReadonlySet<Image>
}

/** Words stand in for a picture that cannot be had; a remote one becomes a link, unless it stands in one. */
function withoutLost(children: RootContent[], {lost, linked}: Lost): RootContent[] {
  if (!children.some((child) => child.type === 'image' && lost.has(child))) return children
  return children.flatMap((child): RootContent[] => {
    if (child.type !== 'image' || !lost.has(child)) return [child]
    const words: PhrasingContent = {
      type: 'text',
      value: wordsOf(child),
      ...(child.position ? {position: child.position} : {}),
    }
    // A frame, so that nobody takes the words for text.
    if (!/^https?:/i.test(child.url))
      return [
        {
          type: 'span',
          language: null,
          direction: null,
          classes: ['missing-picture'],
          id: null,
          children: [words],
        },
      ]
    if (linked.has(child)) return [words]
    const target = {type: 'external', url: child.url} as const
    return [{type: 'link', url: child.url, title: null, children: [words], data: {target}}]
  })
}

/** Its description, and the title that would have been its caption. */
function wordsOf({alt, title, url}: Image): string {
  const words = alt || (isDataAddress(url) ? '…' : posix.basename(pathIn(url)).slice(0, 100))
  return title ? `${words} (${title})` : words
}

/** Without query and fragment. */
export const pathIn = (url: string): string => decoded(url.replace(/[?#].*$/s, ''))
