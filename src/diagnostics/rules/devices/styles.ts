import {appleFonts, type DeviceRules, kdpMarkup, kdpText, koboGuide, pull, thread} from './evidence.ts'

export const stylesRules = {
  // Styles.
  'devices/css-variable': {
    severity: 'warning',
    doc: 'Styles hold no custom properties and no `var()`: they are among what Send to Kindle was found to refuse.',
    hint: 'Write the value itself.',
    devices: ['kindle'],
    evidence: [thread('harvard-edge/cs249r_book', 1148), thread('harvard-edge/cs249r_book', 1052)],
  },
  'devices/css-layout': {
    severity: 'error',
    doc: 'Nothing is laid out by flexbox or grid: some readers show a blank page instead of the book.',
    hint: 'Let blocks follow one another; use a table for what is one.',
    devices: ['kobo', 'old'],
    evidence: [thread('jgm/pandoc', 8379), thread('jgm/pandoc', 8435)],
  },
  'devices/css-calc': {
    severity: 'error',
    doc: 'Styles hold no `calc()`: Adobe’s old engine drops the whole stylesheet for it.',
    hint: 'Write the length itself.',
    devices: ['old'],
    evidence: [thread('dvschultz/99problems', 53)],
  },
  'devices/css-hidden': {
    severity: 'error',
    doc: 'No file hides more than 10 000 characters by `display: none`: Kindle’s conversion stops at E3013.',
    hint: 'Leave out what nobody is to read.',
    devices: ['kindle'],
    evidence: [thread('lorenzodifuccia/safaribooks', 40), thread('lorenzodifuccia/safaribooks', 88)],
  },
  'devices/css-color': {
    severity: 'warning',
    doc: 'Body text has no colour of its own, and nothing has a ground: night and sepia are the reader’s.',
    hint: 'Delete the declaration; mark by weight, size or a line at the side.',
    devices: ['kindle', 'apple', 'kobo'],
    evidence: [pull('ofou/graham-essays', 27), koboGuide('css'), kdpText],
  },
  'devices/css-fixed-size': {
    severity: 'warning',
    doc: 'Sizes and spacing of text are relative, so that the reader’s setting counts.',
    hint: 'Write `em` or `%`; a line height without unit.',
    devices: ['kindle'],
    evidence: [kdpText, thread('danburzo/percollate', 184), thread('koreader/koreader', 12570)],
  },
  'devices/css-position': {
    severity: 'warning',
    doc: 'Nothing is placed by `position: absolute` or `fixed`.',
    hint: 'Let it stand in the flow of the text.',
    devices: ['old'],
    evidence: [thread('jhellingman/tei2html', 17)],
  },
  'devices/css-negative': {
    severity: 'warning',
    doc: 'No margin is negative, and no indent that no padding makes room for: Kindle cuts the text off.',
    hint: 'For `text-indent: -2em` add `padding-left: 2em`.',
    devices: ['kindle'],
    evidence: [kdpMarkup, thread('asciidoctor/asciidoctor-epub3', 390)],
  },
  'devices/css-viewport': {
    severity: 'warning',
    doc: 'A length in `vw` or `vh` stands after one that Kobo’s e-ink readers understand.',
    hint: 'Declare the property first in `%` or `em`.',
    devices: ['kobo'],
    evidence: [thread('kobolabs/epub-spec', 53)],
  },
  'devices/css-at-rule': {
    severity: 'info',
    doc: 'What matters is said outside `@media` and `@supports`: KindleGen overlooks both.',
    hint: 'Say first what holds everywhere.',
    devices: ['kindle'],
    evidence: [thread('daniel-j/send2ereader', 73)],
  },

  // Fonts.
  'devices/specified-fonts': {
    severity: 'warning',
    doc: '`specified-fonts` is true only in a book that embeds fonts: it also forces the book’s colours on dark themes.',
    hint: 'Delete the option, or embed the fonts.',
    devices: ['apple'],
    evidence: [pull('ofou/graham-essays', 27), appleFonts],
  },
  'devices/font-format': {
    severity: 'warning',
    doc: 'Embedded fonts are OpenType, TrueType or WOFF 1.',
    hint: 'Convert WOFF2 to OTF.',
    devices: ['kobo', 'old'],
    evidence: [koboGuide('supported-fonts'), pull('dteviot/EpubEditor', 21)],
  },
  'devices/font-obfuscated': {
    severity: 'warning',
    doc: 'Embedded fonts are not obfuscated: KindleGen throws them away.',
    hint: 'Embed a font whose licence allows it as it is.',
    devices: ['kindle'],
    evidence: [thread('kobolabs/epub-spec', 17)],
  },
} as const satisfies DeviceRules
