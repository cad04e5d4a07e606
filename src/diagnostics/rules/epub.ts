import type {Rules} from './rule.ts'

export const epubRules = {
  'epub/link-outside': {
    severity: 'info',
    doc: 'A link in an EPUB leads to a place in it or to an absolute address, because the file travels alone.',
    hint: 'Build with `--site-url`, or set `canonical` in the front matter, and the link becomes absolute.',
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
    hint: 'Add a font that has the character, with `@font-face` in styles/tokens.css, or give the article an `image` with a cover of your own.',
  },
  'epub/style-dropped': {
    severity: 'info',
    doc: 'The stylesheet of an e-book fixes no colour, no size of type and no place: the reader chooses, and old reading systems stumble over the rest.',
    hint: 'Leave it out of `ebook.css`; for the page alone it belongs into `screen.css`.',
  },
  'epub/style-inline': {
    severity: 'info',
    doc: 'Elements of an e-book carry no `style` of their own.',
    hint: 'Give the element a class, and say in `ebook.css` how it looks.',
  },
  'epub/claim-contradicted': {
    severity: 'warning',
    doc: 'A book that somebody certified as accessible holds nothing that shows the opposite.',
    hint: 'Describe every picture and keep headings in order, or take `accessibility` out of the configuration.',
  },
  'epub/font-missing': {
    severity: 'warning',
    doc: 'A font that the e-book is to carry is a file among the templates.',
    hint: 'Write the path in `src` from the folder of the stylesheet.',
  },
} as const satisfies Rules
