import type {Rules} from './rule.ts'

export const sourceRules = {
  'source/control-character': {
    severity: 'warning',
    doc: 'A source has no control characters.',
    hint: 'Remove it; it came from another program, with copy and paste.',
  },
  'source/empty': {
    severity: 'error',
    doc: 'A source has content.',
    hint: 'Write something, or remove the file.',
  },
  'source/not-utf-8': {
    severity: 'error',
    doc: 'A source is UTF-8.',
    hint: 'Save the file as UTF-8.',
  },
} as const satisfies Rules
