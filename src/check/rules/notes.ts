/** Calls of notes and the notes they lead to → whether they can pop up, and lead back. */
import type {Element} from 'xast'
import {resolvePath} from '../address.ts'
import {type Book, type Text, textAt} from '../book.ts'
import type {Find} from '../finding.ts'
import {attribute, local, named, textOf, withAncestors, words} from '../tree.ts'

export function checkNotes(book: Book, find: Find): void {
  const places = new Map<Text, Places>()
  const placesOf = (text: Text) => {
    const known = places.get(text) ?? placesIn(text)
    places.set(text, known)
    return known
  }
  for (const text of book.texts)
    for (const call of named(text.root, 'a')) if (isCall(call)) checkCall(book, text, call, placesOf, find)
}

/** By id: the element, and the one around it. */
type Places = ReadonlyMap<string, {readonly note: Element; readonly around: Element | null}>

function placesIn({root}: Text): Places {
  const places = new Map<string, {readonly note: Element; readonly around: Element | null}>()
  for (const {element, around} of withAncestors(root)) {
    const id = attribute(element, 'id')
    if (id !== null) places.set(id, {note: element, around: around[0] ?? null})
  }
  return places
}

const isCall = (link: Element) =>
  words(link, 'epub:type').includes('noteref') || words(link, 'role').includes('doc-noteref')

function checkCall(
  book: Book,
  {path}: Text,
  call: Element,
  placesOf: (text: Text) => Places,
  find: Find,
): void {
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
  const found = target && id !== null ? placesOf(target).get(id) : null
  // A target that is missing is found with the links.
  if (!target || !found) return
  if (!isNote(found.note))
    find({
      rule: 'devices/note-unmarked',
      path: target.path,
      place: found.note,
      reason: `Note ${shown} is a plain \`${local(found.note)}\``,
    })
  const back = [...named(found.note, 'a'), ...linksBeside(found.around)].some(
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

/** Some write the way back beside the note: `<li><aside>…</aside> <a>↑</a></li>`. */
function linksBeside(around: Element | null): readonly Element[] {
  const children = around?.children.filter((child) => child.type === 'element') ?? []
  // What holds more is a list of notes, whose links are those of the others.
  return children.length > 3 ? [] : children.filter((child) => local(child) === 'a')
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
