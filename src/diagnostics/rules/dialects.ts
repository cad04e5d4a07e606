import type {Rules} from './rule.ts'

export const dialectsRules = {
  'dialects/citation': {
    severity: 'info',
    doc: 'A citation names its source in words.',
    hint: 'Write a footnote, or the author and the year.',
  },
  'dialects/component': {
    severity: 'warning',
    doc: 'An article holds no components of the site that it was written for.',
    hint: 'Look at what stands in its place; write it in Markdown if something is missing.',
  },
  'dialects/formula': {
    severity: 'info',
    doc: 'A formula is MathML.',
    hint: 'Write MathML with an `alttext`, or leave it: the source is shown.',
  },
  'dialects/include-circle': {
    severity: 'error',
    doc: 'What an article includes comes to an end.',
    hint: 'Let a file include others, but not itself by way of them, and no more than a book’s text.',
  },
  'dialects/include-missing': {
    severity: 'error',
    doc: 'A file that an article includes is there, among the sources.',
    hint: 'Correct the path: it counts from the file that includes, or from a folder above it.',
  },
  'dialects/left-out': {
    severity: 'info',
    doc: 'What other tools place by a sign, we place by templates.',
    hint: 'Nothing needs to be done.',
  },
  'dialects/page-ambiguous': {
    severity: 'info',
    doc: 'A page or a picture that is known by its name alone has a name of its own.',
    hint: 'Write its folder in front of its name: `[[folder/name]]`.',
  },
  'dialects/page-missing': {
    severity: 'warning',
    doc: 'A page that is linked to by its name is among the sources.',
    hint: 'Write the page, or correct its name.',
  },
  'dialects/not-mdx': {
    severity: 'warning',
    doc: 'An article in MDX can be read as MDX: elements and braces are closed, and JavaScript is JavaScript.',
    hint: 'Close the element or the brace, or write `\\{` and `&lt;` for the signs themselves.',
  },
  'dialects/not-understood': {
    severity: 'warning',
    doc: 'An article holds no commands to the templates of another tool.',
    hint: 'Write in its place what it stands for.',
  },
} as const satisfies Rules
