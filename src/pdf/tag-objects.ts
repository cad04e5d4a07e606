/** The tag tree → PDF objects: elements, parent tree, identifiers, link annotations (ISO 32000-1, section 14.7). */
import type {LinkItem} from '../typeset/draw/display-list.ts'
import {type PdfReference, type PdfValue, type PdfWriter, put, text} from './pdf-object.ts'
import type {AttributeValue, Structure, Tag} from './tag.ts'

export interface TaggedPage {
  readonly height: number
  readonly dictionary: PdfReference
  readonly annotations: PdfReference[]
}

/** Destinations are byte strings: the UTF-8 of the id, so that `#nameddest=` finds them. */
export function destinationName(id: string): Uint8Array {
  return new TextEncoder().encode(id)
}

export function writeTags(writer: PdfWriter, {root, owners}: Structure, pages: readonly TaggedPage[]): void {
  const treeRoot = writer.ref({Type: 'StructTreeRoot'})
  const references = new Map<Tag, PdfReference>()
  const parentTree = new Map<number, PdfReference | PdfReference[]>()
  const ids: {readonly name: Uint8Array; readonly element: PdfReference}[] = []
  let nextKey = pages.length

  const write = (tag: Tag, parent: PdfReference): PdfReference => {
    const element = writer.ref({Type: 'StructElem', S: tag.role, P: parent})
    references.set(tag, element)
    const {data} = element
    if (tag.language) data['Lang'] = text(tag.language)
    if (tag.alt !== null && tag.alt !== '') data['Alt'] = text(tag.alt)
    if (tag.id) {
      const name = destinationName(tag.id)
      data['ID'] = name
      ids.push({name, element})
    }
    const attributes = attributeObjects(tag)
    if (attributes.length > 0) data['A'] = attributes.length === 1 ? (attributes[0] ?? null) : attributes
    const kids: PdfValue[] = []
    let ownPage: number | null = null
    for (const kid of tag.kids) {
      if (kid.type === 'tag') {
        kids.push(write(kid, element))
        continue
      }
      const page = pages[kid.page]
      if (!page) continue
      if (kid.type === 'content') {
        if (ownPage === null) {
          ownPage = kid.page
          data['Pg'] = page.dictionary
        }
        kids.push(ownPage === kid.page ? kid.mcid : {Type: 'MCR', Pg: page.dictionary, MCID: kid.mcid})
        continue
      }
      const key = nextKey++
      const annotation = writeLink(writer, kid.link, page, key)
      parentTree.set(key, element)
      kids.push({Type: 'OBJR', Pg: page.dictionary, Obj: annotation})
    }
    data['K'] = kids
    element.end()
    return element
  }

  treeRoot.data['K'] = [write(root, treeRoot)]
  owners.forEach((ofPage, index) => {
    const page = pages[index]
    if (!page) return
    page.dictionary.data['StructParents'] = index
    const elements = ofPage.flatMap((tag) => references.get(tag) ?? [])
    parentTree.set(index, elements)
  })
  const numbers = [...parentTree].sort(([a], [b]) => a - b)
  const values = numbers.flat()
  treeRoot.data['ParentTree'] = put(writer, {Nums: values})
  treeRoot.data['ParentTreeNextKey'] = nextKey
  if (ids.length > 0) {
    ids.sort((a, b) => compareBytes(a.name, b.name))
    treeRoot.data['IDTree'] = put(writer, {Names: ids.flatMap(({name, element}) => [name, element])})
  }
  writer._root.data['StructTreeRoot'] = treeRoot
}

function attributeObjects(tag: Tag): PdfValue[] {
  const owners = Object.entries(tag.attributes).filter(([, values]) => Object.keys(values).length > 0)
  const objects = owners.map(([owner, values]): Record<string, PdfValue> => {
    const entries = Object.entries(values).map(([key, value]) => [key, attribute(value)] as const)
    return {O: owner, ...Object.fromEntries(entries)}
  })
  if (!tag.bounds) return objects
  const {x, y, width, height} = tag.bounds
  const layout = objects.find((object) => object['O'] === 'Layout') ?? {O: 'Layout'}
  layout['BBox'] = [x, y, x + width, y + height]
  return objects.includes(layout) ? objects : [...objects, layout]
}

function attribute(value: AttributeValue): PdfValue {
  if (typeof value !== 'string') return value
  return value.startsWith('/') ? value.slice(1) : text(value)
}

function writeLink(writer: PdfWriter, link: LinkItem, page: TaggedPage, key: number): PdfReference {
  const top = page.height - link.y
  const goal: Record<string, PdfValue> =
    link.target.type === 'id'
      ? {Dest: destinationName(link.target.id)}
      : {A: {Type: 'Action', S: 'URI', URI: text(asciiAddress(link.target.url))}}
  const annotation = put(writer, {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [link.x, top - link.height, link.x + link.width, top],
    Border: [0, 0, 0],
    F: 4, // Print: PDF/A wants it set.
    Contents: text(link.description),
    StructParent: key,
    ...goal,
  })
  page.annotations.push(annotation)
  return annotation
}

/** A URI is ASCII (ISO 32000-1, 12.6.4.7). */
function asciiAddress(url: string): string {
  return url.replace(/[^\x21-\x7e]+/g, (part) =>
    encodeURIComponent(
      part.replace(/[\ud800-\udfff]/g, (half, at) => (isPaired(part, at) ? half : '\ufffd')),
    ),
  )
}

/** Half of a character outside the basic plane, with its other half beside it. */
function isPaired(value: string, at: number): boolean {
  const unit = value.charCodeAt(at)
  const other = value.charCodeAt(unit < 0xdc00 ? at + 1 : at - 1)
  return unit < 0xdc00 ? other >= 0xdc00 && other < 0xe000 : other >= 0xd800 && other < 0xdc00
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let index = 0; index < shorter; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
