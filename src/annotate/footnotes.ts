/** Calls of footnotes → numbered in reading order, each with its own address; definitions in the same order. */
import type {FootnoteDefinition, FootnoteReference, Text} from 'mdast'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import {nearest} from '../diagnostics/nearest.ts'
import type {Footnote} from '../model/article.ts'
import type {State} from './state.ts'
import {type Tree, visit} from './tree.ts'

interface Draft extends Footnote {
  readonly calls: string[]
}

/** `parts` in reading order. A call inside a note comes after all calls in the text. */
export function footnotes(
  parts: readonly Tree[],
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  state: State,
): readonly Footnote[] {
  const notes = new Map<string, Draft>()
  const call = (node: FootnoteReference) => {
    const name = normalizeIdentifier(node.identifier)
    const definition = definitions.get(name)
    if (!definition) return
    const number = notes.get(name)?.number ?? notes.size + 1
    const note = notes.get(name) ?? {id: `note-${number}`, number, calls: [], definition}
    notes.set(name, note)
    const id = note.calls.length === 0 ? `call-${number}` : `call-${number}-${note.calls.length + 1}`
    note.calls.push(id)
    node.data = {...node.data, id}
  }
  const calls = (part: Tree) =>
    visit(part, (node) => {
      if (node.type === 'footnoteReference') call(node)
    })
  for (const part of parts) {
    calls(part)
    undefinedCalls(part, definitions, state)
  }
  // A Map yields what is added while it is walked: notes called from notes come last.
  for (const note of notes.values()) calls(note.definition)
  for (const note of notes.values()) {
    state.ids.claim(note.id)
    // As kramdown and Python-Markdown, pandoc, and GitHub call it.
    const name = note.definition.label ?? note.definition.identifier
    for (const other of [`fn:${name}`, `fn${note.number}`, `user-content-fn-${name}`, `fn-${name}`])
      state.ids.alias(other, note.id)
    for (const id of note.calls) state.ids.claim(id)
  }
  reportUncalled(definitions, notes, state)
  return [...notes.values()]
}

function reportUncalled(
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  notes: ReadonlyMap<string, Footnote>,
  state: State,
): void {
  for (const [name, definition] of definitions) {
    if (notes.has(name)) continue
    state.report({
      rule: 'footnotes/never-called',
      reason: `The footnote “${definition.label ?? definition.identifier}” is never called; its text appears nowhere.`,
      place: definition,
      actual: definition.identifier,
    })
  }
}

/** A call without its definition is no call to the parser, but text that reads `[^name]`. */
function undefinedCalls(
  part: Tree,
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  state: State,
): void {
  visit(part, (node) => {
    if (node.type !== 'text' || !node.value.includes('[^')) return
    for (const match of node.value.matchAll(/\[\^([^\s\]]+)\]/g)) {
      const name = match[1] ?? ''
      const meant = nearest(
        name,
        [...definitions.values()].map((definition) => definition.label ?? definition.identifier),
      )
      state.report({
        rule: 'footnotes/definition-missing',
        reason: `The footnote “${name}” has no text.`,
        place: pointIn(node, match.index, state),
        actual: name,
        expected: meant ? [meant] : undefined,
        hint: meant ? `Did you mean \`[^${meant}]\`?` : undefined,
      })
    }
  })
}

/** Where a piece of a text stands in the file: exact as long as the text holds no escapes before it. */
function pointIn(node: Text, index: number, state: State) {
  const start = node.position?.start
  const end = node.position?.end.offset
  if (start?.offset === undefined || end === undefined) return node
  const written = state.source.indexOf(node.value.slice(index, index + 40), start.offset)
  if (written < 0 || written > end) return node
  const lines = state.source.slice(start.offset, written).split('\n')
  const column = (lines.at(-1) ?? '').length + (lines.length > 1 ? 1 : start.column)
  return {line: start.line + lines.length - 1, column, offset: written}
}
