/** pdf-lib's low-level objects, with the checks of their kinds taken out of the way. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'

export {PDFDict, type PDFObject, PDFRef}

export interface Reader {
  readonly document: PDFDocument
  readonly catalog: PDFDict
  resolve(object: PDFObject | undefined): PDFObject | undefined
  get(object: PDFObject | undefined, key: string): PDFObject | undefined
  /** As it stands, an indirect reference unresolved. */
  raw(object: PDFObject | undefined, key: string): PDFObject | undefined
  dict(object: PDFObject | undefined): PDFDict | null
  list(object: PDFObject | undefined): readonly PDFObject[]
  name(object: PDFObject | undefined): string | null
  number(object: PDFObject | undefined): number | null
  text(object: PDFObject | undefined): string | null
  bytes(object: PDFObject | undefined): Uint8Array | null
  isTrue(object: PDFObject | undefined): boolean
  stream(object: PDFObject | undefined): Uint8Array | null
}

export async function openPdf(file: Uint8Array): Promise<Reader> {
  const document = await PDFDocument.load(file, {updateMetadata: false, ignoreEncryption: true})
  const {context} = document
  const resolve = (object: PDFObject | undefined) => (object ? context.lookup(object) : undefined)
  const dict = (object: PDFObject | undefined): PDFDict | null => {
    const found = resolve(object)
    if (found instanceof PDFDict) return found
    return found instanceof PDFStream ? found.dict : null
  }
  const raw = (object: PDFObject | undefined, key: string) => dict(object)?.get(PDFName.of(key))
  return {
    document,
    catalog: document.catalog,
    resolve,
    dict,
    raw,
    get: (object, key) => resolve(raw(object, key)),
    list(object) {
      const found = resolve(object)
      return found instanceof PDFArray ? found.asArray() : []
    },
    name(object) {
      const found = resolve(object)
      return found instanceof PDFName ? found.decodeText() : null
    },
    number(object) {
      const found = resolve(object)
      return found instanceof PDFNumber ? found.asNumber() : null
    },
    text(object) {
      const found = resolve(object)
      return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null
    },
    bytes(object) {
      const found = resolve(object)
      return found instanceof PDFString || found instanceof PDFHexString ? found.asBytes() : null
    },
    isTrue: (object) => resolve(object) === PDFBool.True,
    stream(object) {
      const found = resolve(object)
      return found instanceof PDFRawStream ? decodePDFRawStream(found).decode() : null
    },
  }
}
