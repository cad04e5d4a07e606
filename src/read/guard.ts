/** Text and a parser → a tree, whatever the text: no input makes reading slow, a tree too deep, or a program fall over.
 *
 * The parser takes time that grows with the square of the signs in a paragraph, and recurses with the depth of quotations.
 * Beyond limits that no article reaches, signs are hidden from it: each is replaced by a noncharacter of Unicode (so that
 * every offset stays) and put back as text afterwards. Nothing is lost, and a message says where it begins. */
import type {Root, RootContent} from 'mdast'
import type {Point} from 'unist'
import type {Report} from '../diagnostics/message.ts'
import type {parseMarkdown} from './markdown.ts'

/** Quotations, lists and containers within each other. Word processors stop at nine. */
const deepest = 100
/** Signs of markup in one paragraph. */
const mostSigns = 2000
/** `<` and backticks make the parser look for their end as far as the paragraph goes: signs × characters of one paragraph. */
const mostLooking = 5_000_000

const signs = '*_[]<`~:>-+.)@&!$|#('
/** U+FDD0–U+FDEF are for use inside a program (Unicode 23.7); `bytes.ts` lets none in. */
const first = 0xfdd0

export function guard(text: string, parse: typeof parseMarkdown, report: Report): Root {
  const hidden = hide(text, report)
  const tree = parse(hidden, {autolinks: !hasGiant(text)})
  if (hidden !== text) showAgain(tree)
  flatten(tree, report)
  return tree
}

/** Characters of a paragraph beyond which bare addresses are not looked for: a book of 30,000 words has no such paragraph. */
const giant = 200_000

function hasGiant(text: string): boolean {
  if (text.length < giant) return false
  return text
    .split(/\n[ \t]*\r?\n/)
    .some((block) => block.length > giant && !/^[ \t]*\|/m.test(block.slice(0, 2000)))
}

/** Lines that begin a paragraph of their own wherever they stand: items, rows, headings. */
const ownLine = /^[\s>]*(?:[-+*]\s|\d{1,9}[.)]\s|\||#{1,6}\s)/
const prefix = /^(?:[ \t]*(?:>|[-+*:](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/
const sign = /[*_[\]~@&]|:(?=[\w/])|(?<=www)\.|!(?=\[)/g
const looking = /<(?=[a-z!?/])|`+/gi

/** What has been seen of one paragraph. */
interface Seen {
  signs: number
  looks: number
  /** How many looks the parser is allowed; known when the first is met. */
  mostLooks: number | null
}

function hide(text: string, report: Report): string {
  // A short article of the usual kind is let through as it is.
  if (text.length < mostSigns && !/[>*+:-]{50}|(?:[>*+:-] ){50}/.test(text)) return text
  const lines = text.split('\n')
  const reported = new Set<string>()
  const once = (rule: 'source/nesting' | 'source/signs', reason: string, index: number) => {
    if (reported.has(rule)) return
    reported.add(rule)
    report({rule, reason, place: {line: index + 1, column: 1}})
  }
  let containers = 0
  let code: string | null = null
  let seen: Seen = {signs: 0, looks: 0, mostLooks: null}
  const shown = lines.map((line, index) => {
    const ticks = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (code !== null) {
      if (ticks?.startsWith(code)) code = null
      return line
    }
    if (ticks) {
      code = ticks
      return line
    }
    const colons = /^[\s>]*:{3,}(\w?)/.exec(line)
    if (colons) containers = Math.max(0, containers + (colons[1] ? 1 : -1))
    const shallow = colons?.[1] && containers > deepest ? line.replaceAll(':', hiddenSign) : withinDepth(line)
    if (shallow !== line) {
      once(
        'source/nesting',
        `Markup nests more than ${deepest} levels deep; from here on its signs are text.`,
        index,
      )
    }
    if (line.trim() === '' || ownLine.test(line)) seen = {signs: 0, looks: 0, mostLooks: null}
    const kept = withinBudget(shallow, seen, () => paragraphWidth(lines, index))
    if (kept !== shallow) {
      once(
        'source/signs',
        'This paragraph has more signs of markup than can be read; from here on they are text.',
        index,
      )
    }
    return kept
  })
  return reported.size > 0 ? shown.join('\n') : text
}

function withinBudget(line: string, seen: Seen, width: () => number): string {
  return line
    .replaceAll(sign, (match) => {
      seen.signs += 1
      return seen.signs > mostSigns ? hiddenSign(match) : match
    })
    .replaceAll(looking, (match) => {
      seen.mostLooks ??= Math.min(mostSigns, mostLooking / Math.max(1, width()))
      seen.looks += 1
      return seen.looks > seen.mostLooks ? hiddenRun(match) : match
    })
}

/** Characters from a line to the end of its paragraph. */
function paragraphWidth(lines: readonly string[], from: number): number {
  let width = 0
  for (let index = from; index < lines.length && lines[index]?.trim() !== ''; index += 1) {
    width += lines[index]?.length ?? 0
    if (width > mostLooking) break
    if (index - from > 10_000) return mostLooking
  }
  return width
}

function withinDepth(line: string): string {
  const start = prefix.exec(line)?.[0] ?? ''
  if (start.length <= deepest) return line
  let depth = 0
  const kept = start.replaceAll(/[>\-+*:]|[.)]/g, (marker, offset: number) => {
    depth += 1
    return depth > deepest || offset > 2 * deepest + 20 ? hiddenSign(marker) : marker
  })
  return kept + line.slice(start.length)
}

function hiddenSign(character: string): string {
  const index = signs.indexOf(character)
  return index < 0 ? character : String.fromCharCode(first + index)
}

function hiddenRun(run: string): string {
  return Array.from(run, hiddenSign).join('')
}

const hiddenSigns = /[\uFDD0-\uFDEF]/g

function shownText(text: string): string {
  return text.replaceAll(hiddenSigns, (character) => signs.charAt(character.charCodeAt(0) - first))
}

function showAgain(tree: Root): void {
  const stack: RootContent[] = [...tree.children]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('value' in node) node.value = shownText(node.value)
    if ('url' in node) node.url = shownText(node.url)
    if ('alt' in node && node.alt) node.alt = shownText(node.alt)
    if ('title' in node && typeof node.title === 'string') node.title = shownText(node.title)
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
}

interface Level {
  readonly node: {children: RootContent[]}
  readonly depth: number
}

/** What lies deeper than can be walked by recursion becomes the text that it holds. */
function flatten(tree: Root, report: Report): void {
  const stack: Level[] = [{node: tree, depth: 0}]
  let place: Point | undefined
  for (let level = stack.pop(); level; level = stack.pop()) {
    const {node, depth} = level
    if (depth >= 2 * deepest) {
      place ??= node.children[0]?.position?.start
      node.children = leaves(node)
      continue
    }
    for (const child of node.children) if ('children' in child) stack.push({node: child, depth: depth + 1})
  }
  if (place)
    report({
      rule: 'source/nesting',
      reason: `Markup nests more than ${2 * deepest} levels deep; deeper levels are flattened.`,
      place,
    })
}

function leaves(parent: {readonly children: readonly RootContent[]}): RootContent[] {
  const found: RootContent[] = []
  const stack: RootContent[] = [...parent.children].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) for (const child of [...node.children].reverse()) stack.push(child)
    else found.push(node)
  }
  return found
}
