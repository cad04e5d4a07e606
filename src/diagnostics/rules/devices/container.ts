import {applePrepare, type DeviceRules, epub, kdpMarkup, koboGuide, pull, thread} from './evidence.ts'

export const containerRules = {
  // The archive.
  'devices/unreadable': {
    severity: 'error',
    doc: 'An EPUB is a ZIP archive whose META-INF/container.xml names a package document.',
    hint: 'Build the file again; EPUBCheck says what is wrong in detail.',
    devices: ['kindle', 'apple', 'kobo', 'old'],
    evidence: [epub('sec-container-metainf'), thread('hendricius/the-sourdough-framework', 261)],
  },
  'devices/mimetype-first': {
    severity: 'error',
    doc: 'The archive begins with the file `mimetype`, neither compressed nor with an extra field.',
    hint: 'Zip `mimetype` first: `zip -X0 book.epub mimetype`, then the rest with `zip -Xr9`.',
    devices: ['apple'],
    evidence: [pull('ScerIO/epubx.dart', 1), thread('Raku/doc-website', 374), epub('sec-zip-container-mime')],
  },
  'devices/file-name': {
    severity: 'warning',
    doc: 'Names of files in a book are made of ASCII letters, digits, `-`, `_` and `.`.',
    hint: 'Rename the file, in the manifest and in every link.',
    devices: ['kobo', 'old'],
    evidence: [koboGuide('opf'), thread('koreader/koreader', 12656)],
  },
  'devices/file-name-collision': {
    severity: 'error',
    doc: 'No two files of a book have names that differ only by case.',
    hint: 'Rename one of them: on many systems one would replace the other.',
    devices: ['kindle', 'apple', 'kobo', 'old'],
    evidence: [epub('sec-container-filenames'), thread('Sigil-Ebook/Sigil', 247)],
  },
  'devices/file-missing': {
    severity: 'error',
    doc: 'Every file that a book refers to is in it, under exactly this name.',
    hint: 'Add the file, or write its name as it is in the archive: upper and lower case count.',
    devices: ['kindle', 'apple', 'kobo', 'old'],
    evidence: [kdpMarkup, thread('koreader/koreader', 2600)],
  },
  'devices/book-size': {
    severity: 'warning',
    doc: 'A book for Send to Kindle has at most 50 MB, the limit by mail; larger ones have failed below the 200 MB of the web page.',
    hint: 'Reduce the pictures.',
    devices: ['kindle'],
    evidence: [
      'https://www.amazon.co.uk/gp/help/customer/display.html?nodeId=201974220',
      thread('input-output-hk/mastering-cardano', 47),
    ],
  },
  'devices/text-file-size': {
    severity: 'warning',
    doc: 'An XHTML file has at most 300 kB: readers on old Adobe engines do not show what is beyond.',
    hint: 'Split the file, at best by chapters.',
    devices: ['old'],
    evidence: [
      'https://qualebook.edrlab.org/en/rules/087',
      'http://electricbookworks.com/kb/creating-epub-from-indesign/working-in-indesign/file-sizes/',
    ],
  },

  // XML.
  'devices/comment-hyphens': {
    severity: 'error',
    doc: 'No comment holds `--`: XML forbids it, Send to Kindle answers E999, other readers stop there.',
    hint: 'Write `- -` in the comment, or delete it.',
    devices: ['kindle', 'apple', 'kobo', 'old'],
    evidence: [
      thread('abuseofnotation/category-theory-illustrated', 62),
      thread('harvard-edge/cs249r_book', 1052),
    ],
  },
  'devices/named-entity': {
    severity: 'error',
    doc: 'Text uses no named entities but the five of XML: `&nbsp;` and its like end the page where they stand.',
    hint: 'Write the character itself, or its number: `&#160;`.',
    devices: ['kindle', 'apple', 'kobo', 'old'],
    evidence: [
      thread('wcember/pypub', 4),
      thread('harshit181/RSSPub', 74),
      pull('tmciver/out-of-the-tar-pit-epub', 2),
    ],
  },
  'devices/not-well-formed': {
    severity: 'error',
    doc: 'Every XHTML, OPF and NCX file is well-formed XML.',
    hint: 'Close every element in the order in which it was opened, and write `&` as `&amp;`.',
    devices: ['kindle', 'apple', 'kobo', 'old'],
    evidence: [kdpMarkup, applePrepare],
  },
} as const satisfies DeviceRules
