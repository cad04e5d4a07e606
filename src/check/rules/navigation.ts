/** Contents, spine and cover → whether a reader finds the way, and does not see the cover twice. */
import type {Element} from 'xast'
import {resolvePath} from '../address.ts'
import {type Book, isText} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, elements, local, named, textOf, words} from '../tree.ts'

export function checkNavigation(book: Book, find: Find): void {
  const {package: opf, ncx, navigation} = book
  const spine = named(opf.root, 'spine')[0]
  if (!ncx) find({rule: 'devices/ncx-missing', path: opf.path, place: spine, reason: 'The book has no NCX'})
  const toc = named(navigation?.root ?? null, 'nav').find((nav) => words(nav, 'epub:type').includes('toc'))
  if (opf.version >= 3 && !toc)
    find({
      rule: 'devices/toc-missing',
      path: navigation?.path ?? opf.path,
      reason: navigation ? 'The navigation document has no contents' : 'There is no navigation document',
    })
  const entries = [
    ...(ncx ? contents(named(ncx.root, 'navMap')[0], 'content', 'src', ncx.path) : []),
    ...(toc && navigation ? contents(toc, 'a', 'href', navigation.path) : []),
  ]
  checkOrder(book, entries, find)
  checkLinear(book, entries, find)
  checkCoverPage(book, find)
}

interface Entry {
  readonly element: Element
  /** The file of the contents. */
  readonly from: string
  /** The file that is listed. */
  readonly path: string
}

function contents(root: Element | undefined, name: string, address: string, from: string): readonly Entry[] {
  return named(root ?? null, name).flatMap((element) => {
    const found = resolvePath(from, attribute(element, address) ?? '')
    return found ? [{element, from, path: found.path}] : []
  })
}

function checkOrder({package: {spine}}: Book, entries: readonly Entry[], find: Find): void {
  const order = new Map(spine.map(({item}, index) => [item.path, index]))
  let before = {from: '', index: 0}
  for (const {element, from, path} of entries) {
    const index = order.get(path)
    if (index === undefined) continue
    if (before.from === from && index < before.index)
      find({
        rule: 'devices/toc-order',
        path: from,
        place: element,
        reason: `\`${path}\` is listed after a chapter that is read after it`,
        actual: path,
      })
    before = {from, index}
  }
}

/** The contents themselves may stand aside; a chapter may not. */
function checkLinear({package: opf}: Book, entries: readonly Entry[], find: Find): void {
  const listed = new Set(entries.map(({path}) => path))
  for (const {item, linear, element} of opf.spine)
    if (!linear && listed.has(item.path) && !item.properties.includes('nav'))
      find({
        rule: 'devices/chapter-not-linear',
        path: opf.path,
        place: element,
        reason: `The contents list \`${item.path}\`, which is no part of the reading order`,
        actual: item.path,
      })
}

/** A page with more text than a word or two says something itself. */
const mostCharacters = 20

function checkCoverPage({package: {spine, cover}, texts}: Book, find: Find): void {
  const [first] = spine.filter(({linear}) => linear)
  if (!cover || !first || !isText(first.item)) return
  const text = texts.find(({path}) => path === first.item.path)
  const body = named(text?.root ?? null, 'body')[0] ?? null
  const shows = [...elements(body)].some((element) => {
    const address = attribute(element, 'src') ?? attribute(element, 'xlink:href')
    const isPicture = local(element) === 'img' || local(element) === 'image'
    return isPicture && address !== null && resolvePath(first.item.path, address)?.path === cover.path
  })
  if (shows && textOf(body).trim().length < mostCharacters)
    find({
      rule: 'devices/cover-twice',
      path: first.item.path,
      reason: 'The first page shows the cover, as Kindle does by itself',
    })
}
