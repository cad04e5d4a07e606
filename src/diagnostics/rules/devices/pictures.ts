import {applePictures, applePrepare, type DeviceRules, kdpPictures, koboGuide, thread} from './evidence.ts'

export const picturesRules = {
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
} as const satisfies DeviceRules
