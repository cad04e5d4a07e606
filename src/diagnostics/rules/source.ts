import type {Rules} from './rule.ts'

export const sourceRules = {
  'source/control-character': {
    severity: 'warning',
    doc: 'A source has no control characters.',
    hint: 'Remove it; it came from another program, with copy and paste.',
  },
  'source/directive-open': {
    severity: 'warning',
    doc: 'A container that is opened is closed.',
    hint: 'Add a line `:::` where it ends.',
  },
  'source/directive-unknown': {
    severity: 'warning',
    doc: 'A directive is one that we know.',
    hint: 'Containers may have any name; others are `:span[…]{lang=…}`, `:sup[…]` and `:sub[…]`.',
  },
  'source/encoding': {
    severity: 'info',
    doc: 'A source is UTF-8; UTF-16 and Windows-1252 are read as what they are.',
    hint: 'Save the file as UTF-8, and every program will read it.',
  },
  'source/empty': {
    severity: 'error',
    doc: 'A source has content.',
    hint: 'Write something, or remove the file.',
  },
  'source/html-cut': {
    severity: 'warning',
    doc: 'Tags, attributes and comments of HTML are closed.',
    hint: 'Finish it, or write `&lt;` for a `<` that opens no tag.',
  },
  'source/html-dropped': {
    severity: 'warning',
    doc: 'HTML in Markdown is of the safe kind: no scripts, styles, forms or frames.',
    hint: 'Say it in Markdown.',
  },
  'source/language-unknown': {
    severity: 'error',
    doc: 'The language of a piece of text is a BCP 47 tag.',
    hint: 'Write `fr`, `el`, `zh-Hant`, …',
  },
  'source/nesting': {
    severity: 'warning',
    doc: 'Quotations, lists and emphasis do not nest without end.',
    hint: 'Flatten the structure.',
  },
  'source/not-utf-8': {
    severity: 'error',
    doc: 'A source is UTF-8.',
    hint: 'Save the file as UTF-8.',
  },
  'source/plain-text': {
    severity: 'info',
    doc: 'Markdown has empty lines between its blocks.',
    hint: 'Save it as `.txt` if it is plain text; else put empty lines between paragraphs, and `##` before headings.',
  },
  'source/signs': {
    severity: 'warning',
    doc: 'A paragraph does not consist of thousands of brackets, asterisks or angle brackets.',
    hint: 'Put it into a code block, if that is what it is.',
  },
} as const satisfies Rules
