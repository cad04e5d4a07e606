/** Files of a book → the bytes of the EPUB, by epub-gen-memory's `EPub` with everything it would make up taken over. */
import {EPub} from 'epub-gen-memory'
import type {BookFile} from './package.ts'

export interface Book {
  readonly title: string
  readonly identifier: string
  readonly packageDocument: string
  readonly files: readonly BookFile[]
  /** Written into every entry of the archive. */
  readonly date: Date
}

const folder = 'EPUB'

/** Resolves to the whole archive, the same bytes for the same book. */
export async function archive(book: Book): Promise<Uint8Array> {
  const epub = new Archive(book)
  await epub.render()
  return epub.bytes()
}

class Archive extends EPub {
  readonly #book: Book

  constructor(book: Book) {
    // No content, picture, font or cover goes through it: it would strip attributes and fetch addresses.
    super({title: book.title, date: book.date.toISOString()}, [{content: ''}])
    this.#book = book
    this.uuid = book.identifier
  }

  protected override async generateTemplateFiles(): Promise<void> {
    if (this.images.length > 0) throw new Error('no picture may reach epub-gen-memory: it would be fetched')
    // The constructor has stored `mimetype` first, as it must be, but dated by the clock.
    this.#add('mimetype', 'application/epub+zip', true)
    this.#add('META-INF/container.xml', container, false)
    this.#add(`${folder}/package.opf`, this.#book.packageDocument, false)
    for (const file of this.#book.files) if (typeof file.content === 'string') this.#addFile(file)
  }

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async downloadAllImages(): Promise<void> {
    for (const file of this.#book.files) if (typeof file.content !== 'string') this.#addFile(file)
  }

  protected override async makeCover(): Promise<void> {}

  bytes(): Promise<Uint8Array> {
    return this.generateAsync({type: 'uint8array', mimeType: 'application/epub+zip', platform: 'DOS'})
  }

  #addFile(file: BookFile): void {
    this.#add(`${folder}/${file.href}`, file.content, compressed.has(file.mediaType))
  }

  #add(path: string, content: string | Uint8Array, stored: boolean): void {
    this.zip.file(path, content, {
      date: this.#book.date,
      createFolders: false,
      ...(stored ? {compression: 'STORE'} : {compression: 'DEFLATE', compressionOptions: {level: 6}}),
    })
  }
}

/** Deflating these again costs time and saves nothing. */
const compressed: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif'])

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="${folder}/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`
