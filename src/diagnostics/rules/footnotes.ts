import type {Rules} from './rule.ts'

export const footnotesRules = {
  'footnotes/definition-missing': {
    severity: 'error',
    doc: 'Every call of a footnote has its text.',
    hint: 'Add a line `[^name]: …` with the same name.',
  },
  'footnotes/definition-repeated': {
    severity: 'warning',
    doc: 'A footnote is defined once.',
    hint: 'Give the second a name of its own.',
  },
  'footnotes/never-called': {
    severity: 'warning',
    doc: 'Every footnote is called from the text.',
    hint: 'Add `[^name]` where it belongs, or remove the footnote.',
  },
} as const satisfies Rules
