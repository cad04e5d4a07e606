/** What a reader of a publication can take along: its e-book and its handout, with words that say what each is. */
import {downloadOf, kindsByName} from '../../render/context.ts'
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

const formats = formatsByLanguage()

export function booksOf(
  {slug, kind, downloads}: ManifestPublication,
  {words, language, kinds}: Pick<Catalogue, 'words' | 'language' | 'kinds'>,
): readonly Book[] {
  const parts = {words, kinds: kindsByName(kinds), formats: formats(language), kind}
  // Reading apps take the first that they can open.
  return (['reflowable', 'fixed'] as const).flatMap((book) =>
    downloads
      .filter(({format}) => parts.kinds.get(format)?.book === book)
      .map((download) => {
        const {label, type, size, pages} = downloadOf(download, parts)
        return {
          path: `${slug}/${download.name}`,
          mediaType: download.mediaType,
          bytes: download.bytes,
          label: `${label} (${[type, size, pages].filter((fact) => fact !== null).join(', ')})`,
        }
      }),
  )
}
