import type {Rules} from './rule.ts'

export const htmlRules = {
  'html/style-missing': {
    severity: 'error',
    doc: 'The stylesheets of the page are there.',
    hint: 'A templates folder that lacks a stylesheet takes ours; look for a file that may not be read.',
  },
} as const satisfies Rules
