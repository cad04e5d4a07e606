/** Links → what they lead to: a place in this article, another article, or elsewhere. What leads nowhere is reported. */
import {posix} from 'node:path'
import type {Link, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {Finding} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import type {ArticleLink} from '../model/article.ts'
import type {LinkTarget} from '../model/nodes.ts'
import {addressOnSite} from '../read/site-places.ts'
import type {Resource} from '../resources.ts'
import {decoded} from '../uri.ts'
import {nearestFile, pathIn} from './images.ts'
import {articlePaths, isPage, picturePaths} from './site-paths.ts'
import type {State} from './state.ts'
import {plainText, rewriteLists, type Tree, visit} from './tree.ts'

/** Schemes that a reader's program may be asked to open. Others, such as `javascript:` and `data:`, could run something. */
const safeSchemes: ReadonlySet<string> = new Set(
  'http https mailto tel sms xmpp irc ircs geo doi urn ftp gemini'.split(' '),
)

export function links(parts: readonly Tree[], state: State): readonly ArticleLink[] {
  const found: {readonly node: Link; readonly section: string | null}[] = []
  for (const part of parts) {
    let section: string | null = null
    visit(part, (node) => {
      if (node.type === 'section') section = node.id
      if (node.type === 'link') found.push({node, section})
    })
  }
  const titles = titlesOf(parts)
  const list: ArticleLink[] = []
  const dead = new Set<Link>()
  for (const {node, section} of found) {
    const target = node.data?.target ?? targetOf(node, state)
    if (!target) {
      dead.add(node)
      continue
    }
    node.data = {...node.data, target}
    if (node.children.length === 0) node.children = titleOf(target, titles, state)
    list.push({text: plainText(node.children) || altOf(node), target, section, place: node.position})
    reportEmpty(node, state)
  }
  if (dead.size > 0) for (const part of parts) rewriteLists(part, (children) => unlinked(children, dead))
  return list
}

/** By the ids of sections, figures and tables. */
function titlesOf(parts: readonly Tree[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  for (const part of parts)
    visit(part, (node) => {
      const [heading] = node.type === 'section' ? node.children : []
      if (node.type === 'section' && heading?.type === 'heading')
        titles.set(node.id, plainText(heading.children))
      const words = node.type === 'figure' ? node.children.find(({type}) => type === 'caption') : undefined
      if (node.type === 'figure' && words?.type === 'caption') titles.set(node.id, plainText(words.children))
    })
  return titles
}

/** `[](#place)` and `[](page.md)` say what is there: the words of a link that has none, as in MyST. */
function titleOf(target: LinkTarget, titles: ReadonlyMap<string, string>, state: State): Link['children'] {
  const title =
    target.type === 'anchor'
      ? titles.get(target.id)
      : target.type === 'article'
        ? state.neighbour?.(target.path)?.title
        : undefined
  return title ? [{type: 'text', value: title}] : []
}

function targetOf(node: Link, state: State): LinkTarget | null {
  const url = node.url.trim()
  if (url === '') {
    state.report({rule: 'links/empty', reason: 'The link leads nowhere.', place: node})
    return null
  }
  if (url.startsWith('#')) return anchor(node, url.slice(1), state)
  // Browsers skip control characters and white space in a scheme, so that they hide nothing here.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(withoutControls(url))?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    const isSafe = safeSchemes.has(scheme)
    if (isSafe && (!/^https?$/.test(scheme) || URL.canParse(url))) return {type: 'external', url}
    const actual = url.slice(0, 200)
    state.report({
      rule: isSafe ? 'links/invalid' : 'links/unsafe',
      reason: isSafe
        ? `\`${actual}\` is no address; the words of the link stay, without it.`
        : `A link of the kind \`${scheme}:\` is not published; its text stays.`,
      place: node,
      actual,
    })
    return null
  }
  if (url.startsWith('//')) return {type: 'external', url: `https:${url}`}
  return file(node, url, state)
}

function anchor(node: Link, fragment: string, state: State): LinkTarget | null {
  const name = decoded(fragment)
  const id = state.ids.find(name)
  if (id !== null) return {type: 'anchor', id}
  // Labels of MyST hold for all pages.
  const other = state.onSite?.labels.get(name)
  if (other !== undefined && other !== state.path && state.neighbour?.(other))
    return {type: 'article', path: other, fragment: name}
  if (name === '' || name === 'top') return {type: 'anchor', id: 'top'}
  state.report(anchorMissing(name, state.ids.all().keys(), node.position))
  return null
}

function file(node: Link, url: string, state: State): LinkTarget | null {
  const written = pathIn(url)
  const path = posix.join(posix.dirname(state.path), written)
  const fragment = url.includes('#') ? decoded(url.slice(url.indexOf('#') + 1)) : null
  if (path === state.path && !url.startsWith('/'))
    return fragment ? anchor(node, fragment, state) : {type: 'anchor', id: 'top'}
  const isArticle = /\.(?:mdx?|markdown|qmd)$/i.test(path)
  const found =
    articlePaths(state.path, written, state).find((candidate) => state.neighbour?.(candidate)) ??
    atAddress(written, state)
  if (found === state.path) return fragment ? anchor(node, fragment, state) : {type: 'anchor', id: 'top'}
  if (found !== undefined) return {type: 'article', path: found, fragment: fragment || null}
  const resource = url.startsWith('/') ? fromRoot(written, state) : state.resources.read(path)
  // What another tool's site offers besides its articles, and what its list leaves out, is there.
  const isLeftOut =
    resource.type === 'found' && (state.isListed === true || (state.isSite === true && !isArticle))
  if (resource.type === 'refused' || (resource.type === 'missing' && isPage(written)) || isLeftOut)
    return elsewhere(node, url, path, state)
  reportFile(node, url, {written, path, isArticle}, state)
  return null
}

/** A file of the site, by its address from the root. */
function fromRoot(written: string, {path, resources}: State): Pick<Resource, 'type'> {
  const isThere = picturePaths(path, written).some((candidate) => resources.read(candidate).type === 'found')
  return {type: isThere ? 'found' : 'missing'}
}

/** The article that has, or had, an address on the site of another tool. Relative ones count from the page's own, not from its file. */
function atAddress(written: string, {onSite, path, neighbour}: State): string | undefined {
  if (!onSite || onSite.addresses.size === 0 || written === '') return undefined
  const own = [...onSite.addresses].find(([, article]) => article === path)?.[0]
  const asked = written.startsWith('/')
    ? [written]
    : own === undefined
      ? []
      : [posix.join(own, written), posix.join(posix.dirname(own), written)]
  return asked
    .flatMap((address) => onSite.addresses.get(addressOnSite(address)) ?? [])
    .find((article) => neighbour?.(article))
}

/** What is not among the sources lies on the site, when its address is known; else only its words can be shown. */
function elsewhere(node: Link, url: string, path: string, state: State): LinkTarget | null {
  const {siteUrl} = state
  const page = url.startsWith('/') ? url.slice(1) : path.replace(/^(?:\.\.\/)+/, '')
  // The dot keeps it a path: `/file:///etc` is no address of its own.
  const address = siteUrl ? new URL(`./${page}`, siteUrl).href : null
  state.report({
    rule: 'links/elsewhere',
    reason: address
      ? `“${url}” is not among the sources; the link leads to ${address}.`
      : `“${url}” is not among the sources; its words stay, without a link.`,
    place: node,
    actual: url,
  })
  return address === null ? null : {type: 'external', url: address}
}

interface NoTarget {
  /** Without fragment and escapes. */
  readonly written: string
  /** From the root. */
  readonly path: string
  readonly isArticle: boolean
}

function reportFile(node: Link, url: string, {written, path, isArticle}: NoTarget, state: State): void {
  if (state.resources.read(path).type === 'found') {
    state.report({
      rule: 'links/not-published',
      reason: isArticle
        ? `The article “${path}” is not published, because it is not in the \`order\` of its collection or another has its slug, and the link would lead nowhere.`
        : `The file “${written}” is no article, so it is not published, and the link would lead nowhere.`,
      place: node,
      actual: isArticle ? path : url,
      hint: isArticle
        ? 'Add it to `order`, give it a slug of its own, or link to another article.'
        : undefined,
    })
    return
  }
  const meant = nearestFile(path, state, /\.[a-z]+$/i)
  state.report({
    rule: 'links/file-missing',
    reason: `The file “${written}” does not exist.`,
    place: node,
    actual: url,
    expected: meant ? [meant] : undefined,
    hint: meant ? `Did you mean \`${meant}\`?` : undefined,
  })
}

/** `within`: the other article, as the link names it. */
export function anchorMissing(
  name: string,
  names: Iterable<string>,
  place: Position | undefined,
  within?: string,
): Finding {
  const known = [...names]
  const meant =
    nearest(name, known) ??
    known.find((candidate) => candidate.startsWith(name) || name.startsWith(candidate))
  return {
    rule: 'links/anchor-missing',
    reason: `There is no “#${name}” in ${within ? `“${within}”` : 'this article'}.`,
    place,
    actual: `#${name}`,
    expected: meant ? [`#${meant}`] : undefined,
    hint: meant ? `Did you mean \`#${meant}\`?` : undefined,
  }
}

/** A link that nobody can see or hear. */
function reportEmpty(node: Link, state: State): void {
  if (plainText(node.children) !== '' || altOf(node) !== '') return
  state.report({
    rule: 'links/without-text',
    reason: `The link to “${node.url.slice(0, 100)}” has no text.`,
    place: node,
  })
}

function altOf(node: Link): string {
  let text = ''
  visit(node, (inner) => {
    if (inner.type === 'image') text += inner.alt ?? ''
  })
  return text.trim()
}

function unlinked(children: RootContent[], dead: ReadonlySet<Link>): RootContent[] {
  if (!children.some((child) => child.type === 'link' && dead.has(child))) return children
  return children.flatMap((child) => (child.type === 'link' && dead.has(child) ? child.children : [child]))
}

function withoutControls(url: string): string {
  return url.replaceAll(/[\0-\x20\x7F-\x9F\u200B-\u200F\u2028\u2029\uFEFF]/g, '')
}
