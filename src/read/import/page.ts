/** A web page → Markdown and pictures: the article in it, and what its head says of it. */
import type {Root as HastRoot} from 'hast'
import {fromHtml as parseHtml} from 'hast-util-from-html'
import {visit} from 'unist-util-visit'
import {decode} from '../bytes.ts'
import {withoutDepth} from './depth.ts'
import {extract} from './extract.ts'
import {factsOf} from './facts.ts'
import {fromHtml} from './from-html.ts'
import type {Imported, ImportOptions} from './imported.ts'
import {notes} from './notes.ts'
import {liftPictures} from './pictures.ts'
import {write} from './write.ts'

/** Of a file; pictures in it count. */
const mostBytes = 256 * 1024 * 1024
/** Characters without the pictures: the longest articles of Wikipedia have a quarter of it. */
const mostText = 8 * 1024 * 1024

export function fromPage(bytes: Uint8Array, options: ImportOptions): Imported | null {
  const {report, path} = options
  const refuse = (reason: string) => {
    report({
      rule: 'import/unreadable',
      reason: `The file cannot be read: it ${reason}.`,
      hint: 'Take out what is not the article.',
    })
    return null
  }
  const megabytes = (size: number) => `${Math.ceil(size / 1024 / 1024)} MB`
  if (bytes.length > mostBytes)
    return refuse(`is ${megabytes(bytes.length)}; ${megabytes(mostBytes)} is the most that is read`)
  const {html, pictures: inside} = withoutPictures(decode(bytes, report))
  if (html.length > mostText)
    return refuse(`holds ${megabytes(html.length)} of HTML; ${megabytes(mostText)} is the most that is read`)
  try {
    const page = parseHtml(html)
    if (!withoutDepth(page))
      report({rule: 'source/nesting', reason: 'Elements nest too deeply; the deepest are flattened.'})
    return made(page, inside, options)
  } catch (error) {
    // Parser and converters recurse.
    if (!(error instanceof RangeError)) throw error
    return refuse('nests its elements too deeply')
  }

  function made(page: HastRoot, inside: readonly string[], {folder}: ImportOptions): Imported {
    const facts = factsOf(page)
    notes(page)
    const {tree, title, subtitle, isOwn, left} = extract(page)
    visit(tree, 'element', ({properties}) => {
      const place = /^fourfold-picture:(\d+)$/.exec(String(properties['src'] ?? ''))?.[1]
      if (place !== undefined) properties['src'] = inside[Number(place)]
    })
    const pictures = liftPictures(tree, {folder})
    if (left.length > 0)
      report({
        rule: 'import/left-out',
        reason: `Beside the words of the article, this is left out: ${left.map((name) => `\`${name}\``).join(', ')}.`,
      })
    const slug = /(?:^|\/)index\.x?html?$/i.test(path) ? folder.replace(/-pictures$/, '') : undefined
    const front = {...facts, title: title ?? facts.title, subtitle: subtitle ?? facts.subtitle, slug}
    return {markdown: write(front, fromHtml(tree, {newlines: isOwn})), pictures}
  }
}

/** Pictures in `data:` addresses are most of a page that was saved whole: they are put aside before it is parsed. */
function withoutPictures(text: string): {readonly html: string; readonly pictures: readonly string[]} {
  const pictures: string[] = []
  const html = text.replaceAll(/data:image\/[a-z+.-]+;base64,[A-Za-z0-9+/=%\s]*/gi, (address) => {
    pictures.push(address)
    return `fourfold-picture:${pictures.length - 1}`
  })
  return {html, pictures}
}
