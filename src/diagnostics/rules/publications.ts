import type {Rules} from './rule.ts'

export const publicationsRules = {
  'publications/address-listed': {
    severity: 'info',
    doc: 'A book that another tool lists is made of its own files.',
    hint: 'Nothing is to be done, if the address is meant for the site alone.',
  },
  'publications/article-missing': {
    severity: 'error',
    doc: 'What the `order` of a collection or the list of another tool names is there.',
    hint: 'Write the path from the folder of `publication.yml`, with its ending.',
  },
  'publications/article-not-in-order': {
    severity: 'warning',
    doc: 'Every article in the folder of a collection stands in its `order`.',
    hint: 'Add it to `order`, or begin its name with `_` while it is a draft.',
  },
  'publications/article-repeated': {
    severity: 'warning',
    doc: 'An article stands once in the `order` of a collection, or in the list of another tool.',
    hint: 'Remove one of the two lines.',
  },
  'publications/collection-empty': {
    severity: 'error',
    doc: 'A collection holds at least one article.',
    hint: 'Put Markdown files beside `publication.yml`, or remove it.',
  },
  'publications/list-unreadable': {
    severity: 'error',
    doc: 'The file in which another tool lists a book can be read.',
    hint: 'Correct it; until then the book is not known.',
  },
  'publications/listed-unfit': {
    severity: 'warning',
    doc: 'What a book lists is Markdown.',
    hint: 'Save it as Markdown, or list it for the site alone.',
  },
  'publications/no-source': {
    severity: 'info',
    doc: 'Every publication in the output folder has a source.',
    hint: 'Build with `--prune`, and it goes; or keep it.',
  },
  'publications/not-listed': {
    severity: 'info',
    doc: 'Every article in the folder of a book stands in its list.',
    hint: 'Add them to the list if they belong to the book; `--each` publishes all articles by themselves.',
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
