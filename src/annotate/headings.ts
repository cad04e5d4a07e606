/** Heading levels put in order: the body starts at 2, and no level is skipped. */
import type {Heading, Root, RootContent} from 'mdast'
import type {Section} from '../model/nodes.ts'
import type {State} from './state.ts'
import {plainText, visit} from './tree.ts'

type Depth = Section['depth']
const depths = [2, 3, 4, 5, 6] as const satisfies readonly Depth[]

/** Level 1 is the article's title; a body that uses it is moved down as a whole, without a word. */
export function headingLevels(tree: Root, titleDepth: number, state: State): void {
  /** Headings that the next one may stand under, with the level that each was given. */
  const open: {readonly written: number; readonly given: number}[] = []
  const top = tree.children.some((node) => node.type === 'heading' && node.depth === 1) ? 1 : 2
  const first = tree.children.find((node) => node.type === 'heading')
  // Under a title that is itself of level 2, those of level 3 follow.
  if (first?.type === 'heading' && first.depth > titleDepth + 1 && top === 2)
    reportSkipped(first, titleDepth, state)
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      quotedHeadings(node, (open.at(-1)?.given ?? 1) + 1)
      continue
    }
    while ((open.at(-1)?.written ?? 0) >= node.depth) open.pop()
    const parent = open.at(-1)
    const given = parent ? parent.given + 1 : 2
    if (parent && node.depth > parent.written + 1) reportSkipped(node, parent.written, state)
    if (given > 6) {
      state.report({
        rule: 'headings/too-deep',
        reason: `The heading “${plainText(node.children)}” would stand at level ${given}; it stands at level 6.`,
        place: node,
      })
    }
    open.push({written: node.depth, given})
    node.depth = level(given)
  }
}

/** Headings inside quotations, notes and lists make no sections, but readers of their tags hear the levels all the same. */
function quotedHeadings(node: RootContent, shallowest: number): void {
  if (!('children' in node)) return
  let deepest = shallowest
  visit(node, (inner) => {
    if (inner.type !== 'heading') return
    inner.depth = level(Math.min(Math.max(inner.depth, shallowest), deepest))
    deepest = inner.depth + 1
  })
}

function level(depth: number): Depth {
  return depths.find((candidate) => candidate >= depth) ?? 6
}

function reportSkipped(heading: Heading, above: number, state: State): void {
  state.report({
    rule: 'headings/level-skipped',
    reason: `The heading “${plainText(heading.children)}” is of level ${heading.depth} under one of level ${above}; it is set as level ${above + 1}.`,
    place: heading,
    actual: '#'.repeat(heading.depth),
    expected: ['#'.repeat(above + 1)],
  })
}
