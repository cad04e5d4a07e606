/** A finished PDF → its pages: the label of each and the text that it shows, without furniture and notes. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {projectRoot} from './outputs.ts'

export interface PdfPage {
  readonly label: string
  readonly text: string
}

interface StructureNode {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly StructureNode[]
}

export async function readPages(source: string | Uint8Array): Promise<readonly PdfPage[]> {
  const loading = getDocument({
    data: new Uint8Array(typeof source === 'string' ? readFileSync(source) : source),
    standardFontDataUrl: `${join(projectRoot, 'node_modules/pdfjs-dist/standard_fonts')}/`,
    verbosity: 0,
    isEvalSupported: false,
  })
  const document = await loading.promise
  const labels = await document.getPageLabels()
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const notes = new Set(noteIds(await page.getStructTree(), false))
    const {items} = await page.getTextContent({includeMarkedContent: true, disableNormalization: true})
    let text = ''
    const open: boolean[] = []
    for (const item of items) {
      if ('str' in item) {
        if (!open.includes(true)) text += item.str + (item.hasEOL ? '\n' : '')
      } else if (item.type === 'endMarkedContent') {
        open.pop()
        if (open.length === 0) text += '\n'
      } else open.push(('tag' in item && item.tag === 'Artifact') || notes.has(item.id ?? ''))
    }
    pages.push({label: labels?.[number - 1] ?? String(number), text})
  }
  await loading.destroy()
  return pages
}

function noteIds(node: StructureNode | null, inNote: boolean): readonly string[] {
  if (!node) return []
  if (node.type === 'content') return inNote && node.id !== undefined ? [node.id] : []
  return (node.children ?? []).flatMap((child) => noteIds(child, inNote || node.role === 'Note'))
}
