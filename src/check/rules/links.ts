/** Addresses in a book → files and places that are not there. */
import type {Element} from 'xast'
import {isRemote, resolvePath} from '../address.ts'
import type {Book} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, elements, local, named, words} from '../tree.ts'

export function checkLinks(book: Book, find: Find): void {
  const {package: opf, archive, texts, ncx} = book
  for (const {path, element} of opf.items)
    if (!archive.files.has(path) && !isRemote(attribute(element, 'href') ?? ''))
      missing(book, opf.path, path, element, find)
  for (const {path, root} of texts)
    for (const element of elements(root)) checkAddress(book, path, element, addressOf(element), find)
  for (const element of named(ncx?.root ?? null, 'content'))
    if (ncx) checkAddress(book, ncx.path, element, attribute(element, 'src'), find)
}

const attributes: Readonly<Record<string, string>> = {
  a: 'href',
  link: 'href',
  area: 'href',
  image: 'xlink:href',
}

function addressOf(element: Element): string | null {
  return attribute(element, attributes[local(element)] ?? 'src')
}

function checkAddress(book: Book, from: string, element: Element, href: string | null, find: Find): void {
  if (href === null) return
  if (local(element) === 'link' && words(element, 'rel').includes('stylesheet') && isRemote(href))
    find({
      rule: 'devices/remote-resource',
      path: from,
      place: element,
      reason: `The stylesheet \`${href}\` would have to be fetched`,
      actual: href,
    })
  const address = resolvePath(from, href)
  if (address === null) return
  if (!book.archive.files.has(address.path)) missing(book, from, address.path, element, find)
  const target = book.texts.find(({path}) => path === address.path)
  if (target && address.fragment && !target.ids.has(address.fragment))
    find({
      rule: 'devices/link-target',
      path: from,
      place: element,
      reason: `\`${href}\` leads to nothing: no element has the id \`${address.fragment}\``,
      actual: href,
    })
}

function missing({archive}: Book, from: string, path: string, place: Element, find: Find): void {
  const other = [...archive.files.keys()].find((name) => name.toLowerCase() === path.toLowerCase())
  find({
    rule: 'devices/file-missing',
    path: from,
    place,
    reason: other ? `\`${path}\` is called \`${other}\`` : `\`${path}\` is not in the book`,
    actual: path,
    ...(other ? {expected: [other]} : {}),
  })
}
