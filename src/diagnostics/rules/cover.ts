import type {Rules} from './rule.ts'

export const coverRules = {
  'cover/contrast': {
    severity: 'warning',
    doc: 'What is written on covers and social cards has a contrast of at least 4.5 : 1 to its ground.',
    hint: 'Change `--accent`, `--ground` or `--ink` in styles/tokens.css, or give the cover colours of its own: `--cover-panel`, `--cover-panel-ink`, `--cover-paper`, `--cover-ink`.',
  },
  'cover/colour-unknown': {
    severity: 'warning',
    doc: 'Colours of covers and social cards are opaque and written in a form that has red, green and blue.',
    hint: 'Write the colour as #rrggbb, rgb(), hsl() or by name in styles/tokens.css, or give the cover one of its own, as `--cover-panel`.',
  },
  'cover/picture-small': {
    severity: 'info',
    doc: 'A picture for the cover is at least 1,400 pixels wide, as Apple Books asks, and never less than 625 by 1,000, as Kindle does.',
    hint: 'Give a larger picture.',
  },
} as const satisfies Rules
