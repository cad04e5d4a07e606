import type {Rules} from './rule.ts'

export const publicationsRules = {
  'publications/slug-taken': {
    severity: 'error',
    doc: 'Every publication has a slug of its own.',
    hint: 'Give one of the two a `slug: …` in its front matter.',
  },
  'publications/source-missing': {
    severity: 'error',
    doc: 'A source can be read.',
    hint: 'Check the path and the permissions of the file.',
  },
} as const satisfies Rules
