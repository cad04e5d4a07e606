import type {Rules} from './rule.ts'

export const fontsRules = {
  'fonts/missing-glyph': {
    severity: 'error',
    doc: 'Every character of the text is in one of the fonts.',
    hint: 'Add a font that has it with `@font-face`, put its family into `font-family`, write the character another way, or leave the PDF out: `--to html,epub,json`.',
  },
  'fonts/unsupported': {
    severity: 'error',
    doc: 'A font for print is a static TrueType or OpenType file.',
    hint: 'Name the .ttf or .otf file in `src`; for a variable font, take the static file of the weight you use.',
  },
} as const satisfies Rules
