/** Outline, named destinations, page labels, attachments → entries of the document's catalog (ISO 32000-1, 7.7 and 12.3). */
import {createHash} from 'node:crypto'
import type {Page} from '../typeset/pages/page.ts'
import type {CounterStyle} from '../typeset/style/counter-styles.ts'
import type {Attachment} from './document-info.ts'
import type {OutlineItem} from './outline.ts'
import {type PdfReference, type PdfText, type PdfValue, type PdfWriter, put, text} from './pdf-object.ts'
import {compareBytes, destinationName, type TaggedPage} from './tag-objects.ts'

export function writeOutline(
  writer: PdfWriter,
  items: readonly OutlineItem[],
  pages: readonly TaggedPage[],
): void {
  if (items.length === 0) return
  const root = writer.ref({Type: 'Outlines'})
  const write = (siblings: readonly OutlineItem[], parent: PdfReference): number => {
    const references = siblings.map(() => writer.ref())
    let count = 0
    siblings.forEach((item, index) => {
      const reference = references[index]
      const page = pages[item.page]
      if (!reference || !page) return
      const {data} = reference
      data['Title'] = text(item.title)
      data['Parent'] = parent
      data['Dest'] = [page.dictionary, 'XYZ', null, page.height - item.y, null]
      data['Prev'] = references[index - 1]
      data['Next'] = references[index + 1]
      count += 1
      if (item.children.length > 0) {
        const inside = write(item.children, reference)
        // The two upper levels are open, the deeper ones closed: a negative count (table 153).
        data['Count'] = -inside
      }
      reference.end()
    })
    parent.data['First'] = references[0]
    parent.data['Last'] = references.at(-1)
    return count
  }
  root.data['Count'] = write(items, root)
  root.end()
  writer._root.data['Outlines'] = root
  writer._root.data['PageMode'] = 'UseOutlines'
}

/** One flat name tree, sorted by bytes; its root carries no limits. */
export function writeDestinations(
  writer: PdfWriter,
  pages: readonly Page[],
  tagged: readonly TaggedPage[],
): PdfReference {
  const names = new Map<string, readonly PdfValue[]>()
  for (const page of pages) {
    const dictionary = tagged[page.index]?.dictionary
    if (!dictionary) continue
    for (const [id, {x, y}] of page.destinations) {
      if (!names.has(id)) names.set(id, [dictionary, 'XYZ', x, page.height - y, null])
    }
  }
  const sorted = [...names]
    .map(([id, goal]) => ({name: destinationName(id), goal}))
    .sort((a, b) => compareBytes(a.name, b.name))
  return put(writer, {Names: sorted.flatMap(({name, goal}) => [name, goal])})
}

/** Numbering styles of page labels (ISO 32000-1, table 159). */
const labelStyles: Readonly<Partial<Record<CounterStyle, string>>> = {
  decimal: 'D',
  'lower-roman': 'r',
  'upper-roman': 'R',
}

/** Runs of pages that count on in one style share one entry; any other folio is a prefix of its own. */
export function pageLabels(pages: readonly Pick<Page, 'number' | 'numbering' | 'folio'>[]): PdfValue {
  const entries: PdfValue[] = []
  pages.forEach(({number, numbering, folio}, index) => {
    const before = pages[index - 1]
    const style = number > 0 ? labelStyles[numbering] : undefined
    if (
      before &&
      style &&
      before.number > 0 &&
      before.numbering === numbering &&
      before.number + 1 === number
    )
      return
    entries.push(index, style ? {S: style, St: number} : {P: text(folio)})
  })
  return {Nums: entries}
}

export function writeAttachments(writer: PdfWriter, attachments: readonly Attachment[]): PdfReference | null {
  if (attachments.length === 0) return null
  const files = attachments.map((attachment) => ({
    name: destinationName(attachment.name),
    specification: writeAttachment(writer, attachment),
  }))
  writer._root.data['AF'] = files.map(({specification}) => specification)
  files.sort((a, b) => compareBytes(a.name, b.name))
  return put(writer, {Names: files.flatMap(({name, specification}) => [name, specification])})
}

function writeAttachment(writer: PdfWriter, file: Attachment): PdfReference {
  const stream = put(
    writer,
    {
      Type: 'EmbeddedFile',
      Subtype: nameOf(file.mediaType),
      Params: {
        Size: file.bytes.length,
        ModDate: file.modified,
        CheckSum: createHash('md5').update(file.bytes).digest(),
      },
    },
    file.bytes,
  )
  const name: PdfText = text(file.name)
  return put(writer, {
    Type: 'Filespec',
    F: name,
    UF: name,
    Desc: text(file.description),
    AFRelationship: file.relationship,
    EF: {F: stream, UF: stream},
  })
}

/** `/` in a name is written as `#2F` (ISO 32000-1, 7.3.5). */
function nameOf(value: string): string {
  return value.replace(
    /[^A-Za-z0-9.+-]/g,
    (character) => `#${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
