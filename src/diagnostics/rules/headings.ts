import type {Rules} from './rule.ts'

export const headingsRules = {
  'headings/id-repeated': {
    severity: 'error',
    doc: 'An id is given once in an article.',
    hint: 'Choose another id.',
  },
  'headings/id-unfit': {
    severity: 'warning',
    doc: 'An id begins with a letter and has letters, digits, hyphens, dots and underscores.',
    hint: 'Choose an id such as `{#what-is-new}`.',
  },
  'headings/level-skipped': {
    severity: 'warning',
    doc: 'Heading levels are not skipped: under `##` comes `###`.',
    hint: 'Use the level that is expected; readers of headings by ear count on it.',
  },
  'headings/too-deep': {
    severity: 'warning',
    doc: 'Headings go no deeper than level 6.',
    hint: 'Flatten the structure.',
  },
} as const satisfies Rules
