/** What we use of pdfkit and svg-to-pdfkit; their published types leave out the objects underneath. An ambient module
 * cannot import its neighbours, so the shapes of `pdf-object.ts` stand here again. */
declare module 'pdfkit' {
  import {Readable} from 'node:stream'
  import type {Font} from 'fontkit'

  type Value =
    | string
    | number
    | boolean
    | null
    | Date
    | InstanceType<typeof String>
    | Uint8Array
    | Reference
    | readonly Value[]
    | {readonly [key: string]: Value | undefined}

  interface Reference {
    readonly id: number
    readonly data: Record<string, Value | undefined>
    compress: boolean
    write(chunk: Uint8Array): void
    end(chunk?: Uint8Array): void
  }

  interface Page {
    readonly height: number
    readonly content: Reference
    readonly dictionary: Reference
    readonly fonts: Record<string, Reference>
    readonly xobjects: Record<string, Reference>
    readonly ext_gstates: Record<string, Reference>
    readonly annotations: Reference[]
  }

  interface EmbeddedFont {
    readonly id: string
    readonly font: {
      getGlyph(id: number, text: readonly number[]): unknown
    }
    readonly subset: {readonly glyphs: number[]; readonly mapping: Record<number, number>}
    readonly widths: number[]
    readonly unicode: number[][]
    ref(): Reference
  }

  interface Picture {
    readonly label: string
    readonly obj: Reference | null
    readonly width: number
    readonly height: number
    embed(document: PDFDocument): void
  }

  export default class PDFDocument extends Readable {
    /** The Info dictionary. */
    readonly info: Record<string, Value | undefined>
    constructor(options: Readonly<Record<string, unknown>>)
    readonly page: Page
    readonly _root: Reference
    readonly _font: EmbeddedFont
    readonly _info: Reference
    readonly _offset: number
    /** Where each object lies, from the first on. */
    readonly _offsets: readonly (number | null)[]
    ref(data?: Readonly<Record<string, Value>>): Reference
    addPage(options: Readonly<Record<string, unknown>>): this
    font(source: Font | Uint8Array | string): this
    registerFont(name: string, source: Uint8Array): this
    openImage(bytes: Uint8Array): Picture
    appendXML(xml: string): void
    _addInfo(): void
    _finalize(): void
    _write(data: string | Uint8Array): void
    end(): this
  }
}

declare module 'svg-to-pdfkit' {
  import type PDFDocument from 'pdfkit'

  export default function SVGtoPDF(
    document: PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      readonly width: number
      readonly height: number
      readonly preserveAspectRatio: string
      readonly assumePt: boolean
      readonly fontCallback: (family: string, bold: boolean, italic: boolean) => string
      readonly warningCallback: (text: string) => void
    },
  ): void
}
