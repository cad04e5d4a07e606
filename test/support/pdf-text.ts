/** A finished PDF → its text, its tag tree and its figures, read back through pdfjs-dist. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {projectRoot} from './outputs.ts'

export interface PdfText {
  /** What is painted as content, in painting order; running heads, folios and repeated table heads are left out. */
  readonly text: string
  readonly tags: readonly Tag[]
  /** What stands under each number of marked content: by page from 0, and by number. */
  readonly marked: ReadonlyMap<string, string>
}

/** A structure element, in the order of the document. */
export interface Tag {
  readonly role: string
  readonly text: string
  readonly alternative: string | null
  /** Where it was found: several pages make several entries of one element. */
  readonly page: number
}

interface StructureNode {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly alt?: string
  readonly children?: readonly StructureNode[]
}

export async function readPdf(file: string | Uint8Array): Promise<PdfText> {
  const fonts = `${join(projectRoot, 'node_modules/pdfjs-dist/standard_fonts')}/`
  const loading = getDocument({
    data: new Uint8Array(typeof file === 'string' ? readFileSync(file) : file),
    standardFontDataUrl: fonts,
    verbosity: 0,
    isEvalSupported: false,
  })
  const document = await loading.promise
  const texts: string[] = []
  const tags: Tag[] = []
  const all = new Map<string, string>()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const {items} = await page.getTextContent({includeMarkedContent: true, disableNormalization: true})
    const marked = byMarkedContent(items)
    texts.push(marked.content)
    // pdfjs calls it `p12R_mc3`, after the page's object.
    for (const [id, text] of marked.byId) all.set(`${number - 1} ${/_mc(\d+)$/.exec(id)?.[1]}`, text)
    collectTags(await page.getStructTree(), number, marked.byId, tags)
  }
  await loading.destroy()
  return {text: texts.join('\n'), tags, marked: all}
}

type Item = {
  readonly type?: string
  readonly tag?: string | null
  readonly id?: string
  readonly str?: string
  readonly hasEOL?: boolean
}

function byMarkedContent(items: readonly Item[]) {
  const byId = new Map<string, string>()
  const open: {readonly artifact: boolean; readonly id: string | null}[] = []
  let content = ''
  for (const item of items) {
    if (item.type === 'endMarkedContent') {
      open.pop()
      content += open.length === 0 ? '\n' : ''
    } else if (item.type !== undefined) {
      open.push({artifact: item.tag === 'Artifact', id: item.id ?? null})
    } else if (!open.some(({artifact}) => artifact)) {
      const text = (item.str ?? '') + (item.hasEOL ? '\n' : '')
      content += text
      for (const {id} of open) if (id !== null) byId.set(id, (byId.get(id) ?? '') + text)
    }
  }
  return {content, byId}
}

function collectTags(
  node: StructureNode | null,
  page: number,
  texts: ReadonlyMap<string, string>,
  tags: Tag[],
): void {
  if (!node?.role) return
  tags.push({role: node.role, text: textOf(node, texts).trim(), alternative: node.alt ?? null, page})
  for (const child of node.children ?? []) collectTags(child, page, texts, tags)
}

const textOf = (node: StructureNode, texts: ReadonlyMap<string, string>): string =>
  node.type === 'content'
    ? (texts.get(node.id ?? '') ?? '')
    : (node.children ?? []).map((child) => textOf(child, texts)).join('')
