/** Chapters → where each id is, and which notes stand in another file than their call. */
import type {Element, ElementContent} from 'hast'
import type {Chapter} from './chapters.ts'

export interface References {
  /** Id → file. Ids are unique in an article. */
  readonly files: ReadonlyMap<string, string>
  /** File → notes that must move into it: pop-ups work when note and call share a file. */
  readonly movedInto: ReadonlyMap<string, readonly Element[]>
  readonly moved: ReadonlySet<Element>
}

export function findReferences(chapters: readonly Chapter[]): References {
  const files = new Map<string, string>()
  const notes = new Map<string, {readonly note: Element; readonly file: string}>()
  const firstCalls = new Map<string, string>()
  for (const chapter of chapters) {
    const meet = (element: Element) => {
      const {id, role, href} = element.properties
      if (typeof id === 'string' && !files.has(id)) files.set(id, chapter.file)
      if (typeof id === 'string' && isNote(element)) notes.set(id, {note: element, file: chapter.file})
      if (has(role, 'doc-noteref') && typeof href === 'string' && !firstCalls.has(href.slice(1)))
        firstCalls.set(href.slice(1), chapter.file)
    }
    for (const shell of chapter.shells) meet(shell)
    for (const node of chapter.children) walk(node, meet)
  }
  const movedInto = new Map<string, Element[]>()
  const moved = new Set<Element>()
  for (const [id, {note, file}] of notes) {
    const called = firstCalls.get(id)
    if (called === undefined || called === file) continue
    moved.add(note)
    movedInto.set(called, [...(movedInto.get(called) ?? []), note])
    walk(note, (element) => {
      if (typeof element.properties['id'] === 'string') files.set(element.properties['id'], called)
    })
  }
  return {files, movedInto, moved}
}

export function isNote(element: Element): boolean {
  return has(element.properties['role'], 'doc-footnote')
}

/** hast keeps `role` as a string or, from some makers, as a list. */
export function has(value: Element['properties'][string], word: string): boolean {
  return value === word || (Array.isArray(value) && value.includes(word))
}

export function walk(node: ElementContent, meet: (element: Element) => void): void {
  if (node.type !== 'element') return
  meet(node)
  for (const child of node.children) walk(child, meet)
}
