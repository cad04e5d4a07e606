import type {Rules} from './rule.ts'

export const linesRules = {
  'lines/loose': {
    severity: 'info',
    doc: 'The spaces of a justified line stay near their natural width.',
    hint: 'Reword the sentence, allow hyphens, or set the paragraph with `text-align: start`.',
  },
  'lines/overfull': {
    severity: 'warning',
    doc: 'No line is wider than its measure.',
    hint: 'Reword the sentence, add a soft hyphen (U+00AD) to the long word, or style it with `overflow-wrap: anywhere`.',
  },
} as const satisfies Rules
