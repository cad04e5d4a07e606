import type {Rules} from './rule.ts'

export const cssRules = {
  'css/syntax': {
    severity: 'error',
    doc: 'A stylesheet is well-formed CSS.',
    hint: 'Look for a missing brace, semicolon or quotation mark before this place.',
  },
  'css/unknown-property': {
    severity: 'warning',
    doc: 'A property in a rule that applies to print is one that the typesetter supports.',
    hint: 'docs/css.md lists the supported properties. Put what is meant for the screen alone in an `@media screen` block.',
  },
  'css/invalid-value': {
    severity: 'warning',
    doc: 'The value of a property follows its syntax.',
    hint: 'docs/css.md gives the syntax of each property.',
  },
  'css/unsupported-selector': {
    severity: 'warning',
    doc: 'A selector in a rule that applies to print is one that the typesetter supports.',
    hint: 'docs/css.md lists the supported selectors.',
  },
  'css/unsupported-at-rule': {
    severity: 'warning',
    doc: 'An at-rule that applies to print is one that the typesetter supports.',
    hint: 'Supported are @media, @supports, @import, @page with its margin boxes, and @font-face.',
  },
  'css/unsupported-media-query': {
    severity: 'warning',
    doc: 'A media query asks only for what a sheet of paper can answer.',
    hint: 'Use `@media print`, or put screen widths under `@media screen`.',
  },
  'css/unknown-variable': {
    severity: 'warning',
    doc: 'A custom property that `var()` names is declared, or has a fallback.',
    hint: 'Declare it in `:root` (tokens.css), or write `var(--name, fallback)`.',
  },
  'css/nesting-too-deep': {
    severity: 'warning',
    doc: 'Elements are nested no more than 512 deep.',
    hint: 'Take out elements that hold nothing but another one.',
  },
  'css/style-not-found': {
    severity: 'error',
    doc: 'What `styles` of the front matter names is there: a stylesheet, or a variant of the handout.',
    hint: 'A name that ends in `.css` is a path from the folder of the article; others are files of `styles/variants/`.',
  },
  'css/import-not-found': {
    severity: 'error',
    doc: 'A stylesheet that `@import` names exists among the templates.',
    hint: 'The path is relative to the stylesheet that imports it; addresses on the network are not read.',
  },
  'css/import-misplaced': {
    severity: 'warning',
    doc: '`@import` comes before all other rules of its stylesheet.',
    hint: 'Move it to the head of the stylesheet; where it stands, browsers ignore it.',
  },
} as const satisfies Rules
