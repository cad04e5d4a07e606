/** A PDF → what breaks PDF/UA-1 or PDF/A-3a, as far as a machine can see it (Matterhorn Protocol 1.1; ISO 19005-3). */
import {readContent} from './pdf-content.ts'
import {checkFonts} from './pdf-fonts.ts'
import {openPdf, type PDFDict, type PDFObject, PDFRef, type Reader} from './pdf-reader.ts'

/** Empty when nothing is wrong. */
export async function checkPdf(file: Uint8Array): Promise<string[]> {
  const reader = await openPdf(file)
  const tree = readTree(reader)
  return [
    ...checkFile(file, reader),
    ...checkMetadata(reader),
    ...checkTree(tree),
    ...checkPages(reader, tree),
    ...checkNameTrees(reader),
    ...checkOutline(reader),
    ...checkAttachments(reader),
    ...checkFonts(reader),
  ]
}

function checkFile(file: Uint8Array, reader: Reader): string[] {
  const problems: string[] = []
  const head = new TextDecoder('latin1').decode(file.subarray(0, 16))
  if (!head.startsWith('%PDF-1.7')) problems.push('the header is not %PDF-1.7')
  if (![...file.subarray(10, 14)].every((byte) => byte > 127))
    problems.push('the second line has no high bytes')
  const {trailerInfo} = reader.document.context
  if (reader.list(trailerInfo.ID).length !== 2) problems.push('the trailer has no ID')
  if (trailerInfo.Encrypt) problems.push('the file is encrypted')
  const {catalog} = reader
  if (!reader.text(reader.get(catalog, 'Lang'))) problems.push('the catalog has no Lang')
  if (!reader.isTrue(reader.get(reader.get(catalog, 'MarkInfo'), 'Marked')))
    problems.push('MarkInfo does not say Marked')
  if (!reader.isTrue(reader.get(reader.get(catalog, 'ViewerPreferences'), 'DisplayDocTitle'))) {
    problems.push('DisplayDocTitle is not set')
  }
  if (!reader.get(catalog, 'PageLabels')) problems.push('there are no page labels')
  const intents = reader.list(reader.get(catalog, 'OutputIntents'))
  if (intents.length !== 1) problems.push(`there are ${intents.length} output intents instead of one`)
  if (intents.some((intent) => !reader.stream(reader.get(intent, 'DestOutputProfile')))) {
    problems.push('the output intent has no profile')
  }
  return problems
}

function checkMetadata(reader: Reader): string[] {
  const bytes = reader.stream(reader.get(reader.catalog, 'Metadata'))
  if (!bytes) return ['there is no XMP metadata']
  const xml = new TextDecoder().decode(bytes)
  const problems = wellFormed(xml) ? [] : ['the XMP metadata is not well-formed']
  if (!/<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">[^<]+</.test(xml))
    problems.push('the XMP has no title')
  if (!/<pdfuaid:part>1</.test(xml)) problems.push('the XMP does not claim PDF/UA-1')
  if (!/<pdfaid:part>3</.test(xml) || !/<pdfaid:conformance>A</.test(xml))
    problems.push('the XMP does not claim PDF/A-3a')
  if (!/pdfaExtension:schemas/.test(xml)) problems.push('the XMP does not describe the pdfuaid schema')
  const title = reader.text(reader.get(reader.document.context.trailerInfo.Info, 'Title'))
  if (!title) problems.push('the information dictionary has no title')
  return problems
}

/** Tags nest and every ampersand begins an entity. */
function wellFormed(xml: string): boolean {
  const open: string[] = []
  const body = xml.replace(/<\?[\s\S]*?\?>/g, '').replace(/^\uFEFF/, '')
  for (const [whole, close, name, , empty] of body.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/g,
  )) {
    if (!name) return false
    if (close) {
      if (open.pop() !== name) return false
    } else if (!empty && whole) open.push(name)
  }
  return open.length === 0
}

interface Node {
  readonly role: string
  readonly dict: PDFDict
  readonly ref: PDFObject | undefined
  readonly parent: Node | null
  readonly kids: Node[]
  readonly contents: {readonly page: string; readonly mcid: number}[]
  readonly objects: {readonly page: string; readonly object: string}[]
  readonly reader: Reader
}

interface Tree {
  readonly root: Node | null
  readonly all: readonly Node[]
  readonly problems: readonly string[]
  readonly roles: ReadonlyMap<string, string>
}

function readTree(reader: Reader): Tree {
  const problems: string[] = []
  const all: Node[] = []
  const treeRoot = reader.get(reader.catalog, 'StructTreeRoot')
  const roles = new Map<string, string>()
  const roleMap = reader.dict(reader.get(treeRoot, 'RoleMap'))
  for (const [key, value] of roleMap?.entries() ?? []) roles.set(key.decodeText(), reader.name(value) ?? '')
  const read = (object: PDFObject, parent: Node | null, parentRef: PDFObject | undefined): Node | null => {
    const dict = reader.dict(object)
    if (!dict) return null
    const written = reader.name(reader.get(dict, 'S')) ?? ''
    const role = roles.get(written) ?? written
    const node: Node = {role, dict, ref: object, parent, kids: [], contents: [], objects: [], reader}
    all.push(node)
    if (reader.raw(dict, 'P')?.toString() !== parentRef?.toString())
      problems.push(`${role} does not point back to its parent`)
    const page = reader.raw(dict, 'Pg')?.toString() ?? ''
    const kids = reader.get(dict, 'K')
    for (const kid of reader.list(kids).length > 0 ? reader.list(kids) : kids ? [kids] : []) {
      const mcid = reader.number(kid)
      const type = reader.name(reader.get(kid, 'Type'))
      if (mcid !== null) node.contents.push({page, mcid})
      else if (type === 'MCR') {
        const where = reader.raw(kid, 'Pg')?.toString() ?? page
        node.contents.push({page: where, mcid: reader.number(reader.get(kid, 'MCID')) ?? -1})
      } else if (type === 'OBJR') {
        const where = reader.raw(kid, 'Pg')?.toString() ?? page
        node.objects.push({page: where, object: reader.raw(kid, 'Obj')?.toString() ?? ''})
      } else {
        const child = read(kid, node, object)
        if (child) node.kids.push(child)
      }
    }
    return node
  }
  const rootRef = reader.raw(reader.catalog, 'StructTreeRoot')
  const top = reader.list(reader.get(treeRoot, 'K'))
  const [first] = top
  if (!first || top.length !== 1) problems.push('the structure tree does not have one root element')
  const root = first ? read(first, null, rootRef) : null
  if (root && root.role !== 'Document') problems.push(`the root element is ${root.role}, not Document`)
  return {root, all, problems, roles}
}

const standard = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)

/** What may stand in what; roles that are not listed may hold anything. */
const mayHold: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI', 'L', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOC', 'TOCI', 'Caption'],
}
const mustStandIn: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
}

function checkTree({root, all, problems: found, roles}: Tree): string[] {
  const problems = [...found]
  if (!root) return [...problems, 'there is no structure tree']
  const ids = new Set<string>()
  let level = 0
  for (const node of all) {
    const {role, parent, kids, reader, dict} = node
    if (!standard.has(role)) problems.push(`${role} is no standard structure type and is not role-mapped`)
    if (standard.has(role) && roles.has(role)) problems.push(`the standard type ${role} is mapped to another`)
    const allowed = mayHold[role]
    for (const kid of kids) {
      if (allowed && !allowed.includes(kid.role)) problems.push(`${kid.role} stands in ${role}`)
    }
    if (allowed && node.contents.length > 0) problems.push(`${role} holds content directly`)
    const holders = mustStandIn[role]
    if (holders && !holders.includes(parent?.role ?? ''))
      problems.push(`${role} stands in ${parent?.role ?? 'nothing'}`)
    const heading = /^H([1-6])$/.exec(role)?.[1]
    if (heading) {
      const next = Number(heading)
      if (next > level + 1) problems.push(`H${next} follows ${level === 0 ? 'nothing' : `H${level}`}`)
      level = next
    }
    if (role === 'Figure') {
      if (!reader.text(reader.get(dict, 'Alt'))) problems.push('a Figure has no Alt')
      if (attribute(node, 'Layout', 'BBox') === undefined) problems.push('a Figure has no BBox')
    }
    if (role === 'TH' && !reader.name(attribute(node, 'Table', 'Scope'))) problems.push('a TH has no Scope')
    if (role === 'L' && !reader.name(attribute(node, 'List', 'ListNumbering')))
      problems.push('an L has no ListNumbering')
    if (role === 'Link' && node.objects.length === 0) problems.push('a Link has no annotation')
    if (role === 'Note') {
      const id = reader.text(reader.get(dict, 'ID'))
      if (!id) problems.push('a Note has no ID')
      else if (ids.has(id)) problems.push(`the ID ${id} is used twice`)
      else ids.add(id)
    }
    if (role === 'Table') problems.push(...checkGrid(node))
    // A cell may hold nothing, and must be there all the same.
    const isCell = role === 'TD' || role === 'TH'
    if (!isCell && kids.length + node.contents.length + node.objects.length === 0)
      problems.push(`a ${role} is empty`)
  }
  return problems
}

function attribute({dict, reader}: Node, owner: string, key: string): PDFObject | undefined {
  const attributes = reader.get(dict, 'A')
  const objects =
    reader.list(attributes).length > 0 ? reader.list(attributes) : attributes ? [attributes] : []
  const found = objects.find(
    (object) => reader.name(reader.get(object, 'O')) === owner && reader.get(object, key),
  )
  return found && reader.get(found, key)
}

/** Every row fills the same columns once spans are counted. */
function checkGrid(table: Node): string[] {
  const rows = table.kids.flatMap((kid) =>
    kid.role === 'TR' ? [kid] : kid.role === 'Caption' ? [] : kid.kids,
  )
  const taken: boolean[][] = rows.map(() => [])
  rows.forEach((row, index) => {
    for (const cell of row.kids) {
      const columns = cell.reader.number(attribute(cell, 'Table', 'ColSpan')) ?? 1
      const down = cell.reader.number(attribute(cell, 'Table', 'RowSpan')) ?? 1
      let column = 0
      while (taken[index]?.[column]) column++
      for (let y = index; y < index + down; y++)
        for (let x = column; x < column + columns; x++) {
          const line = taken[y]
          if (line) line[x] = true
        }
    }
  })
  const widths = new Set(taken.map((row) => row.length))
  return widths.size > 1 ? [`a table has rows of ${[...widths].join(' and ')} columns`] : []
}

function checkPages(reader: Reader, tree: Tree): string[] {
  const problems: string[] = []
  const parents = numberTree(reader)
  const owners = new Map<string, Node[]>()
  const objectOwners = new Map<string, {node: Node; page: string}[]>()
  for (const node of tree.all) {
    for (const {page, mcid} of node.contents) push(owners, `${page} ${mcid}`, node)
    for (const {page, object} of node.objects) push(objectOwners, object, {node, page})
  }
  reader.document.getPages().forEach((page, index) => {
    const where = `page ${index + 1}`
    const pageRef = page.ref.toString()
    if (reader.name(reader.get(page.node, 'Tabs')) !== 'S') problems.push(`${where}: Tabs is not S`)
    const bytes = contents(reader, reader.get(page.node, 'Contents'))
    const content = readContent(bytes)
    problems.push(...content.problems.map((problem) => `${where}: ${problem}`))
    const key = reader.number(reader.get(page.node, 'StructParents'))
    const inTree = key === null ? [] : reader.list(parents.get(key))
    for (const mcid of content.mcids) {
      const owner = owners.get(`${pageRef} ${mcid}`) ?? []
      if (owner.length !== 1) problems.push(`${where}: MCID ${mcid} has ${owner.length} owners`)
      if (inTree[mcid]?.toString() !== owner[0]?.ref?.toString()) {
        problems.push(`${where}: the parent tree does not know the owner of MCID ${mcid}`)
      }
    }
    for (const owned of owners.keys()) {
      const [owner, mcid] = owned.split(/ (?=\d+$)/)
      if (owner === pageRef && !content.mcids.includes(Number(mcid)))
        problems.push(`${where}: MCID ${mcid} is not on the page`)
    }
    for (const annotation of reader.list(reader.get(page.node, 'Annots'))) {
      problems.push(
        ...checkAnnotation(annotation, {reader, pageRef, parents, objectOwners}).map(
          (text) => `${where}: ${text}`,
        ),
      )
    }
  })
  return problems
}

interface AnnotationContext {
  readonly reader: Reader
  readonly pageRef: string
  readonly parents: ReadonlyMap<number, PDFObject>
  readonly objectOwners: ReadonlyMap<string, readonly {node: Node; page: string}[]>
}

function checkAnnotation(
  annotation: PDFObject,
  {reader, pageRef, parents, objectOwners}: AnnotationContext,
): string[] {
  const problems: string[] = []
  const [owner, ...others] = objectOwners.get(annotation.toString()) ?? []
  if (!reader.text(reader.get(annotation, 'Contents'))) problems.push('a link has no Contents')
  if (!owner || others.length > 0) problems.push('a link annotation is not in exactly one element')
  if (owner && owner.node.role !== 'Link') problems.push(`a link annotation is in ${owner.node.role}`)
  if (owner && owner.page !== pageRef)
    problems.push('an OBJR names another page than its annotation stands on')
  const key = reader.number(reader.get(annotation, 'StructParent'))
  if (key === null || parents.get(key)?.toString() !== owner?.node.ref?.toString()) {
    problems.push('the parent tree does not know the element of a link')
  }
  if (!((reader.number(reader.get(annotation, 'F')) ?? 0) & 4)) problems.push('a link has no Print flag')
  const destination = reader.bytes(reader.get(annotation, 'Dest'))
  if (destination && !destinations(reader).has(Buffer.from(destination).toString('hex'))) {
    problems.push('a link leads to a destination that is not there')
  }
  return problems
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function contents(reader: Reader, object: PDFObject | undefined): Uint8Array {
  const parts = reader.list(object).length > 0 ? reader.list(object) : object ? [object] : []
  return Buffer.concat(parts.map((part) => reader.stream(part) ?? new Uint8Array()))
}

function numberTree(reader: Reader): ReadonlyMap<number, PDFObject> {
  const numbers = reader.list(
    reader.get(reader.get(reader.get(reader.catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums'),
  )
  const found = new Map<number, PDFObject>()
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const key = reader.number(numbers[index])
    const value = numbers[index + 1]
    if (key !== null && value) found.set(key, value)
  }
  return found
}

function destinations(reader: Reader): ReadonlySet<string> {
  const names = reader.list(reader.get(reader.get(reader.get(reader.catalog, 'Names'), 'Dests'), 'Names'))
  return new Set(
    names.flatMap((name, index) =>
      index % 2 === 0 ? [Buffer.from(reader.bytes(name) ?? []).toString('hex')] : [],
    ),
  )
}

function checkNameTrees(reader: Reader): string[] {
  const trees = {
    Dests: reader.get(reader.get(reader.catalog, 'Names'), 'Dests'),
    EmbeddedFiles: reader.get(reader.get(reader.catalog, 'Names'), 'EmbeddedFiles'),
    IDTree: reader.get(reader.get(reader.catalog, 'StructTreeRoot'), 'IDTree'),
  }
  return Object.entries(trees).flatMap(([label, tree]) => {
    const problems: string[] = []
    if (reader.get(tree, 'Limits')) problems.push(`the root of ${label} carries Limits`)
    const names = reader.list(reader.get(tree, 'Names')).filter((_, index) => index % 2 === 0)
    for (let index = 1; index < names.length; index++) {
      const before = Buffer.from(reader.bytes(names[index - 1]) ?? [])
      if (before.compare(Buffer.from(reader.bytes(names[index]) ?? [])) >= 0)
        problems.push(`${label} is not sorted by bytes`)
    }
    return problems
  })
}

function checkOutline(reader: Reader): string[] {
  const root = reader.get(reader.catalog, 'Outlines')
  if (!root) return []
  const problems: string[] = []
  /** How many entries are in sight below: closed ones count themselves only. */
  const count = (parent: PDFObject): number => {
    let visible = 0
    let last: string | undefined
    const parentText =
      parent === root ? reader.raw(reader.catalog, 'Outlines')?.toString() : parent.toString()
    for (let item = reader.raw(parent, 'First'); item; item = reader.raw(item, 'Next')) {
      if (!reader.text(reader.get(item, 'Title'))) problems.push('an outline entry has no title')
      if (reader.raw(item, 'Parent')?.toString() !== parentText)
        problems.push('an outline entry has a wrong Parent')
      if (reader.raw(item, 'Prev')?.toString() !== last) problems.push('an outline entry has a wrong Prev')
      last = item.toString()
      visible += 1
      if (!reader.raw(item, 'First')) continue
      const inside = count(item)
      const written = reader.number(reader.get(item, 'Count'))
      if (written === null || Math.abs(written) !== inside)
        problems.push(`an outline entry counts ${written} instead of ${inside}`)
      if ((written ?? 0) > 0) visible += inside
    }
    if (reader.raw(parent, 'Last')?.toString() !== last) problems.push('an outline has a wrong Last')
    return visible
  }
  const total = count(root)
  const written = reader.number(reader.get(root, 'Count'))
  if (written !== total) problems.push(`the outline counts ${written} instead of ${total}`)
  return problems
}

function checkAttachments(reader: Reader): string[] {
  const problems: string[] = []
  const associated = new Set(reader.list(reader.get(reader.catalog, 'AF')).map(String))
  const names = reader.list(
    reader.get(reader.get(reader.get(reader.catalog, 'Names'), 'EmbeddedFiles'), 'Names'),
  )
  names.forEach((specification, index) => {
    if (index % 2 === 0) return
    const name = reader.text(reader.get(specification, 'UF')) ?? '?'
    if (!(specification instanceof PDFRef) || !associated.has(specification.toString()))
      problems.push(`${name} is not in AF`)
    if (!reader.name(reader.get(specification, 'AFRelationship')))
      problems.push(`${name} has no AFRelationship`)
    const file = reader.get(reader.get(specification, 'EF'), 'F')
    if (!reader.name(reader.get(file, 'Subtype'))?.includes('/')) problems.push(`${name} has no media type`)
    if (!reader.text(reader.get(reader.get(file, 'Params'), 'ModDate')))
      problems.push(`${name} has no ModDate`)
    const size = reader.number(reader.get(reader.get(file, 'Params'), 'Size'))
    if (size !== reader.stream(file)?.length) problems.push(`${name} states a wrong size`)
  })
  return problems
}
