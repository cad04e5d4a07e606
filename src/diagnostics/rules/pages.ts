import type {Rules} from './rule.ts'

export const pagesRules = {
  'pages/table-too-wide': {
    severity: 'warning',
    doc: 'A table fits the width of the page.',
    hint: 'Shorten the longest words of the table, drop a column, or give the table smaller type in the stylesheet.',
  },
  'pages/too-tall': {
    severity: 'warning',
    doc: 'Everything that cannot be broken fits on one page.',
    hint: 'Make the element lower, or allow a break inside it.',
  },
  'pages/keep-broken': {
    severity: 'info',
    doc: 'Headings stay with their text, and paragraphs keep two lines together.',
    hint: 'Allow a break somewhere in this stretch: it asks to be kept together, but is higher than a page.',
  },
  'pages/references-unsettled': {
    severity: 'warning',
    doc: 'Page numbers in the text come to rest.',
    hint: 'A page reference moves the page it points to back and forth; reword the paragraph it stands in.',
  },
} as const satisfies Rules
