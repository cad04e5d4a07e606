import type {Rules} from './rule.ts'

export const linksRules = {
  'links/anchor-missing': {
    severity: 'error',
    doc: 'A link into an article leads to a heading or id that is there.',
    hint: 'Ids come from the words of headings: `## What is new?` is `#what-is-new`.',
  },
  'links/definition-repeated': {
    severity: 'warning',
    doc: 'The address of a reference link is defined once.',
    hint: 'Remove one of the definitions.',
  },
  'links/elsewhere': {
    severity: 'info',
    doc: 'A link leads to an article among the sources, or to an address on the web.',
    hint: 'Link to the address on the web, or give the address of the site (`siteUrl`, `--site-url`).',
  },
  'links/empty': {
    severity: 'error',
    doc: 'A link has an address.',
    hint: 'Write the address between the parentheses, or remove the link.',
  },
  'links/file-missing': {
    severity: 'error',
    doc: 'A link to a file leads to one that is there.',
    hint: 'Write the path from the folder of this article.',
  },
  'links/not-published': {
    severity: 'error',
    doc: 'A link to a file leads to an article.',
    hint: 'Link to the place where the file is published.',
  },
  'links/reference-undefined': {
    severity: 'warning',
    doc: 'A reference link has its definition.',
    hint: 'Add a line `[name]: https://…`, or put a backslash before the bracket.',
  },
  'links/invalid': {
    severity: 'warning',
    doc: 'An address on the web has a host that can exist.',
    hint: 'Write the address in full, `https://…`, with spaces as %20.',
  },
  'links/unsafe': {
    severity: 'error',
    doc: 'A link cannot run anything.',
    hint: 'Use https:, mailto: or tel:.',
  },
  'links/without-text': {
    severity: 'warning',
    doc: 'A link has text.',
    hint: 'Write between the brackets what the reader finds there.',
  },
} as const satisfies Rules
