import type {Rules} from './rule.ts'

export const internalRules = {
  'internal/exception': {
    severity: 'error',
    doc: 'What is in an article never makes Fourfold fail.',
    hint: 'Report it with the article, if you may share it, and with what `--verbose` shows. When it is a plugin, its author is the one to ask.',
  },
} as const satisfies Rules
