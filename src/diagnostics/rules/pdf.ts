import type {Rules} from './rule.ts'

export const pdfRules = {
  'pdf/formula-in-line': {
    severity: 'info',
    doc: 'A formula is read as well in one line of text: the PDF has no other form for it.',
    hint: 'Nothing to do: page and e-book show it as it was written. Give it `alttext` with the words to be read aloud.',
  },
  'pdf/heading-level-repaired': {
    severity: 'info',
    doc: 'Headings of a tagged PDF begin at level 1 and skip none.',
    hint: 'Use heading levels in order; the PDF is tagged with the nearest level that can stand here.',
  },
  'pdf/claim-withdrawn': {
    severity: 'warning',
    doc: 'A PDF claims PDF/UA-1 and PDF/A-3a only when it keeps their rules.',
    hint: 'Repair what the message names; the PDF is whole, but does not state the standard.',
  },
  'pdf/font-not-found': {
    severity: 'warning',
    doc: 'Every font that a stylesheet names can be read.',
    hint: 'Check the path in `src`; it is relative to the stylesheet. Until then the next family of the list is used.',
  },
  'pdf/picture-unreadable': {
    severity: 'error',
    doc: 'Every picture can be decoded.',
    hint: 'Save the picture again as PNG, JPEG, WebP or SVG.',
  },
  'pdf/svg-unsupported': {
    severity: 'info',
    doc: 'Drawings use what the PDF can show as vectors.',
    hint: 'Save the drawing with paths and plain fills, or as PNG.',
  },
  'pdf/link-without-destination': {
    severity: 'info',
    doc: 'A link inside a document leads to something that is printed in it.',
    hint: 'The words of the link stay, as plain text. Check its address, or print what it leads to.',
  },
  'pdf/link-outside': {
    severity: 'info',
    doc: 'A link in a PDF to another article has an address on the web, so that a copy that travels alone leads on, too.',
    hint: 'Build with `--site-url`, or set `canonical` in the front matter, and the link becomes absolute.',
  },
} as const satisfies Rules
