/** The checker finds nothing in a sound file, and finds each fault that is put into one. */
import {PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFString} from 'pdf-lib'
import {beforeAll, describe, expect, test} from 'vitest'
import {set} from '../unit/typeset/support.ts'
import {checkPdf} from './pdf-structure.ts'

// A square of one pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)

const html = `<h1 id="a">Title &amp; more</h1><p>Text with <a href="https://example.org/">a link</a>, <a href="#b">another</a>
and a note<sup><a role="doc-noteref" href="#n1">1</a></sup><aside role="doc-footnote" class="note" id="n1"><p>The note</p></aside>.</p>
<h2 id="b">Zelenskyy, efficient</h2><ul><li>One</li><li>Two</li></ul>
<p><img src="x.png" alt="A picture" width="40" height="40"></p>
<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td colspan="2">both</td></tr></tbody></table>`

let sound: Uint8Array

beforeAll(async () => {
  const {paint, typeset} = await set(html, {
    lines: 40,
    css: '.note { float: footnote } @page { @bottom-center { content: counter(page) } }',
    picture: () => ({bytes: png, mediaType: 'image/png', width: 1, height: 1}),
  })
  expect(typeset.claims).toEqual({ua: true, a: true})
  const bytes = new TextEncoder().encode('# Title')
  sound = await paint({
    title: 'Tom & Jerry <1>',
    keywords: ['a & b'],
    attachments: [
      {
        name: 'source.md',
        mediaType: 'text/markdown',
        bytes,
        description: 'The source',
        relationship: 'Source',
        modified: new Date('2025-09-04T00:00:00Z'),
      },
    ],
  })
})

test('a sound file', async () => {
  expect(await checkPdf(sound)).toEqual([])
})

test('the same input gives the same bytes', async () => {
  const paint = async () => (await set('<h1>Title</h1><p>Text</p>')).paint()
  expect(Buffer.compare(await paint(), await paint())).toBe(0)
})

/** Changes one thing in the file. */
async function broken(change: (document: PDFDocument) => void): Promise<string[]> {
  const document = await PDFDocument.load(sound, {updateMetadata: false})
  change(document)
  return checkPdf(await document.save({useObjectStreams: false}))
}

const name = PDFName.of

function dicts(document: PDFDocument): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (object instanceof PDFDict) return [object]
    return object instanceof PDFRawStream ? [object.dict] : []
  })
}

function element(document: PDFDocument, role: string): PDFDict {
  const found = dicts(document).find((dict) => dict.get(name('S')) === name(role))
  if (!found) throw new Error(`there is no ${role}`)
  return found
}

function annotation(document: PDFDocument): PDFDict {
  const found = dicts(document).find((dict) => dict.get(name('Subtype')) === name('Link'))
  if (!found) throw new Error('there is no link')
  return found
}

type Change = (document: PDFDocument) => void
const faults: Readonly<Record<string, readonly [expected: RegExp, change: Change]>> = {
  'no language': [/no Lang/, (file) => file.catalog.delete(name('Lang'))],
  'not marked': [/MarkInfo/, (file) => file.catalog.delete(name('MarkInfo'))],
  'title not shown': [/DisplayDocTitle/, (file) => file.catalog.delete(name('ViewerPreferences'))],
  'no metadata': [/no XMP/, (file) => file.catalog.delete(name('Metadata'))],
  'no labels': [/page labels/, (file) => file.catalog.delete(name('PageLabels'))],
  'no output intent': [/output intents/, (file) => file.catalog.delete(name('OutputIntents'))],
  'no tree': [/structure tree/, (file) => file.catalog.delete(name('StructTreeRoot'))],
  'an unknown type': [
    /no standard structure type/,
    (file) => element(file, 'P').set(name('S'), name('Paragraph')),
  ],
  'a lost parent': [/point back/, (file) => element(file, 'H1').delete(name('P'))],
  'a row in a paragraph': [/TR stands in P/, (file) => element(file, 'TBody').set(name('S'), name('P'))],
  'a skipped heading': [/H3 follows H1/, (file) => element(file, 'H2').set(name('S'), name('H3'))],
  'a figure without text': [/no Alt/, (file) => element(file, 'Figure').delete(name('Alt'))],
  'a figure without a box': [/no BBox/, (file) => element(file, 'Figure').delete(name('A'))],
  'a note without an ID': [/Note has no ID/, (file) => element(file, 'Note').delete(name('ID'))],
  'a header without a scope': [/no Scope/, (file) => element(file, 'TH').delete(name('A'))],
  'an uneven table': [/columns/, (file) => element(file, 'TD').delete(name('A'))],
  'a list without numbering': [/ListNumbering/, (file) => element(file, 'L').delete(name('A'))],
  'a silent link': [/no Contents/, (file) => annotation(file).delete(name('Contents'))],
  'a link outside of the tree': [
    /parent tree does not know the element/,
    (file) => annotation(file).set(name('StructParent'), PDFNumber.of(99)),
  ],
  'a link that is not printed': [/Print flag/, (file) => annotation(file).set(name('F'), PDFNumber.of(0))],
  'pages in no order': [/Tabs/, (file) => file.getPage(0).node.delete(name('Tabs'))],
  'content without an owner': [
    /parent tree|owners/,
    (file) => element(file, 'H1').set(name('K'), PDFArray.withContext(file.context)),
  ],
  'paint outside of tags': [
    /outside of marked content/,
    (file) => {
      const stream = file.context.stream('0 0 10 10 re f')
      const contents = PDFArray.withContext(file.context)
      const page = file.getPage(0).node
      const before = page.get(name('Contents'))
      if (before) contents.push(before)
      contents.push(file.context.register(stream))
      page.set(name('Contents'), contents)
    },
  ],
  'a font without text': [
    /has no text/,
    (file) =>
      dicts(file)
        .find((dict) => dict.has(name('ToUnicode')))
        ?.delete(name('ToUnicode')),
  ],
  'a font that is not embedded': [
    /not embedded/,
    (file) =>
      dicts(file)
        .find((dict) => dict.has(name('FontFile2')))
        ?.delete(name('FontFile2')),
  ],
  'wrong widths': [
    /wide in W|no width/,
    (file) =>
      dicts(file)
        .find((dict) => dict.has(name('W')))
        ?.delete(name('W')),
  ],
  'a wrong count': [
    /outline counts/,
    (file) =>
      dicts(file)
        .find((dict) => dict.get(name('Type')) === name('Outlines'))
        ?.set(name('Count'), PDFNumber.of(7)),
  ],
  'an attachment without a type': [
    /media type/,
    (file) =>
      dicts(file)
        .find((dict) => dict.get(name('Type')) === name('EmbeddedFile'))
        ?.delete(name('Subtype')),
  ],
  'an attachment without a date': [
    /ModDate/,
    (file) =>
      dicts(file)
        .find((dict) => dict.has(name('Params')))
        ?.delete(name('Params')),
  ],
  'an attachment without a purpose': [
    /AFRelationship/,
    (file) =>
      dicts(file)
        .find((dict) => dict.has(name('AFRelationship')))
        ?.delete(name('AFRelationship')),
  ],
  'a name tree out of order': [
    /not sorted/,
    (file) => {
      const names = file.catalog
        .lookup(name('Names'), PDFDict)
        .lookup(name('Dests'), PDFDict)
        .lookup(name('Names'), PDFArray)
      names.set(0, PDFString.of('zzz'))
    },
  ],
}

describe('finds', () => {
  test.each(Object.entries(faults))('%s', async (_, [expected, change]) => {
    expect((await broken(change)).join('\n')).toMatch(expected)
  })
})
