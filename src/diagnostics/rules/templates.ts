import type {Rules} from './rule.ts'

export const templatesRules = {
  'templates/unknown-variable': {
    severity: 'error',
    doc: 'A template uses only variables that exist.',
    hint: 'The README of the templates folder lists every variable.',
  },
  'templates/unknown-filter': {
    severity: 'error',
    doc: 'A template uses only filters that exist.',
    hint: 'The README of the templates folder lists our filters; LiquidJS documents its own.',
  },
  'templates/not-found': {
    severity: 'error',
    doc: 'A template that another one names is there.',
    hint: 'Paths are given from the templates folder: `parts/byline.liquid`.',
  },
  'templates/syntax': {
    severity: 'error',
    doc: 'A template is valid Liquid.',
    hint: 'Each `{% if %}`, `{% for %}` and `{% unless %}` needs its end tag.',
  },
  'templates/content-misplaced': {
    severity: 'error',
    doc: 'Content is printed where elements can stand.',
    hint: 'Print plain text in attributes and in `title`: `article.title`, `article.summary`.',
  },
} as const satisfies Rules
