import {type DeviceRules, epub, kdpCovers, koboGuide, pull, thread} from './evidence.ts'

export const packageRules = {
  // What the package says.
  'devices/title-missing': {
    severity: 'error',
    doc: 'The package names the title of the book.',
    hint: 'Fill `dc:title`.',
    devices: ['kindle'],
    evidence: [thread('AlexPof/mark2epub', 2), pull('cryptoparty/handbook', 83)],
  },
  'devices/creator-missing': {
    severity: 'warning',
    doc: 'The package names an author; else shelves say “Unknown”.',
    hint: 'Add `dc:creator`; in Fourfold, `author` in the front matter.',
    devices: ['kindle'],
    evidence: [pull('cryptoparty/handbook', 83), thread('cogneon/lernos-for-you', 75)],
  },
  'devices/language': {
    severity: 'error',
    doc: 'The package names the language by a tag that exists: Kindle conversion stops without.',
    hint: 'Write `dc:language` as `en`, `de-AT`, `zh-Hant`, …',
    devices: ['kindle'],
    evidence: [
      thread('karlseguin/the-little-mongodb-book', 15),
      pull('ofou/graham-essays', 19),
      thread('dteviot/WebToEpub', 1154),
    ],
  },
  'devices/identifier-mismatch': {
    severity: 'warning',
    doc: 'The identifier of the package is there, and the NCX repeats it.',
    hint: 'Give `unique-identifier` the id of a `dc:identifier`, and write its text as `dtb:uid` of the NCX.',
    devices: ['kindle', 'apple', 'kobo'],
    evidence: [
      koboGuide('opf'),
      pull('innocenat/kindle-epub-fix', 25),
      pull('montaro2017/bili_novel_packer', 39),
    ],
  },
  'devices/page-direction': {
    severity: 'warning',
    doc: 'A book in a script that runs from right to left turns its pages that way.',
    hint: 'Give the spine `page-progression-direction="rtl"`.',
    devices: ['kobo'],
    evidence: [koboGuide('right-to-left-page-and-text-direction')],
  },

  // Cover.
  'devices/cover-missing': {
    severity: 'warning',
    doc: 'The package says which picture is the cover.',
    hint: 'Give the picture `properties="cover-image"` in the manifest, and add `<meta name="cover" content="its id"/>`.',
    devices: ['kindle', 'kobo'],
    evidence: [kdpCovers, koboGuide('cover-images')],
  },
  'devices/cover-small': {
    severity: 'warning',
    doc: 'The cover has at least 1000 × 625 pixels.',
    hint: 'Use a larger picture: 1562 × 2500 is what Kindle asks for, and below Apple’s 4 million pixels.',
    devices: ['kindle'],
    evidence: [kdpCovers],
  },
  'devices/cover-format': {
    severity: 'warning',
    doc: 'The cover is a JPEG or PNG: Kobo shows no GIF and no WebP there.',
    hint: 'Save it as JPEG.',
    devices: ['kobo'],
    evidence: [koboGuide('cover-images'), thread('kobolabs/epub-spec', 74)],
  },
  'devices/cover-twice': {
    severity: 'warning',
    doc: 'No page of the reading order shows the cover again: Kindle makes its own.',
    hint: 'Delete the page, or give it `linear="no"` in the spine.',
    devices: ['kindle'],
    evidence: [
      'https://www.mobileread.com/forums/showpost.php?p=3426477&postcount=18',
      'https://1library.net/document/qvg1on0q-amazon-kindle-publishing-guidelines.html',
    ],
  },

  // Finding one's way.
  'devices/ncx-missing': {
    severity: 'warning',
    doc: 'There is an NCX for the readers that know no navigation document.',
    hint: 'Add `toc.ncx`, and name it by `toc` at the spine.',
    devices: ['kindle', 'old'],
    evidence: [
      'https://1library.net/document/qvg1on0q-amazon-kindle-publishing-guidelines.html',
      epub('sec-opf2-ncx'),
    ],
  },
  'devices/toc-missing': {
    severity: 'warning',
    doc: 'An EPUB 3 has contents in its navigation document; else Kobo takes the NCX, or the bare spine.',
    hint: 'Add a document with `properties="nav"` and a `<nav epub:type="toc">` in it.',
    devices: ['kobo'],
    evidence: [koboGuide('table-of-contents-toc')],
  },
  'devices/toc-order': {
    severity: 'error',
    doc: 'The contents name the chapters in the order in which they are read.',
    hint: 'Put the entries, or the spine, in the other’s order.',
    devices: ['kindle', 'apple'],
    evidence: [thread('innocenat/kindle-epub-fix', 2), thread('w3c/epubcheck', 717)],
  },
  'devices/chapter-not-linear': {
    severity: 'warning',
    doc: 'What the contents list is part of the reading order: no reader turns a page into `linear="no"`.',
    hint: 'Delete `linear="no"` from the chapter’s `itemref`.',
    devices: ['apple'],
    evidence: [pull('chromatic/modern_perl_book', 154)],
  },
  'devices/link-target': {
    severity: 'error',
    doc: 'A link inside the book leads to a place that is there.',
    hint: 'Give the element this id, or correct the link.',
    devices: ['kindle'],
    evidence: [thread('gibbok/typescript-book', 108)],
  },
} as const satisfies DeviceRules
