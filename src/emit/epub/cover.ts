/** The cover of a book → its files: the page that shows it, then the picture. */
import type {Metadata} from '../../model/metadata.ts'
import type {OutputFile} from '../../model/publication.ts'
import {element} from '../../render/element.ts'
import type {Words} from '../../strings.ts'
import type {Cover, PublicationPicture} from '../emitter.ts'
import type {Picture} from '../images.ts'
import type {BookFile} from './package.ts'
import {xhtml} from './xhtml.ts'

export function coverFiles(
  {picture, alt}: Cover,
  {language, direction}: Metadata,
  words: Words,
): readonly BookFile[] {
  const image = {
    id: 'cover-image',
    href: `images/cover.${extension(picture)}`,
    mediaType: picture.mediaType,
    properties: ['cover-image'],
    content: picture.bytes,
    spine: null,
  }
  const img = element('img', {src: image.href, alt, role: 'doc-cover'}, [])
  const page = xhtml({
    title: words['cover'] ?? 'Cover',
    language,
    direction,
    body: {'epub:type': 'cover', className: ['cover-page']},
    children: [element('div', {className: ['cover']}, [img])],
  })
  return [
    {
      id: 'cover',
      href: 'cover.xhtml',
      mediaType: 'application/xhtml+xml',
      properties: [],
      content: page,
      // Reached by its landmark: readers that show `cover-image` themselves would show the cover twice.
      spine: 'auxiliary',
    },
    image,
  ]
}

export interface PicturesBeside {
  readonly files: readonly OutputFile[]
  readonly cover: PublicationPicture
  readonly thumbnail: PublicationPicture
}

/** The same cover, and its thumbnail, beside the page: for shelves and catalogues. */
export function picturesBeside({picture, thumbnail, alt}: Cover, slug: string): PicturesBeside {
  const beside = (name: string, {bytes, mediaType, width, height}: Picture) => {
    const path = `${slug}/${name}.${extension({mediaType})}`
    return {file: {path, mediaType, bytes}, data: {path, mediaType, width, height, alt}}
  }
  const [large, small] = [beside('cover', picture), beside('thumbnail', thumbnail)]
  return {files: [large.file, small.file], cover: large.data, thumbnail: small.data}
}

const extension = ({mediaType}: Pick<Picture, 'mediaType'>) => (mediaType === 'image/png' ? 'png' : 'jpg')
