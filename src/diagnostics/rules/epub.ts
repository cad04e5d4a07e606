import type {Rules} from './rule.ts'

export const epubRules = {
  'epub/link-outside': {
    severity: 'info',
    doc: 'A link in an EPUB leads to a place in it or to an absolute address, because the file travels alone.',
    hint: 'Set the site URL in the configuration, or `canonical` in the front matter, and the link becomes absolute.',
  },
  'epub/link-invalid': {
    severity: 'warning',
    doc: 'The address of a link follows the URL standard.',
    hint: 'Write the address in full, `https://…`, with spaces as %20.',
  },
  'epub/character-forbidden': {
    severity: 'warning',
    doc: 'Text holds only characters that XML allows: no control characters, no halves of surrogate pairs.',
    hint: 'Delete the character; the EPUB shows U+FFFD (�) in its place.',
  },
  'epub/image-unreadable': {
    severity: 'error',
    doc: 'A picture can be decoded, so that it can be written in a format that every reading system shows.',
    hint: 'Save the picture again as JPEG or PNG.',
  },
  'epub/image-reduced': {
    severity: 'info',
    doc: 'A picture in an EPUB has at most 4 megapixels, the limit of Apple Books.',
    hint: 'Nothing to do: a smaller copy stands in the EPUB, the original on the web page.',
  },
  'epub/svg-drawn': {
    severity: 'info',
    doc: 'An SVG picture in an EPUB holds no script, no foreign markup and nothing fetched from elsewhere.',
    hint: 'Remove scripts, `foreignObject` and outer addresses from the SVG to keep it sharp at every size.',
  },
  'epub/animation-still': {
    severity: 'info',
    doc: 'A picture that moves says everything in its first frame, where an e-book shows only that.',
    hint: 'Put the frames that matter one beside the other.',
  },
  'epub/math-as-text': {
    severity: 'info',
    doc: 'A formula has an `alttext`, so that the Kindle file, which shows no MathML, can say it in words.',
    hint: 'Add `alttext="…"` to the `math` element.',
  },
  'epub/cover-character': {
    severity: 'warning',
    doc: 'Each character on the cover and the social card is in one of the fonts.',
    hint: 'Add a TrueType font that has the character, with `@font-face` in styles/print.css, or give the article an `image` with a cover of your own.',
  },
} as const satisfies Rules
