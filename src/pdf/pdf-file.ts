/** What pdfkit writes → the bytes of one file, whole, with an identifier of its content, and checked. */
import {createHash} from 'node:crypto'
import PDFDocument from 'pdfkit'
import {damageOf} from './damage.ts'

/** pdfkit's document, with an identifier that depends on the content and metadata that is escaped. */
export class PdfFile extends PDFDocument {
  // Only declared: pdfkit's constructor writes the header before a field of ours could be initialized, and an initializer
  // would throw that header away.
  declare private written: Uint8Array[] | undefined
  readonly #metadata: string
  readonly #afterHeader: number
  readonly #ended: Promise<void>
  #end: () => void = () => undefined

  constructor(options: Readonly<Record<string, unknown>>, metadata: string) {
    super(options)
    this.#metadata = metadata
    this.#afterHeader = this.#chunks().length
    this.#ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  /** pdfkit is a stream, and we want the whole: nothing is left to the stream's buffer, which is not the same in all versions of Node. */
  override push(chunk: Uint8Array | null): boolean {
    if (chunk !== null) {
      this.written ??= []
      this.written.push(chunk)
    } else this.#end()
    return true
  }

  /** Pictures with transparency are unpacked elsewhere: pdfkit may end later than it is told to. */
  async whole(): Promise<Uint8Array> {
    await this.#ended
    const bytes = Buffer.concat(this.#chunks())
    const damage = damageOf(bytes, this._offset)
    if (damage !== null) throw new Error(`The PDF came out damaged: ${damage}`)
    return bytes
  }

  override _addInfo(): void {
    this.appendXML(this.#metadata)
  }

  override _finalize(): void {
    const hash = createHash('sha256')
    for (const chunk of this.#chunks().slice(this.#afterHeader)) hash.update(chunk)
    this._id = hash.digest().subarray(0, 16)
    super._finalize()
  }

  #chunks(): readonly Uint8Array[] {
    return this.written ?? []
  }
}
