/** Signs within a line: `==mark==`, `^[a note]`, and attributes after a link or code that other tools read. */
import {nameToEmoji} from 'gemoji'
import type {Dialect} from './dialect.ts'
import {type Construct, replaceOutsideCode} from './lines.ts'

/** `~` and `^` lower and raise whatever stands between two of them. */
const raisers: ReadonlySet<Dialect> = new Set<Dialect>(['pandoc', 'quarto', 'mkdocs'])
const anyRaised = /(?<![\\~^])([~^])(?!\[)([^\s~^\\[\]`]{1,60})\1(?![~^])/gu
const shortRaised = /(?<=[\p{L})])([~^])([\p{L}\d+−-]{1,5})\1(?![~^])/gu

/** `==words==` → `:mark[words]`. */
export const marks: Construct = {
  name: 'Marked, lowered and raised words',
  tools: 'pandoc, MkDocs, Obsidian',
  example: '==Marked==, H~2~O, x^2^.',
  becomes:
    'The elements `mark`, `sub` and `sup`; of a single `~` or `^` only short words right after a letter, unless the dialect is pandoc, Quarto or MkDocs.',
  apply({text, isLiteral}, _tell, {dialect}) {
    const raised = dialect !== null && raisers.has(dialect) ? anyRaised : shortRaised
    for (const [index, line] of text.entries()) {
      if (isLiteral[index] || !/[=~^]/.test(line)) continue
      text[index] = replaceOutsideCode(
        line,
        /(?<![\w=!<>:])==(?![=\s])([^=\n]*?[^=\s])==(?![\w=])/g,
        ({1: words = '', index: at}) =>
          // A bracket that nobody closes would close ours.
          balanced(words) && !isAddress(line, at) ? `:mark[${words}]` : null,
      )
      // `~500 m` and `5~10` are prose: what is lowered is short and stands right after a letter.
      text[index] = replaceOutsideCode(
        text[index] ?? '',
        raised,
        ({1: sign, 2: words = '', index: at, input}) =>
          isAddress(input, at) ? null : `:${sign === '~' ? 'sub' : 'sup'}[${words}]`,
      )
    }
  },
}

/** `:smile:` → the sign of that name, if there is one. */
export const emoji: Construct = {
  name: 'Signs by their names',
  tools: 'GitHub, MkDocs, Quarto, Hugo',
  example: 'Well done :tada:',
  becomes: 'The sign, of those that GitHub has a name for. `10:30:45` and other words between colons stay.',
  apply({text, isLiteral}) {
    for (const [index, line] of text.entries()) {
      if (isLiteral[index] || !/:[a-z0-9_+-]+:/.test(line)) continue
      text[index] = replaceOutsideCode(
        line,
        /(?<![\w:/])(?::([a-z0-9_+-]+):)(?![\w:/[{])/g,
        ({1: name = '', index: at}) =>
          /^\d+$/.test(name) || isAddress(line, at) ? null : (nameToEmoji[name] ?? null),
      )
    }
  },
}

/** `^[words]` → a note of its own, defined after the end. */
export const inlineNotes: Construct = {
  name: 'Notes in their place',
  tools: 'pandoc, Obsidian',
  example: 'A claim.^[Where it comes from.]',
  becomes: 'A footnote.',
  apply({text, isLiteral}) {
    const notes: string[] = []
    for (const [index, line] of text.entries()) {
      if (isLiteral[index] || !line.includes('^[')) continue
      text[index] = replaceOutsideCode(
        line,
        /\^\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.)*\])+)\]/g,
        ([, words = '']) => {
          notes.push(words)
          return `[^inline-${notes.length}]`
        },
      )
    }
    const last = text.length - 1
    for (const [index, words] of notes.entries()) text[last] += `\n\n[^inline-${index + 1}]: ${words}`
  },
}

/** `[words](address){target=_blank .button}`: what is no id, class, language or size of a picture says nothing here. */
export const linkAttributes: Construct = {
  name: 'Attributes after a link',
  tools: 'kramdown, pandoc, MkDocs',
  example: '[Read on](https://example.org/){target=_blank .button}',
  becomes: 'Left out.',
  apply({text, isLiteral}) {
    for (const [index, line] of text.entries()) {
      if (isLiteral[index] || !/[\])`]\{/.test(line)) continue
      text[index] = replaceOutsideCode(
        line,
        /(?<!!\[[^\]]*\]\([^()]*)(\](?:\([^()\s]*\)|\[[^[\]]*\]))\{:?[^{}]*\}/g,
        (match) => (isPicture(line, match.index) ? null : (match[1] ?? '')),
      )
    }
  },
}

/** Between the last white space and a place in the line. */
const isAddress = (line: string, at: number): boolean =>
  /(?:\/\/|www\.|\]\()\S*$/.test(line.slice(Math.max(0, at - 500), at))

function isPicture(line: string, at: number): boolean {
  const open = line.lastIndexOf('[', at)
  return open > 0 && line[open - 1] === '!'
}

function balanced(words: string): boolean {
  let depth = 0
  for (const character of words) {
    if (character === '[') depth += 1
    if (character === ']') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
