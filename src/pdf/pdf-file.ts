/** What pdfkit writes → the bytes of one file, whole, packed, with an identifier of its content, and checked. */
import {createHash} from 'node:crypto'
import PDFDocument from 'pdfkit'
import {damageOf} from './damage.ts'
import {crossReferences, type Location, mostInStream, objectStream, type PlainObject} from './packed.ts'

interface OpenObject {
  readonly id: number
  readonly offset: number
  /** Its dictionary, once that is known. */
  value: string | null
  isStream: boolean
}

/** pdfkit's document, with an identifier that depends on the content and metadata that is escaped. What is no stream is kept until the
 * end and packed. */
export class PdfFile extends PDFDocument {
  // Only declared: pdfkit's constructor writes the header before a field of ours could be initialized, and an initializer
  // would throw that header away.
  declare private written: Uint8Array[] | undefined
  declare private open: OpenObject | undefined
  readonly #metadata: string
  readonly #afterHeader: number
  readonly #ended: Promise<void>
  readonly #plain: PlainObject[] = []
  readonly #locations = new Map<number, Location>()
  #own = 0
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
    const offsets = new Map(
      [...this.#locations].flatMap(([id, place]) => ('offset' in place ? [[id, place.offset] as const] : [])),
    )
    const damage = damageOf(bytes, this._offset, offsets)
    if (damage !== null) throw new Error(`The PDF came out damaged: ${damage}`)
    return bytes
  }

  override _addInfo(): void {
    this.appendXML(this.#metadata)
  }

  /** pdfkit writes an object in pieces: `7 0 obj`, its dictionary, perhaps a stream, `endobj`. */
  override _write(data: string | Uint8Array): void {
    const [, begun] = (typeof data === 'string' && /^(\d+) 0 obj$/.exec(data)) || []
    const object = this.open
    if (begun !== undefined) {
      this.open = {id: Number(begun), offset: this._offset, value: null, isStream: false}
    } else if (object === undefined || object.isStream) {
      super._write(data)
    } else if (object.value === null) {
      object.value = String(data)
    } else if (data === 'stream') {
      object.isStream = true
      this.#locations.set(object.id, {offset: object.offset})
      super._write(`${object.id} 0 obj`)
      super._write(object.value)
      super._write(data)
    } else {
      this.#plain.push({id: object.id, value: object.value})
    }
    if (data === 'endobj') this.open = undefined
  }

  override _finalize(): void {
    for (let from = 0; from < this.#plain.length; from += mostInStream) {
      const objects = this.#plain.slice(from, from + mostInStream)
      const stream = this.#writeStream(objectStream(objects))
      for (const [index, {id}] of objects.entries()) this.#locations.set(id, {stream, index})
    }
    const hash = createHash('sha256')
    for (const chunk of this.#chunks().slice(this.#afterHeader)) hash.update(chunk)
    const identifier = `<${hash.digest('hex').slice(0, 32)}>`
    const start = this._offset
    const locations = Array.from({length: this._offsets.length + this.#own}, (_, index) => {
      const place = this.#locations.get(index + 1)
      if (!place) throw new Error(`object ${index + 1} of the PDF was never written`)
      return place
    })
    const entries = `/Root ${this._root}\n/Info ${this._info}\n/ID [${identifier} ${identifier}]`
    this.#writeStream(crossReferences([...locations, {offset: start}], entries))
    super._write('startxref')
    super._write(String(start))
    super._write('%%EOF')
    this.push(null)
  }

  /** Objects of our own come after all of pdfkit's. @returns the number of the new one. */
  #writeStream({dictionary, bytes}: {readonly dictionary: string; readonly bytes: Uint8Array}): number {
    this.#own += 1
    const id = this._offsets.length + this.#own
    this.#locations.set(id, {offset: this._offset})
    super._write(`${id} 0 obj`)
    super._write(dictionary)
    super._write('stream')
    super._write(bytes)
    super._write('\nendstream')
    super._write('endobj')
    return id
  }

  #chunks(): readonly Uint8Array[] {
    return this.written ?? []
  }
}
