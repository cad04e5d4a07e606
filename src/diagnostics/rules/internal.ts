import type {Rules} from './rule.ts'

export const internalRules = {
  'internal/exception': {
    severity: 'error',
    doc: 'What is in an article never makes Fourfold fail.',
    hint: 'Report it with this message, and the article if you may share it. When a plugin is named, its author is the one to ask.',
  },
} as const satisfies Rules
