import type {Device, Rule} from './rule.ts'

const kdp = 'https://kdp.amazon.com/en_US/help/topic'
const kdpMarkup = `${kdp}/GP2Z9DD4F2N4QKCY`
const kdpText = `${kdp}/GH4DRT75GWWAGBTU`
const kdpPictures = `${kdp}/G75V4YX5X8GRGXWV`
const kdpCovers = `${kdp}/G6GTK3T3NUHKLEFX`
const kdpLinks = `${kdp}/GQ6JQ7FM6C72HE4X`
const kdpTables = `${kdp}/GZ8BAXASXKB5JVML`
const apple = 'https://help.apple.com/itc/booksassetguide/en.lproj'
const applePictures = `${apple}/itca71ad3c33.html`
const appleNotes = `${apple}/itccf8ecf5c8.html`
const appleFonts = `${apple}/itc74d42b31e.html`
const applePrepare = 'https://itunespartner.apple.com/books/support/9-prepare-book'
const kobo = 'https://github.com/kobolabs/epub-spec'
const koboGuide = (section: string) => `${kobo}#${section}`
const epub = (section: string) => `https://www.w3.org/TR/epub-33/#${section}`
const thread = (repository: string, number: number) => `https://github.com/${repository}/issues/${number}`
const pull = (repository: string, number: number) => `https://github.com/${repository}/pull/${number}`

/** A rule about e-books always says whom it hurts and how that is known. */
interface DeviceRule extends Rule {
  readonly evidence: readonly [string, ...string[]]
  readonly devices: readonly [Device, ...Device[]]
}

export const devicesRules = {
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

  // Elements.
  'devices/style-attribute': {
    severity: 'warning',
    doc: 'No element has a `style` attribute: Kobo does not promise to honour it.',
    hint: 'Give it a class, and write the rule in a stylesheet.',
    devices: ['kobo'],
    evidence: [koboGuide('css')],
  },
  'devices/style-element': {
    severity: 'warning',
    doc: 'Styles stand in files, not in `<style>`: a block in every chapter made Kindle Previewer refuse a book.',
    hint: 'Move the rules to a stylesheet and link it.',
    devices: ['kindle'],
    evidence: [thread('quarto-dev/quarto-cli', 11948)],
  },
  'devices/stylesheet-type': {
    severity: 'warning',
    doc: 'A link to a stylesheet says `type="text/css"`; without it KindleGen overlooks the file.',
    hint: 'Add `type="text/css"`.',
    devices: ['kindle'],
    evidence: [pull('jgm/pandoc', 5466)],
  },
  'devices/script': {
    severity: 'warning',
    doc: 'A book needs no script: Kindle deletes it, Kobo’s e-ink readers do not run it.',
    hint: 'Leave it out.',
    devices: ['kindle', 'kobo'],
    evidence: [kdpMarkup, koboGuide('javascript-support')],
  },
  'devices/form': {
    severity: 'warning',
    doc: 'A book holds no form elements.',
    hint: 'Write ☐ for a box to tick and a line for a gap to fill.',
    devices: ['kindle', 'kobo'],
    evidence: [kdpMarkup, koboGuide('javascript-support')],
  },
  'devices/frame': {
    severity: 'warning',
    doc: 'A book holds no `iframe`, `object` or `embed`.',
    hint: 'Show a picture with `img`, and link what lies elsewhere.',
    devices: ['kindle'],
    evidence: [kdpMarkup, thread('sarabander/sicp', 11)],
  },
  'devices/media': {
    severity: 'warning',
    doc: 'A book says without sound or film what it has to say: e-ink readers play neither.',
    hint: 'Put a transcript, or a picture with a link, beside it.',
    devices: ['kobo'],
    evidence: [koboGuide('multimedia-support--media-overlays')],
  },
  'devices/mathml': {
    severity: 'warning',
    doc: 'Formulas are also there as text or picture: what Kindle converts without Enhanced Typesetting loses MathML.',
    hint: 'Make the Kindle file with `--to kindle`: it has the text of the formula.',
    devices: ['kindle'],
    evidence: [pull('natolambert/rlhf-book', 247), thread('wikimedia/ws-export', 27), kdpText],
  },
  'devices/paragraph-nested': {
    severity: 'warning',
    doc: 'No paragraph stands inside a paragraph: such files do not convert properly for Kindle.',
    hint: 'Close the first `p`, or make the outer one a `div`.',
    devices: ['kindle'],
    evidence: [kdpMarkup],
  },
  'devices/table-nested': {
    severity: 'warning',
    doc: 'No table stands inside a table.',
    hint: 'Split them, or make the inner one a list.',
    devices: ['kindle'],
    evidence: [kdpTables, 'https://id.scribd.com/document/409359556/008'],
  },
  'devices/table-wide': {
    severity: 'info',
    doc: 'A table has at most four columns: more may not be readable on small e-ink screens.',
    hint: 'Try it on a small screen; turn rows and columns round, or split the table.',
    devices: ['kobo'],
    evidence: [koboGuide('tables')],
  },

  // Pictures.
  'devices/picture-format': {
    severity: 'error',
    doc: 'Pictures are JPEG, PNG, GIF or SVG: WebP, AVIF and TIFF stay blank.',
    hint: 'Convert the picture to JPEG or PNG.',
    devices: ['kindle', 'kobo', 'old'],
    evidence: [thread('nikhil1raghav/kindle-send', 27), thread('kobolabs/epub-spec', 74), kdpPictures],
  },
  'devices/picture-pixels': {
    severity: 'warning',
    doc: 'A picture has at most 4 million pixels.',
    hint: 'Reduce it; 2000 × 2000 is enough for every screen.',
    devices: ['apple'],
    evidence: [applePrepare, applePictures],
  },
  'devices/picture-bytes': {
    severity: 'warning',
    doc: 'A picture has at most 5 MB.',
    hint: 'Save photographs as JPEG.',
    devices: ['kindle', 'kobo'],
    evidence: [
      koboGuide('limitations-and-maximums'),
      'http://authoradventures.blogspot.fr/2014_02_01_archive.html',
    ],
  },
  'devices/picture-animated': {
    severity: 'warning',
    doc: 'No picture moves: Kindle shows no GIF with more than one frame.',
    hint: 'Show the frames that matter one beside the other.',
    devices: ['kindle'],
    evidence: [kdpPictures],
  },
  'devices/picture-cmyk': {
    severity: 'error',
    doc: 'Pictures are RGB, not CMYK.',
    hint: 'Convert it to RGB.',
    devices: ['kindle', 'apple', 'kobo'],
    evidence: [kdpPictures, applePictures, koboGuide('image-formatting')],
  },
  'devices/picture-transparent': {
    severity: 'info',
    doc: 'Pictures are opaque: what shines through is black in night mode.',
    hint: 'Give it a white ground if anything in it is dark.',
    devices: ['kindle', 'apple', 'kobo'],
    evidence: [
      applePictures,
      kdpPictures,
      koboGuide('image-formatting'),
      thread('objcio/functional-swift', 46),
    ],
  },
  'devices/picture-alt': {
    severity: 'warning',
    doc: 'Every picture has an `alt`: a description, or nothing if it is decoration.',
    hint: 'Add `alt="…"`, or `alt=""`.',
    devices: ['kindle', 'apple'],
    evidence: [kdpPictures, applePrepare],
  },
  'devices/picture-svg': {
    severity: 'info',
    doc: 'SVG pictures are drawn by Kindle as it can: Enhanced Typesetting supports them only in part.',
    hint: 'Make the Kindle file with `--to kindle`: there they are PNG.',
    devices: ['kindle'],
    evidence: [kdpPictures],
  },
  'devices/svg-text': {
    severity: 'warning',
    doc: 'Text in an SVG inside the page stands on no fixed ground: night mode changes the text and leaves the ground.',
    hint: 'Show the SVG as a picture with `img`, or leave out the ground.',
    devices: ['apple'],
    evidence: [thread('w3c/epub-specs', 1304)],
  },
  'devices/remote-resource': {
    severity: 'error',
    doc: 'Pictures and styles are in the book: none is fetched.',
    hint: 'Put the file into the book.',
    devices: ['kindle', 'apple'],
    evidence: [thread('soderlind/read-offline', 17), thread('postlight/parser', 591)],
  },
  'devices/data-url': {
    severity: 'warning',
    doc: 'Pictures are files, not `data:` addresses.',
    hint: 'Save the picture as a file of the book.',
    devices: ['old'],
    evidence: [
      thread('koreader/koreader', 5529),
      thread('geometer/FBReaderJ', 357),
      thread('futurepress/epub.js', 734),
    ],
  },

  // Notes.
  'devices/note-call-nested': {
    severity: 'warning',
    doc: 'The link that calls a note holds text alone: with an element in it no note pops up.',
    hint: 'Write `<sup><a epub:type="noteref" …>1</a></sup>`, not the other way round.',
    devices: ['apple'],
    evidence: [thread('jgm/pandoc', 1995)],
  },
  'devices/note-unmarked': {
    severity: 'warning',
    doc: 'What a note call leads to is marked as a note.',
    hint: 'Add `epub:type="footnote"` to the note.',
    devices: ['apple', 'kobo'],
    evidence: [appleNotes, koboGuide('footnotesendnotes-are-fully-supported-across-kobo-platforms')],
  },
  'devices/note-one-way': {
    severity: 'warning',
    doc: 'A note links back to its call; without, Kindle may not pop it up.',
    hint: 'Begin the note with a link to its call.',
    devices: ['kindle'],
    evidence: [kdpLinks, pull('jgm/pandoc', 8676)],
  },

  // Styles.
  'devices/css-variable': {
    severity: 'error',
    doc: 'Styles hold no custom properties and no `var()`.',
    hint: 'Write the value itself.',
    devices: ['kindle', 'old'],
    evidence: [thread('harvard-edge/cs249r_book', 1148), thread('w3c/epubcheck', 790)],
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
    evidence: [kdpMarkup, kdpTables],
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
} as const satisfies Readonly<Record<string, DeviceRule>>
