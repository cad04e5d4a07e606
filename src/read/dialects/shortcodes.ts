/** Shortcodes that hold something (Hugo and its themes), and Jekyll's `{% highlight %}` → fences of boxes and of code, folds, links. What
 * stands alone in a line of text is left to `templates.ts`. */
import {kinds} from './kinds.ts'
import {type Construct, type Lines, replaceOutsideCode} from './lines.ts'

/** Boxes of themes whose kind is an argument. */
const boxes: ReadonlySet<string> = new Set(
  'admonition alert banner callout card hint notice pageinfo panel message quote'.split(' '),
)
const folds: ReadonlySet<string> = new Set(
  'details expand collapse spoiler accordion accordion-item'.split(' '),
)
const tabSets: ReadonlySet<string> = new Set('tabs tabpane tab-set code-toggle codetabs'.split(' '))
const tabs: ReadonlySet<string> = new Set('tab codetab'.split(' '))
/** Lines of one shortcode. */
const longest = 30

const opening = /^([ \t>]*)\{\{[<%][ \t]*([a-z][\w-]*)((?:[ \t][^{}]*?)?)[ \t]*[>%]\}\}[ \t]*\r?$/i
const closing = /^([ \t>]*)\{\{[<%][ \t]*\/[ \t]*([a-z][\w-]*)[ \t]*[>%]\}\}[ \t]*\r?$/i
const whole =
  /^([ \t>]*)(\{\{[<%][ \t]*([a-z][\w-]*)[^{}]*[>%]\}\})(.*\S.*)(\{\{[<%][ \t]*\/[ \t]*\3[ \t]*[>%]\}\})[ \t]*\r?$/i
const liquid = /^([ \t>]*)\{%-?[ \t]*highlight[ \t]+([\w+#-]+)[^{}%]*-?%\}[ \t]*\r?$/
const liquidEnd = /^[ \t>]*\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*\r?$/

export const shortcodes: Construct = {
  name: 'Shortcodes that hold something',
  tools: 'Hugo and its themes; `highlight` Jekyll',
  example:
    '{{% notice tip "A title" %}}\nText of the box.\n{{% /notice %}}\n\n{{< highlight go >}}\nfmt.Println("a")\n{{< /highlight >}}\n\n{{< details "More" >}}\nFolded.\n{{< /details >}}',
  becomes:
    'A box, code, or a fold. Tabs stand one after the other. Of any other the words stay, with a warning that quotes it.',
  apply(lines) {
    const {text, isLiteral} = lines
    if (!text.some((line) => /\{\{[<%]|\{%-?[ \t]*highlight/.test(line))) return
    joined(lines)
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      const [, indent = '', open = '', , inside = '', close = ''] = whole.exec(line) ?? []
      if (open !== '' && isKnown(opening.exec(open)?.[2] ?? ''))
        text[index] = [open, inside.trim(), close].map((part) => indent + part).join('\n')
    }
    apart(lines)
    code(lines)
    const open: string[] = []
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      const [, indent = '', name = '', given = ''] = opening.exec(line) ?? []
      const ending = closing.exec(line)?.[2]?.toLowerCase()
      if (ending !== undefined && open.includes(ending)) {
        while (open.length > 0 && open.pop() !== ending);
        text[index] = ended(ending, closing.exec(line)?.[1] ?? '')
      } else if (isKnown(name.toLowerCase()) && hasEnd(text, index, name)) {
        open.push(name.toLowerCase())
        text[index] = begun(name.toLowerCase(), given, indent)
      }
    }
  },
}

const isKnown = (name: string): boolean =>
  boxes.has(name) ||
  kinds.has(name) ||
  folds.has(name) ||
  tabSets.has(name) ||
  tabs.has(name) ||
  name === 'highlight'

const hasEnd = (text: readonly string[], from: number, name: string): boolean =>
  text.some((line, index) => index > from && closing.exec(line)?.[2]?.toLowerCase() === name.toLowerCase())

/** A shortcode whose arguments stand on lines of their own. */
function joined({text, isLiteral}: Lines): void {
  for (let index = 0; index < text.length; index += 1) {
    const line = text[index] ?? ''
    if (isLiteral[index] || !/\{\{[<%](?!.*[>%]\}\})/.test(line)) continue
    const end = text.findIndex((other, at) => at > index && /[>%]\}\}/.test(other))
    if (end < 0 || end - index > longest) continue
    text[index] = [line.trimEnd(), ...text.slice(index + 1, end + 1).map((part) => part.trim())].join(' ')
    for (let at = index + 1; at <= end; at += 1) text[at] = ''
  }
}

function apart({text, isLiteral, numbers}: Lines): void {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const parts = text[index]?.split('\n') ?? []
    if (parts.length < 2) continue
    text.splice(index, 1, ...parts)
    isLiteral.splice(index, 1, ...parts.map(() => false))
    numbers.splice(index, 1, ...parts.map(() => numbers[index] ?? 0))
  }
}

/** From here on, the lines between are code. */
function code({text, isLiteral}: Lines): void {
  for (let index = 0; index < text.length; index += 1) {
    if (isLiteral[index]) continue
    const line = text[index] ?? ''
    const [, indent = '', name = '', given = ''] = opening.exec(line) ?? []
    const [, edge = '', language] = liquid.exec(line) ?? []
    const isShortcode = name.toLowerCase() === 'highlight'
    if (!isShortcode && language === undefined) continue
    const end = text.findIndex(
      (other, at) => at > index && (isShortcode ? closing.exec(other)?.[2] === name : liquidEnd.test(other)),
    )
    if (end < 0) continue
    const margin = isShortcode ? indent : edge
    text[index] = `${margin}\`\`\`\`${language ?? /^[ \t]*["']?([\w+#-]+)/.exec(given)?.[1] ?? ''}`
    text[end] = `${margin}\`\`\`\``
    for (let at = index; at <= end; at += 1) isLiteral[at] = true
    index = end
  }
}

function begun(name: string, given: string, indent: string): string {
  const {named, rest} = argumentsIn(given)
  const title =
    named.get('title') ??
    named.get('header') ??
    named.get('name') ??
    named.get('summary') ??
    named.get('label')
  if (tabSets.has(name)) return ''
  if (folds.has(name)) return `${indent}<details>\n${indent}<summary>${title ?? rest[0] ?? ''}</summary>\n`
  if (tabs.has(name)) return `\n${indent}::: tab ${title ?? rest[0] ?? ''}`.trimEnd()
  const word =
    named.get('type') ?? named.get('style') ?? named.get('color') ?? named.get('level') ?? named.get('kind')
  const first = rest[0]?.toLowerCase() ?? ''
  const kind = kinds.get((word ?? '').toLowerCase()) ?? kinds.get(first) ?? kinds.get(name) ?? 'note'
  const others = rest.filter((_, index) => !(index === 0 && (kinds.has(first) || boxes.has(name))))
  return `\n${indent}::: ${kind} ${title ?? others[0] ?? ''}`.trimEnd()
}

function ended(name: string, indent: string): string {
  if (tabSets.has(name)) return ''
  return folds.has(name) ? `\n${indent}</details>\n` : `${indent}:::\n`
}

/** `title="A title" warning "Another"`. */
export function argumentsIn(given: string) {
  const named = new Map<string, string>()
  const rest: string[] = []
  const pattern =
    /([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|(\S+))|"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|(\S+)/g
  for (const [, name, a, b, c, d, e, f, g, h] of given.matchAll(pattern)) {
    const value = (a ?? b ?? c ?? d ?? e ?? f ?? g ?? h ?? '').replaceAll('\\"', '"')
    if (name === undefined) rest.push(value)
    else named.set(name.toLowerCase(), value)
  }
  return {named, rest}
}

/** Attributes of kramdown within a line, and its remarks: `*word*{: .lead}`, `- {:.item} text`, `{::comment}…{:/comment}`. */
export const spanAttributes: Construct = {
  name: 'Attributes and remarks within a line',
  tools: 'kramdown',
  example: '*Words*{: .lead} and {::comment}nothing{:/comment}.',
  becomes: 'Left out.',
  apply({text, isLiteral}) {
    let comment = false
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      if (comment) {
        comment = !/\{:\/(?:comment)?\}/.test(line)
        text[index] = comment ? '' : line.replace(/^.*?\{:\/(?:comment)?\}/, '')
        continue
      }
      if (!line.includes('{:')) continue
      const rest = replaceOutsideCode(line, /\{::comment\}.*?\{:\/(?:comment)?\}/g, () => '')
      text[index] = replaceOutsideCode(
        rest,
        /(?<=\S)\{:[^{}:][^{}]*\}|(?<=^[ \t>]*[-*+\d.)]+[ \t]+)\{:[^{}:][^{}]*\}[ \t]*/g,
        () => '',
      )
      if (/^[ \t]*\{::comment\}[ \t]*\r?$/.test(text[index] ?? '')) {
        comment = true
        text[index] = ''
      }
      text[index] = (text[index] ?? '').replaceAll(/\{::(?:nomarkdown|options|\/)[^{}]*\}|\{:\/[a-z]*\}/g, '')
    }
  },
}
