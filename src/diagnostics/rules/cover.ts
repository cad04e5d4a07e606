import type {Rules} from './rule.ts'

export const coverRules = {
  'cover/contrast': {
    severity: 'warning',
    doc: 'What is written on covers and social cards has a contrast of at least 4.5 : 1 to its ground.',
    hint: 'Change `--accent`, `--ground` or `--ink` in styles/tokens.css, or give the cover colours of its own: `--cover-panel`, `--cover-panel-ink`, `--cover-paper`, `--cover-ink`.',
  },
  'cover/picture-small': {
    severity: 'info',
    doc: 'A picture for the cover is at least 1,400 pixels wide, as Apple Books asks, and never less than 625 by 1,000, as Kindle does.',
    hint: 'Give a larger picture.',
  },
} as const satisfies Rules
