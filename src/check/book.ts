/** Files of an archive → the book they make: package, texts, contents, styles. What cannot be read is found here. */
import type {Root} from 'xast'
import {resolvePath} from './address.ts'
import type {Archive} from './archive.ts'
import type {Find} from './finding.ts'
import {type Item, type Package, readPackage} from './package.ts'
import {type Styles, stylesOf} from './styles.ts'
import {attribute, elements, named} from './tree.ts'
import {readXml} from './xml.ts'

/** One XHTML file. */
export interface Text {
  readonly path: string
  readonly bytes: number
  readonly root: Root
  readonly ids: ReadonlySet<string>
  readonly item: Item
}

export interface Book {
  readonly archive: Archive
  readonly package: Package
  readonly texts: readonly Text[]
  readonly navigation: Text | null
  readonly ncx: {readonly path: string; readonly root: Root} | null
  readonly styles: Styles
}

/** Null when there is no package document to go by. */
export function readBook(archive: Archive, find: Find): Book | null {
  const tree = (path: string) => readTree(archive, path, find)
  const container = tree('META-INF/container.xml')
  const path = attribute(named(container, 'rootfile')[0], 'full-path')
  const root = path === null ? null : tree(path)
  const found = path === null || root === null ? null : readPackage(path, root)
  if (found === null) return null
  const texts = found.items.filter(isText).flatMap((item): readonly Text[] => {
    const root = tree(item.path)
    if (root === null) return []
    const ids = new Set([...elements(root)].flatMap((element) => attribute(element, 'id') ?? []))
    return [{path: item.path, bytes: archive.files.get(item.path)?.length ?? 0, root, ids, item}]
  })
  const ncxItem = found.items.find(({mediaType}) => mediaType === 'application/x-dtbncx+xml')
  const ncx = ncxItem && tree(ncxItem.path)
  return {
    archive,
    package: found,
    texts,
    navigation: texts.find(({item}) => item.properties.includes('nav')) ?? null,
    ncx: ncxItem && ncx ? {path: ncxItem.path, root: ncx} : null,
    styles: stylesOf(texts, sheetsOf(archive, found)),
  }
}

export const isText = ({mediaType}: Item) => mediaType === 'application/xhtml+xml'

function readTree(archive: Archive, path: string, find: Find): Root | null {
  const bytes = archive.files.get(path)
  if (!bytes) return null
  const {root, faults} = readXml(new TextDecoder().decode(bytes))
  for (const fault of faults) find({...fault, path})
  return root
}

function sheetsOf({files}: Archive, {items}: Package) {
  return items
    .filter(({mediaType}) => mediaType === 'text/css')
    .flatMap(({path}) => {
      const bytes = files.get(path)
      return bytes ? [{path, text: new TextDecoder().decode(bytes)}] : []
    })
}

/** The text that an address in a file of the book leads to. */
export function textAt(book: Book, from: string, href: string): Text | null {
  const address = resolvePath(from, href)
  return (address && book.texts.find(({path}) => path === address.path)) ?? null
}
