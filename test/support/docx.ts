/** Paragraphs → a Word document, as Word writes them: the parts that a reader needs and nothing else. */
import {strToU8, zipSync} from 'fflate'

export interface Docx {
  /** WordprocessingML: the content of `w:body`. */
  readonly body: string
  readonly footnotes?: string
  readonly core?: Readonly<Record<string, string>>
  /** By name, in `word/media/`. */
  readonly media?: Readonly<Record<string, Uint8Array>>
  /** More parts, or others. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const styles: Readonly<Record<string, string>> = {
  // Identifiers are in the language of the program, names in English.
  Titel: 'Title',
  Untertitel: 'Subtitle',
  berschrift1: 'heading 1',
  berschrift2: 'heading 2',
  Beschriftung: 'caption',
  Zitat: 'Quote',
}

export function docx({body, footnotes = '', core = {}, media = {}, parts = {}}: Docx): Uint8Array {
  const pictures = Object.keys(media).map(
    (name, index) => `<Relationship Id="picture${index + 1}" Type="${office}/image" Target="media/${name}"/>`,
  )
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${pictures.join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/><Relationship Id="notes" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="numbers" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="web" Type="${office}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${names}><w:body>${body}</w:body></w:document>`,
    'word/footnotes.xml': `${head}<w:footnotes ${names}>${footnotes}</w:footnotes>`,
    'word/numbering.xml': `${head}<w:numbering ${names}>${['bullet', 'decimal'].map((format, index) => `<w:abstractNum w:abstractNumId="${index}">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('')}</w:abstractNum>`).join('')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/styles.xml': `${head}<w:styles ${names}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>${Object.entries(
      styles,
    )
      .map(
        ([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
      )
      .join('')}</w:styles>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${Object.entries(
      core,
    )
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}</cp:coreProperties>`,
    ...Object.fromEntries(Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes])),
    ...parts,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )
}

/** `content`: text, or runs. */
export function paragraph(content: string, {style = '', list = ''} = {}): string {
  const [number = '', level = '0'] = list.split('.')
  const numbering =
    list === '' ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`
  const properties = `<w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${numbering}</w:pPr>`
  return `<w:p>${properties}${content.startsWith('<') ? content : run(content)}</w:p>`
}

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

export const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
export const note = (id: number, text: string): string =>
  `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`
export const link = (text: string): string => `<w:hyperlink r:id="web">${run(text)}</w:hyperlink>`

export const picture = (number: number, description: string): string =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="${number}" name="Bild" descr="${description}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="picture${number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

/** The first row is the head. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row, index) =>
        `<w:tr><w:trPr>${index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`

/** A PNG of one red pixel. */
export const pixel: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
