/** Footnote references → calls; footnotes → what each medium makes of them.
 *
 * screen  calls lead to notes at the end of the page, or let them pop up where they stand; notes begin with the way back
 * ebook   a note is an `aside` at the end of the top-level section of its first call: reading systems pop it up
 * print   a note is an `aside` right after its first call: the stylesheet floats it to the foot of the page */
import type {Element, ElementContent} from 'hast'
import type {FootnoteReference} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import type {Footnote} from '../../model/article.ts'
import {element, isElement, text} from '../element.ts'
import type {Scope} from '../scope.ts'
import {word} from '../words.ts'

export function noteHandlers(scope: Scope): Handlers {
  return {
    footnoteReference: (state: State, node: FootnoteReference) => call(state, node, scope),
    footnoteDefinition: () => undefined,
  }
}

/** Notes that were called and not yet placed. */
export function takeWaitingNotes(scope: Scope): Element[] {
  return scope.notes.waiting.splice(0)
}

function call(state: State, node: FootnoteReference, scope: Scope): ElementContent[] {
  const note = scope.notes.byIdentifier.get(node.identifier.toLowerCase())
  // `footnotes/…` has reported it; the author's own characters are the least that a reader can be shown.
  if (!note) return [text(`[^${node.label ?? node.identifier}]`)]
  const earlier = scope.notes.calls.get(note.id) ?? 0
  scope.notes.calls.set(note.id, earlier + 1)
  const id = note.calls[earlier]
  if (scope.medium === 'screen') return [screenCall(note, id, node, scope)]
  const link = element(
    'a',
    {
      ...(id !== undefined && scope.medium !== 'data' ? {id} : {}),
      href: `#${note.id}`,
      role: 'doc-noteref',
    },
    [text(String(note.number))],
    node,
  )
  const mark = element('sup', {className: ['call']}, [link], node)
  if (earlier > 0) return [mark]
  if (scope.medium === 'print') return [mark, ...printedNotes(state, note, scope)]
  if (scope.medium === 'ebook') scope.notes.waiting.push(...printedNotes(state, note, scope))
  return [mark]
}

/** Two ways to one note, of which a stylesheet shows one: a button that lets the note pop up, where the browser knows popovers,
 * else (and on paper, and without a stylesheet) a link. The id is that of their parent, which is always there to return to. */
function screenCall(
  note: Footnote,
  id: string | undefined,
  node: FootnoteReference,
  scope: Scope,
): ElementContent {
  const number = () => [text(String(note.number))]
  const ariaLabel = word(scope.words, 'note_number', {number: note.number})
  return element(
    'sup',
    {...(id === undefined ? {} : {id}), className: ['call']},
    [
      element('a', {href: `#${note.id}`, role: 'doc-noteref', ariaLabel}, number(), node),
      element('button', {type: 'button', hidden: true, popoverTarget: note.id, ariaLabel}, number()),
    ],
    node,
  )
}

/** The note and any that it calls itself, which follow it: notes do not nest on paper. */
function printedNotes(state: State, note: Footnote, scope: Scope): Element[] {
  const content = state.all(note.definition)
  const inner = scope.medium === 'print' ? hoistNotes(content) : []
  return [aside(note, content, scope), ...inner]
}

function aside(note: Footnote, content: readonly ElementContent[], scope: Scope): Element {
  const back = element(
    'a',
    {
      className: ['note-number'],
      ...(note.calls[0] === undefined ? {} : {href: `#${note.calls[0]}`}),
      role: 'doc-backlink',
      ...(scope.medium === 'ebook'
        ? {ariaLabel: word(scope.words, 'back_to_text', {number: note.number})}
        : {}),
    },
    [text(String(note.number))],
  )
  const [first, ...rest] = content
  const children = isElement(first, 'p')
    ? [{...first, children: [back, text(' '), ...first.children]}, ...rest]
    : [element('p', {}, [back]), ...content]
  return element(
    'aside',
    {className: ['footnote'], id: note.id, role: 'doc-footnote'},
    children,
    note.definition,
  )
}

/** Takes the `aside`s out of `content`, which is changed. */
function hoistNotes(content: readonly ElementContent[]): Element[] {
  const found: Element[] = []
  for (const node of content) {
    if (node.type !== 'element') continue
    const notes = node.children.filter((child): child is Element => isElement(child, 'aside'))
    found.push(...notes, ...hoistNotes(node.children))
    node.children = node.children.filter((child) => !isElement(child, 'aside') || !notes.includes(child))
  }
  return found
}

/** The note's text for a list at the end, after a link back to each of its calls. */
export function endnote(state: State, note: Footnote, scope: Scope): ElementContent[] {
  const content = state.all(note.definition)
  const links = note.calls.flatMap((id, index) => [backlink(id, note, index, scope), text(' ')])
  const [first, ...rest] = content
  return isElement(first, 'p')
    ? [{...first, children: [...links, ...first.children]}, ...rest]
    : [element('p', {}, links), ...content]
}

function backlink(id: string, note: Footnote, index: number, scope: Scope): Element {
  const many = note.calls.length > 1
  const label = many
    ? word(scope.words, 'back_to_text_nth', {number: note.number, nth: index + 1})
    : word(scope.words, 'back_to_text', {number: note.number})
  const sign = many ? [text('↩'), element('sup', {}, [text(String(index + 1))])] : [text('↩')]
  return element('a', {className: ['backlink'], href: `#${id}`, role: 'doc-backlink', ariaLabel: label}, sign)
}
