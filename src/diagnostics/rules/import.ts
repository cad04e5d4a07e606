import type {Rules} from './rule.ts'

export const importRules = {
  'import/left-out': {
    severity: 'info',
    doc: 'What a document holds beside its article is left out: comments, deletions, navigation, programs.',
    hint: 'Look whether something is missing; `fourfold convert` writes the Markdown that was made.',
  },
  'import/unreadable': {
    severity: 'error',
    doc: 'A document that is to become an article can be opened, and is no larger than a book.',
    hint: 'Save it again in the program that made it.',
  },
} as const satisfies Rules
