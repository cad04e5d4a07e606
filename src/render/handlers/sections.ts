/** Sections, headings, divisions and spans → nested `section` elements, headings with their id and a link to themselves. */
import type {Element, ElementContent} from 'hast'
import type {Heading, Parents} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Division, Section, Span} from '../../model/nodes.ts'
import {element, text} from '../element.ts'
import type {Scope} from '../scope.ts'
import {word} from '../words.ts'
import {takeWaitingNotes} from './notes.ts'

export function sectionHandlers(scope: Scope): Handlers {
  return {
    section: (state: State, node: Section, parent: Parents | undefined) =>
      section(state, node, parent, scope),
    heading: (state: State, node: Heading, parent: Parents | undefined) =>
      heading(state, node, parent, scope),
    division: (state: State, node: Division) =>
      element(
        'div',
        {...(node.id ? {id: node.id} : {}), className: [...node.classes], ...language(node)},
        state.wrap(state.all(node), true),
        node,
      ),
    span: (state: State, node: Span) =>
      element(
        'span',
        {
          ...(node.id ? {id: node.id} : {}),
          ...(node.classes.length > 0 ? {className: [...node.classes]} : {}),
          ...language(node),
          ...(node.direction ? {dir: node.direction} : {}),
        },
        state.all(node),
        node,
      ),
  }
}

function section(
  state: State,
  node: Section,
  parent: Parents | undefined,
  scope: Scope,
): Element | ElementContent[] {
  const isTop = parent?.type !== 'section'
  // Notes called before the first section belong before it, so that an ebook has them in the file of their call.
  const before = isTop && scope.medium === 'ebook' ? takeWaitingNotes(scope) : []
  const content = state.all(node)
  const after = isTop && scope.medium === 'ebook' ? takeWaitingNotes(scope) : []
  const classes = ['section', `level-${node.depth}`, ...(node.question ? ['question'] : [])]
  const made = element('section', {className: classes}, state.wrap([...content, ...after], true), node)
  return before.length > 0 ? [...before, made] : made
}

function heading(state: State, node: Heading, parent: Parents | undefined, scope: Scope): Element {
  const owner = parent?.type === 'section' && parent.children[0] === node ? parent : null
  const id = owner?.id ?? node.data?.id
  const content = state.all(node)
  const permalink =
    scope.medium === 'screen' && id !== undefined ? [text(' '), permalinkTo(id, textOf(node), scope)] : []
  return element(
    `h${owner?.depth ?? node.depth}`,
    id === undefined ? {} : {id},
    [...content, ...permalink],
    node,
  )
}

function permalinkTo(id: string, title: string, scope: Scope): Element {
  const label = word(scope.words, 'link_to_section', {title})
  return element('a', {className: ['permalink'], href: `#${id}`, ariaLabel: label}, [text('#')])
}

function language(node: {readonly language: string | null}): {lang?: string} {
  return node.language ? {lang: node.language} : {}
}
