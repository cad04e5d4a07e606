/** What others call our five kinds of boxes, whatever the signs around them. */
import type {AdmonitionKind} from '../../model/nodes.ts'

const names: Readonly<Record<AdmonitionKind, readonly string[]>> = {
  note: ['note', 'info', 'seealso', 'callout', 'details', 'admonition', 'dropdown'],
  tip: ['tip', 'hint', 'success', 'check', 'done'],
  important: ['important', 'todo', 'question', 'abstract', 'summary', 'tldr'],
  warning: ['warning', 'attention', 'warn'],
  caution: ['caution', 'danger', 'error', 'failure', 'fail', 'missing', 'bug'],
}

const kindNames = ['note', 'tip', 'important', 'warning', 'caution'] as const

export const kinds: ReadonlyMap<string, AdmonitionKind> = new Map(
  kindNames.flatMap((kind) => names[kind].map((name) => [name, kind] as const)),
)
