/** Calls of notes and the notes they lead to → whether they can pop up, and lead back. */
import type {Element} from 'xast'
import {resolvePath} from '../address.ts'
import {type Book, type Text, textAt} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, local, named, textOf, withAncestors, words} from '../tree.ts'

export function checkNotes(book: Book, find: Find): void {
  for (const text of book.texts)
    for (const call of named(text.root, 'a')) if (isCall(call)) checkCall(book, text, call, find)
}

const isCall = (link: Element) =>
  words(link, 'epub:type').includes('noteref') || words(link, 'role').includes('doc-noteref')

function checkCall(book: Book, {path}: Text, call: Element, find: Find): void {
  const shown = textOf(call).trim()
  const inner = call.children.find((child) => child.type === 'element')
  if (inner)
    find({
      rule: 'devices/note-call-nested',
      path,
      place: call,
      reason: `The call of note ${shown} holds a \`${inner.type === 'element' ? local(inner) : ''}\` element`,
    })
  const href = attribute(call, 'href') ?? ''
  const target = textAt(book, path, href)
  const id = resolvePath(path, href)?.fragment ?? null
  const found = target && id !== null ? noteAt(target, id) : null
  // A target that is missing is found with the links.
  if (!target || !found) return
  if (!isNote(found.note))
    find({
      rule: 'devices/note-unmarked',
      path: target.path,
      place: found.note,
      reason: `Note ${shown} is a plain \`${local(found.note)}\``,
    })
  const back = named(found.around ?? found.note, 'a').some(
    (link) => resolvePath(target.path, attribute(link, 'href') ?? '')?.path === path,
  )
  if (!back)
    find({
      rule: 'devices/note-one-way',
      path: target.path,
      place: found.note,
      reason: `Note ${shown} does not lead back to its call`,
    })
}

/** The note, and what holds it: some write the way back beside it. */
function noteAt({root}: Text, id: string): {readonly note: Element; readonly around: Element | null} | null {
  for (const {element, around} of withAncestors(root))
    if (attribute(element, 'id') === id) return {note: element, around: around[0] ?? null}
  return null
}

const noteTypes: ReadonlySet<string> = new Set([
  'footnote',
  'endnote',
  'rearnote',
  'doc-footnote',
  'doc-endnote',
])

const isNote = (element: Element) =>
  [...words(element, 'epub:type'), ...words(element, 'role')].some((word) => noteTypes.has(word))
