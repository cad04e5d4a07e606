/** Tags → the same, with headings that begin at H1 and skip no level (PDF/UA-1, section 7.4.2). */
import type {Report} from '../diagnostics/message.ts'
import type {Role} from './roles.ts'
import type {Tag} from './tag.ts'

const roles: readonly Role[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']

interface Heading {
  readonly written: number
  readonly tagged: number
}

/** Siblings stay siblings: each heading goes up to one below the nearest heading before it that is above it. */
export function headingLevels(root: Tag, report: Report): void {
  const above: Heading[] = []
  /** A message for the first heading under each, not for all its siblings. */
  const reported = new Set<Heading | null>()
  const visit = (node: Tag): void => {
    const written = levelOf(node.role)
    if (written > 0) {
      while ((above.at(-1)?.written ?? 0) >= written) above.pop()
      const parent = above.at(-1) ?? null
      const tagged = Math.min(6, (parent?.tagged ?? 0) + 1)
      above.push({written, tagged})
      node.role = roles[tagged - 1] ?? node.role
      if (written > (parent?.written ?? 0) + 1 && !reported.has(parent)) {
        reported.add(parent)
        report({
          rule: 'pdf/heading-level-repaired',
          reason: `A heading of level ${written} stands where only level ${tagged} can; the PDF is tagged with level ${tagged}`,
          place: node.origin ?? undefined,
        })
      }
    }
    for (const kid of node.kids) if (kid.type === 'tag') visit(kid)
  }
  visit(root)
}

function levelOf(role: Role): number {
  return roles.indexOf(role) + 1
}
