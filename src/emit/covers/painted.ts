/** What a cover or card says → its picture: templates and stylesheets, through the typesetter and the painter. */
import type {Element, Root} from 'hast'
import type {Report} from '../../diagnostics/message.ts'
import type {NamedStyle} from '../../model/article.ts'
import type {Metadata} from '../../model/metadata.ts'
import type {Publication} from '../../model/publication.ts'
import {paintSheet} from '../../picture/paint.ts'
import {loadPainter} from '../../picture/resvg.ts'
import type {PictureWords, Point} from '../../render/picture-words.ts'
import type {PlacedImage} from '../../render/view.ts'
import type {EmitContext} from '../emitter.ts'
import {type Drawn, plain, type SheetName} from '../printer.ts'
import type {OwnPicture} from './own-picture.ts'

export interface Wanted {
  readonly sheet: SheetName
  readonly publication: Publication
  /** What it names besides. */
  readonly styles: readonly NamedStyle[]
  /** Of what it stands for. */
  readonly metadata: Metadata
  readonly said: PictureWords
  readonly own: OwnPicture | null
  readonly place: (own: OwnPicture) => PlacedImage
}

export interface Painted extends Awaited<ReturnType<typeof paintSheet>> {
  /** Those that there was room for. */
  readonly shown: readonly Point[]
  /** Null when it could not be decoded, and the picture was painted without it. */
  readonly own: OwnPicture | null
}

export async function painted(wanted: Wanted, context: EmitContext): Promise<Painted> {
  const {own, said} = wanted
  const drawn = await drawnWhole(wanted, context)
  const {report} = context.build
  try {
    const painting = await paintSheet(drawn, () => own?.image ?? null)
    reportOn(drawn, report)
    return {...painting, shown: said.points.filter(({id}) => drawn.shown.has(id)), own}
  } catch (error) {
    if (own === null) throw error
    report({
      rule: wanted.sheet === 'cover' ? 'epub/image-unreadable' : 'images/unreadable',
      reason: `The picture \`${own.image.path}\` cannot be decoded: the ${nameOf(wanted.sheet)} is painted without it`,
      actual: error instanceof Error ? error.message : 'unknown',
    })
    return painted({...wanted, own: null}, context)
  }
}

const nameOf = (sheet: SheetName) => (sheet === 'cover' ? 'cover' : 'social card')

/** Without the characters that no face has. A title that lacks most of its letters gives way to the slug, which is made of Latin
 * letters as a rule, and every face has those: a bare cover would be taken for a broken one. */
async function drawnWhole(wanted: Wanted, context: EmitContext): Promise<Drawn> {
  const {sheet, metadata} = wanted
  const drawn = await draw(wanted, metadata, [], context)
  if (drawn.missing.length === 0) return drawn
  const missing = new Set(drawn.missing)
  const letters = metadata.title.match(/\p{L}/gu) ?? []
  const isLost = letters.filter((letter) => missing.has(letter)).length > letters.length / 2
  const title = isLost ? metadata.slug.replaceAll('-', ' ') : metadata.title
  // The cover of the e-book says the same, and has said so.
  if (sheet === 'cover' || !context.build.formats.has('epub'))
    context.build.report({
      rule: 'epub/cover-character',
      reason: `The ${nameOf(sheet)} lacks ${drawn.missing.map((text) => `“${text}”`).join(', ')}: no font has it`,
      actual: drawn.missing.join(''),
    })
  return draw(wanted, {...metadata, title}, drawn.missing, context)
}

async function draw(
  {sheet, publication, styles, said, own, place}: Wanted,
  metadata: Metadata,
  missing: readonly string[],
  {house, build}: EmitContext,
): Promise<Drawn> {
  const image = own && place(own)
  const {report} = build
  const document = house.renderer.picture({sheet, publication, metadata, said, image, report})
  for (const text of missing) leaveOut(text, document)
  const printer = await build.options.printer()
  const stylesheets = plain(house.sheets.for(sheet, styles).sheets)
  const drawn = printer.draw({sheet, stylesheets, document, image: image && {source: image.src, ...image}})
  // A failure is met where it is painted.
  loadPainter().catch(() => undefined)
  return drawn
}

function leaveOut(text: string, {children}: Root | Element): void {
  for (const child of children) {
    if (child.type === 'text') child.value = child.value.replaceAll(text, '')
    else if (child.type === 'element') leaveOut(text, child)
  }
}

function reportOn({findings, faint}: Drawn, report: Report): void {
  for (const {place: _, ...finding} of findings) report(finding)
  for (const {ink, ground, ratio, plain} of faint) {
    const shown = `${Math.floor(ratio * 10) / 10} : 1`
    report({
      rule: 'cover/contrast',
      reason: `What covers and social cards say in ${ink} on ${ground} has a contrast of ${shown}: it is set in ${plain}`,
      path: 'styles/tokens.css',
      actual: shown,
      expected: ['4.5 : 1'],
    })
  }
}
