import type {Rules} from './rule.ts'

export const textRules = {
  'text/left-out': {
    severity: 'info',
    doc: 'A text holds no page numbers and no buttons of the page that it comes from.',
    hint: 'If it is the text’s own, make it part of a sentence.',
  },
} as const satisfies Rules
