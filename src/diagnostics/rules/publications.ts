import type {Rules} from './rule.ts'

export const publicationsRules = {
  'publications/article-missing': {
    severity: 'error',
    doc: 'The `order` of a collection names articles that are there.',
    hint: 'Write the path from the folder of `publication.yml`, with its ending.',
  },
  'publications/article-not-in-order': {
    severity: 'warning',
    doc: 'Every article in the folder of a collection stands in its `order`.',
    hint: 'Add it to `order`, or begin its name with `_` while it is a draft.',
  },
  'publications/article-repeated': {
    severity: 'warning',
    doc: 'An article stands once in the `order` of a collection.',
    hint: 'Remove one of the two lines.',
  },
  'publications/collection-empty': {
    severity: 'error',
    doc: 'A collection holds at least one article.',
    hint: 'Put Markdown files beside `publication.yml`, or remove it.',
  },
  'publications/no-source': {
    severity: 'info',
    doc: 'Every publication in the output folder has a source.',
    hint: 'Remove its folder, and the next build takes it from the shelf; or keep it.',
  },
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
