/** What a reader of a publication can take along: its e-book and its handout, with words that say what each is. */
import {downloadOf} from '../../render/context.ts'
import {formatsByLanguage} from '../../render/formats.ts'
import type {ManifestPublication} from '../manifest.ts'
import type {Catalogue} from './catalogue.ts'

export interface Book {
  readonly path: string
  readonly mediaType: string
  readonly bytes: number
  /** `E-book (EPUB, 112 kB)` */
  readonly label: string
}

/** Reading apps take the first that they can open. */
const order = ['epub', 'pdf'] as const

const formats = formatsByLanguage()

export function booksOf(
  {slug, kind, downloads}: ManifestPublication,
  {words, language}: Pick<Catalogue, 'words' | 'language'>,
): readonly Book[] {
  return order.flatMap((format) =>
    downloads
      .filter((download) => download.format === format)
      .map((download) => {
        const {label, type, size, pages} = downloadOf(download, {words, formats: formats(language), kind})
        return {
          path: `${slug}/${download.name}`,
          mediaType: download.mediaType,
          bytes: download.bytes,
          label: `${label} (${[type, size, pages].filter((fact) => fact !== null).join(', ')})`,
        }
      }),
  )
}
