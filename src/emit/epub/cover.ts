/** What a publication says of itself → its cover: the picture, and the page that shows it. */
import {toString as textOf} from 'mdast-util-to-string'
import type {Report} from '../../diagnostics/message.ts'
import type {Publication} from '../../model/publication.ts'
import type {Resources} from '../../resources.ts'
import type {Words} from '../../strings.ts'
import {bundledFonts, fallbackFamilies, genericFamilies} from '../../typeset/fonts/bundled.ts'
import {createCatalog} from '../../typeset/fonts/catalog.ts'
import {openShaper} from '../../typeset/fonts/harfbuzz.ts'
import type {Picture} from '../images.ts'
import {createMasks, type Masks} from '../painting/masks.ts'
import {encodePng} from '../painting/png.ts'
import {coverColors} from '../painting/tokens.ts'
import {createSetter, type Setter} from '../painting/type.ts'
import {type CoverColors, type CoverWords, coverSize, paintCover} from './cover/design.ts'
import {ownCover} from './cover/own.ts'
import type {BookFile} from './package.ts'
import {element, xhtml} from './xhtml.ts'

/** What all covers of a build share. */
export interface Studio {
  readonly colors: CoverColors
  readonly setter: Setter
  readonly masks: Masks
}

export async function openStudio(templates: Resources, report: Report): Promise<Studio> {
  const catalog = createCatalog(bundledFonts(), {
    shaper: await openShaper(),
    report,
    generic: genericFamilies,
    fallback: fallbackFamilies,
  })
  return {colors: coverColors(templates), setter: createSetter(catalog), masks: createMasks()}
}

export interface CoverOptions {
  readonly studio: Promise<Studio>
  readonly words: Words
  readonly report: Report
}

/** The page first, then the picture. */
export async function coverFiles(
  publication: Publication,
  options: CoverOptions,
): Promise<readonly BookFile[]> {
  const picture = (await ownCover(publication)) ?? (await painted(publication, options))
  const {title, language, direction} = publication.metadata
  const label = options.words['cover'] ?? 'Cover'
  const extension = picture.mediaType === 'image/png' ? 'png' : 'jpg'
  const image = {
    id: 'cover-image',
    href: `images/cover.${extension}`,
    mediaType: picture.mediaType,
    properties: ['cover-image'],
    content: picture.bytes,
    spine: null,
  }
  const img = element('img', {src: image.href, alt: `${label}: ${title}`, role: 'doc-cover'}, [])
  const page = xhtml({
    title: label,
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

async function painted(publication: Publication, {studio, report}: CoverOptions): Promise<Picture> {
  const {colors, setter, masks} = await studio
  const missed = new Set<string>()
  const canvas = paintCover(coverWords(publication), colors, {
    setter,
    masks,
    missing: (c) => missed.add(c),
  })
  if (missed.size > 0)
    report({
      rule: 'epub/cover-character',
      reason: `The cover lacks ${[...missed].map((character) => `“${character}”`).join(', ')}: no font has it`,
      actual: [...missed].join(''),
    })
  return {bytes: await encodePng(canvas), mediaType: 'image/png', ...coverSize}
}

function coverWords({metadata, articles}: Publication): CoverWords {
  const {series, publisher} = metadata
  const takeaway = articles[0]?.takeaways?.items[0]
  return {
    title: metadata.title,
    kicker: series
      ? [series.name, series.position].filter((part) => part !== null).join(' · ')
      : (publisher?.name ?? null),
    about: metadata.subtitle ?? metadata.summary ?? (takeaway ? textOf(takeaway.children) : null),
    names: metadata.authors.map(({name}) => name).join(', '),
    language: metadata.language,
    direction: metadata.direction,
  }
}
