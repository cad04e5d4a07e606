/** What a page or a web site puts around a text: page numbers, "Share this". It goes; where it may be the text's own, it stays. */
import type {Line} from './lines.ts'

export interface Cleared {
  readonly lines: readonly Line[]
  readonly taken: readonly Line[]
}

const number = /^[-–—[(\s]*(\d{1,4})[-–—\])\s]*$/
const named =
  /^[-–—[(\s]*(?:page|p\.|seite|s\.|página|pág\.|pagina|pag\.|sida|side|strona|страница|стр\.|сторінка|стор\.|ページ)\s*\d{1,4}(?:\s*(?:\/|of|von|de|sur|di|av|af|z|из|з)\s*\d{1,4})?[-–—\])\s]*$/i
const counted = /^\d{1,4}\s*(?:\/|of|von|de|sur|di)\s*\d{1,4}$/i

const buttons: ReadonlySet<string> = new Set([
  ...[
    'share',
    'share this',
    'share this page',
    'share this article',
    'share this story',
    'share on facebook',
  ],
  ...[
    'share on x',
    'share on twitter',
    'share on linkedin',
    'share via email',
    'email this',
    'email this page',
  ],
  ...[
    'print',
    'print this page',
    'print this article',
    'tweet',
    'copy link',
    'save article',
    'skip to content',
  ],
  ...[
    'back to top',
    'advertisement',
    'teilen',
    'artikel teilen',
    'seite drucken',
    'drucken',
    'nach oben',
    'anzeige',
  ],
  ...['partager', 'partager cet article', 'imprimer', 'imprimer cette page', 'haut de page', 'publicité'],
  ...[
    'compartir',
    'compartir este artículo',
    'imprimir',
    'imprimir esta página',
    'volver arriba',
    'publicidad',
  ],
])

export function clear(lines: readonly Line[]): Cleared {
  const pages = pageNumbers(lines)
  const isTaken = (line: Line) =>
    pages.has(line) ||
    named.test(line.text) ||
    counted.test(line.text) ||
    buttons.has(line.text.toLowerCase())
  const taken = lines.filter(isTaken)
  // A text that is nothing else is about it.
  if (taken.length === 0 || taken.length === lines.length) return {lines, taken: []}
  const kept: Line[] = []
  let broken = false
  for (const line of lines) {
    if (isTaken(line)) {
      broken = true
      continue
    }
    // A sentence goes on over the end of a page.
    const before = kept.at(-1)?.text ?? ''
    const goesOn = broken && /[\p{L},;-]$/u.test(before) && /^\p{Ll}/u.test(line.text)
    kept.push(broken ? {...line, apart: !goesOn} : line)
    broken = false
  }
  return {lines: kept, taken}
}

/** Numbers alone on their line that count on by one; a single one may be a year, or an answer. */
function pageNumbers(lines: readonly Line[]): ReadonlySet<Line> {
  const alone = lines.flatMap((line) => {
    const value = number.exec(line.text)?.[1]
    return value === undefined ? [] : [{line, value: Number(value)}]
  })
  const counts = alone.every(({value}, index) => index === 0 || value === (alone[index - 1]?.value ?? 0) + 1)
  return new Set(alone.length > 1 && counts ? alone.map(({line}) => line) : [])
}
