/** The objects a PDF is made of, as pdfkit writes them: strings are names, `String` objects are text, `Uint8Array` is hexadecimal. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | Date
  | PdfText
  | Uint8Array
  | PdfReference
  | readonly PdfValue[]
  | {readonly [key: string]: PdfValue | undefined}

// pdfkit tells text from names by the wrapper object.
export type PdfText = InstanceType<typeof String>

export interface PdfReference {
  readonly id: number
  readonly data: Record<string, PdfValue | undefined>
  compress: boolean
  write(chunk: Uint8Array): void
  end(chunk?: Uint8Array): void
}

export interface PdfPage {
  readonly height: number
  readonly content: PdfReference
  readonly dictionary: PdfReference
  readonly fonts: Record<string, PdfReference>
  readonly xobjects: Record<string, PdfReference>
  readonly ext_gstates: Record<string, PdfReference>
  readonly annotations: PdfReference[]
}

export interface EmbeddedFace {
  readonly id: string
  readonly font: {
    getGlyph(id: number, text: readonly number[]): unknown
  }
  readonly subset: {readonly glyphs: number[]; readonly mapping: Record<number, number>}
  readonly widths: number[]
  readonly unicode: number[][]
  ref(): PdfReference
}

export interface PdfPicture {
  readonly label: string
  readonly obj: PdfReference | null
  readonly width: number
  readonly height: number
  embed(document: never): void
}

/** What the parts of painting need of the document. */
export interface PdfWriter {
  readonly _root: PdfReference
  ref(data?: Readonly<Record<string, PdfValue>>): PdfReference
}

export function text(value: string): PdfText {
  return Object(value)
}

/** Written at once. */
export function put(
  writer: PdfWriter,
  data: Readonly<Record<string, PdfValue>>,
  stream?: Uint8Array,
): PdfReference {
  const reference = writer.ref(data)
  reference.end(stream)
  return reference
}
