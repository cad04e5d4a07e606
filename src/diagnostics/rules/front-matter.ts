import type {Rules} from './rule.ts'

export const frontMatterRules = {
  'front-matter/title-missing': {
    severity: 'info',
    doc: 'An article has a title.',
    hint: 'Add `title: …` to the front matter; until then the first heading or the file name stands in.',
  },
} as const satisfies Rules
