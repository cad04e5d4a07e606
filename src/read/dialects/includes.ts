/** `{{#include file}}`, `--8<-- "file"`, `{{< include file >}}`, `:::{include} file` and their like → the text of that file, before anything
 * else looks at the lines. Only files of the sources are read; what cannot be had is a message at the line that asks for it. */
import {posix} from 'node:path'
import {slug} from 'github-slugger'
import type {Resources} from '../../resources.ts'
import {decode} from '../bytes.ts'
import type {Dialect} from './dialect.ts'
import {type Described, linesOf, replaceOutsideCode, type Setting, type Tell} from './lines.ts'

/** Lines with the number of each in the article: what was taken in has that of the line that asked. */
interface Numbered {
  readonly text: string[]
  readonly numbers: number[]
}

interface Asked {
  /** As it is written. */
  readonly file: string
  /** `2:5`, or the name of a part. */
  readonly part: string
  /** In front of each line. */
  readonly indent: string
  /** The tool whose sign it is. */
  readonly tool: Dialect
  /** Null: as the text that it is. */
  readonly language: string | null
  /** MyST's options, by name. */
  readonly options: ReadonlyMap<string, string>
  /** How many lines ask. */
  readonly height: number
}

interface Work {
  readonly setting: Setting & {readonly resources: Resources}
  readonly tell: Tell
  /** Characters that may still be taken in. */
  room: number
}

/** Files within each other; mdBook stops here as well. */
const deepest = 10
/** Characters that are taken in, in all. */
const most = 4_000_000

const signs =
  /\{\{#(?:include|rustdoc_include|play)|^[ \t]*;?-+8<-+|\{\{[<%][ \t]*include|include_relative|@include:|!\[\[|^[ \t>]*(?::{2,}|`{3,})[ \t]*\{?(?:literal)?include/m
const mdbook = /\\?\{\{#(include|rustdoc_include|playground|playpen)[ \t]+([^{}\s]+)[^{}]*\}\}/g
const wholeLine =
  /^([ \t>]*)\{\{#(include|rustdoc_include|playground|playpen)[ \t]+([^{}\s]+)[^{}]*\}\}[ \t]*\r?$/
const shortcode = /^([ \t>]*)\{\{[<%][ \t]*include[ \t]+["']?([^"'<>%]+?)["']?[ \t]*[>%]\}\}[ \t]*\r?$/
const snippet = /^([ \t]*)-+8<-+[ \t]+["']([^"']+)["'][ \t]*\r?$/
const snippets = /^[ \t]*-+8<-+[ \t]*\r?$/
const relative = /^([ \t>]*)\{%-?[ \t]*include_relative[ \t]+([^%\s]+)[ \t]*-?%\}[ \t]*\r?$/
const comment = /^([ \t>]*)<!--[ \t]*@include:[ \t]*(\S+?)[ \t]*-->[ \t]*\r?$/
const directive =
  /^([ \t>]*)(:{3,}|`{3,})[ \t]*(?:\{(include|literalinclude)\}|include(?=[ \t]))[ \t]+(\S.*?)[ \t]*\r?$/
/** A page in a page, on a line of its own: `![[Page#Heading]]`. */
const embed =
  /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)!\[\[([^[\]|#^\n]*)(#\^?[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\][ \t]*\r?$/
const leaf = /^([ \t>]*):{2,}include\{(?:file|src|path)=["']?([^"'{}]+?)["']?\}[ \t]*\r?$/
const fence = /^([ \t>]*)(`{3,}|~{3,})(.*)$/

export const includes: Described = {
  name: 'Files that are included',
  tools: 'mdBook, MkDocs, Quarto, MyST, Obsidian, VitePress, Jekyll',
  example:
    '{{#include parts/intro.md}}\n\n{{#rustdoc_include src/main.rs:anchor}}\n\n--8<-- "parts/note.md"\n\n{{< include _end.qmd >}}\n\n:::{include} parts/end.md\n:::\n\n![[Another page#A heading]]',
  becomes:
    'The text of the file, or the lines or the part of it that are named; in a block of code, code. Only files of the sources are read, at most ten within each other. A file that is missing, that lies elsewhere, or that includes itself is an error at the line that asks for it.',
}

/** Null where nothing asks for a file. */
export function included(source: string, setting: Setting, tell: Tell): Numbered | null {
  const {resources, isMdx = false, dialect} = setting
  if (!resources || (!signs.test(source) && dialect !== 'mdbook' && !isMdx)) return null
  const text = source.split('\n')
  const work = {setting: {...setting, resources}, tell, room: most}
  return expanded({text, numbers: text.map((_, index) => index + 1)}, [setting.path], work)
}

/** `stack`: the article, and the files within each other down to these lines. */
function expanded({text, numbers}: Numbered, stack: readonly string[], work: Work): Numbered {
  const out: Numbered = {text: [], numbers: []}
  const put = (line: string, at: number) => {
    out.text.push(line)
    out.numbers.push(numbers[at] ?? 1)
  }
  let code: {readonly ticks: string; readonly from: number; readonly isRust: boolean} | null = null
  const putCode = (line: string, at: number, isRust: boolean) => {
    if (isRust && isHidden(line)) return
    const shown = isRust ? line.replace(/^([ \t]*)##/, '$1#') : line
    put(shown.replace(/^([ \t]*);(-+8<-+)/, '$1$2'), at)
  }
  let isList = false
  const parts = work.setting.isMdx ? partsIn(text) : null
  for (let at = 0; at < text.length; at += 1) {
    const line = text[at] ?? ''
    const [, , ticks = '', info = ''] = fence.exec(line) ?? []
    const isAsking: boolean = code === null || isOwn(line, work.setting.dialect)
    if (
      isAsking &&
      snippets.test(line) &&
      (isList || text.some((other, index) => index > at && snippets.test(other)))
    ) {
      isList = !isList
      put('', at)
      continue
    }
    const asked = isList
      ? listed(line)
      : isAsking
        ? (partAt(line, parts) ?? askedAt(text, at, code !== null))
        : null
    if (asked) {
      const lines = linesFor(asked, {number: numbers[at] ?? 1, stack, isCode: code !== null}, work)
      for (const one of lines ?? text.slice(at, at + asked.height)) {
        if (code === null) put(one, at)
        else putCode(one, at, code.isRust)
      }
      at += asked.height - 1
      continue
    }
    if (isList) {
      put('', at)
      continue
    }
    if (code !== null) {
      if (ticks.startsWith(code.ticks) && info.trim() === '') {
        put(widened(out.text, code.from, line, code.ticks), at)
        code = null
      } else putCode(line, at, code.isRust)
      continue
    }
    if (ticks !== '' && !(ticks.startsWith('`') && info.includes('`'))) {
      const isBook = work.setting.dialect === 'mdbook'
      code = {ticks, from: out.text.length, isRust: isBook && /^rust\b/.test(info.trim())}
      // What follows the comma is for the compiler.
      put(isBook ? line.replace(/^([ \t>]*[`~]+[ \t]*[\w+#-]+),.*$/, '$1') : line, at)
      continue
    }
    put(inLine(line, {number: numbers[at] ?? 1, stack, isCode: false}, work), at)
  }
  return out
}

/** rustdoc compiles such a line and does not show it. */
const isHidden = (line: string): boolean => /^[ \t]*#(?:[ \t]|\r?$)/.test(line)

/** In a block of code, others may write about the sign. */
const isOwn = (line: string, dialect: Dialect | null): boolean =>
  dialect === null ||
  (dialect === 'mdbook' && line.includes('{{#')) ||
  (dialect === 'mkdocs' && line.includes('8<')) ||
  (dialect === 'quarto' && line.includes('{{<'))

/** A fence that the code itself would close is made longer. */
function widened(text: string[], from: number, close: string, ticks: string): string {
  const sign = ticks.charAt(0)
  const longest = text
    .slice(from + 1)
    .reduce((most, line) => Math.max(most, /^[ \t>]*(`{3,}|~{3,})[ \t]*\r?$/.exec(line)?.[1]?.length ?? 0), 0)
  if (longest < ticks.length) return close
  const longer = sign.repeat(longest + 1)
  text[from] = (text[from] ?? '').replace(ticks, longer)
  return close.replace(ticks, longer)
}

function askedAt(text: readonly string[], at: number, isCode: boolean): Asked | null {
  const line = text[at] ?? ''
  const none = {part: '', language: null, options: new Map<string, string>(), height: 1} as const
  const [, bookIndent = '', command = '', target] = wholeLine.exec(line) ?? []
  if (target !== undefined)
    return {
      ...none,
      ...parted(target),
      indent: bookIndent,
      tool: 'mdbook',
      language: command.startsWith('play') && !isCode ? 'rust' : null,
    }
  const [, indent = '', named] = snippet.exec(line) ?? []
  if (named !== undefined) return {...none, ...parted(named), indent, tool: 'mkdocs'}
  const [, before = '', file] = shortcode.exec(line) ?? []
  if (file !== undefined) return {...none, file, indent: before, tool: 'quarto'}
  if (isCode) return null
  const [, margin = '', page, place = ''] = embed.exec(line) ?? []
  // Of others than pages, `wiki-links.ts` makes pictures and links.
  if (page !== undefined && (!/\.\w{2,5}$/.test(page) || /\.mdx?$/i.test(page)))
    return {...none, file: page.trim(), part: place, indent: margin, tool: 'obsidian'}
  for (const pattern of [relative, comment, leaf]) {
    const [, indent = '', file] = pattern.exec(line) ?? []
    if (file !== undefined)
      return {...none, file, indent, tool: pattern === relative ? 'jekyll' : 'commonmark'}
  }
  const [, edge = '', ticks = '', name = 'include', path] = directive.exec(line) ?? []
  if (path === undefined || (ticks.startsWith('`') && !line.includes('{'))) return null
  const {options, height} = optionsAfter(text, at, ticks)
  const language = options.get('language') ?? options.get('lang') ?? options.get('code')
  const isLiteral = name === 'literalinclude' || options.has('literal') || language !== undefined
  return {
    file: path,
    part: '',
    indent: edge,
    tool: 'myst',
    language: isLiteral ? (language ?? posix.extname(path).slice(1)) : null,
    options,
    height,
  }
}

/** `file.rs:2:5`, `file.rs:anchor`. */
function parted(target: string): Pick<Asked, 'file' | 'part'> {
  const colon = target.indexOf(':')
  return colon < 0 ? {file: target, part: ''} : {file: target.slice(0, colon), part: target.slice(colon + 1)}
}

/** Options and the closing fence. */
function optionsAfter(text: readonly string[], from: number, ticks: string) {
  const options = new Map<string, string>()
  for (let at = from + 1; at < text.length; at += 1) {
    const line = (text[at] ?? '').replace(/^[ \t>]+/, '').trimEnd()
    const [, name, value = ''] = /^:([\w-]+):[ \t]*(.*)$/.exec(line) ?? []
    if (name !== undefined) options.set(name, value)
    else if (line.startsWith(ticks) && line.replaceAll(ticks.charAt(0), '') === '')
      return {options, height: at - from + 1}
    else if (line !== '') break
  }
  return {options, height: 1}
}

/** `import Part from './_part.mdx'`: articles that are used as components, by their names. */
const partsIn = (text: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    text.flatMap((line) => {
      const [, name, path] = /^import[ \t]+(\w+)[ \t]+from[ \t]+['"]([^'"]+\.mdx?)['"]/.exec(line) ?? []
      return name === undefined || path === undefined ? [] : [[name, path.replace(/^@site\//, '/')]]
    }),
  )

function partAt(line: string, parts: ReadonlyMap<string, string> | null): Asked | null {
  const [, indent = '', name = ''] = /^([ \t]*)<([A-Z]\w*)(?:[ \t][^<>]*)?\/>[ \t]*\r?$/.exec(line) ?? []
  const file = parts?.get(name)
  if (file === undefined) return null
  return {file, part: '', indent, tool: 'docusaurus', language: null, options: new Map(), height: 1}
}

/** A file between two lines of scissors. */
function listed(line: string): Asked | null {
  const file = line.trim()
  if (file === '' || file.startsWith(';')) return null
  return {...parted(file), indent: '', tool: 'mkdocs', language: null, options: new Map(), height: 1}
}

/** Where it is asked. */
interface Asker {
  /** Of the line in the article. */
  readonly number: number
  /** The article, and the files within each other down to this line. */
  readonly stack: readonly string[]
  readonly isCode: boolean
}

/** Commands within a line of text. */
function inLine(line: string, asker: Asker, work: Work): string {
  if (!line.includes('{{#')) return line
  return replaceOutsideCode(line, mdbook, ([whole, , target = '']) => {
    // Escaped for mdBook; from here on for Markdown.
    if (whole.startsWith('\\')) return `\\{${whole.slice(2).replace('{', '\\{')}`
    const asked = {...parted(target), indent: '', tool: 'mdbook', language: null, height: 1} as const
    const lines = linesFor({...asked, options: new Map()}, asker, work)
    return lines === null ? null : lines.join('\n').trim()
  })
}

/** Null: it stays as it stands. */
function linesFor(asked: Asked, {number, stack, isCode}: Asker, work: Work): readonly string[] | null {
  const {setting, tell} = work
  const from = stack.at(-1) ?? setting.path
  const failed = (rule: 'dialects/include-missing' | 'dialects/include-circle', reason: string) => {
    if (isCode && setting.dialect === null) return null
    tell({rule, reason, line: number - 1})
    return isCode ? null : []
  }
  const found =
    asked.tool === 'obsidian' ? pageOf(asked, from, setting) : fileOf(asked, from, setting.resources)
  if (found === null)
    return failed(
      'dialects/include-missing',
      `The file “${asked.file}” that is to be included does not exist.`,
    )
  if ('reason' in found)
    return failed('dialects/include-missing', `The file “${asked.file}” is not included: ${found.reason}.`)
  if (stack.includes(found.path) && !(asked.tool === 'obsidian' && asked.part !== '' && stack.length === 1))
    return failed('dialects/include-circle', `“${asked.file}” includes itself, so that it would never end.`)
  if (stack.length > deepest || found.bytes.length > work.room)
    return failed('dialects/include-circle', `“${asked.file}” is not included: there is too much of it.`)
  work.room -= found.bytes.length
  const whole = decode(found.bytes, () => undefined).split(/\r?\n/)
  const chosen = partOf(whole, asked)
  if (chosen === null)
    return failed('dialects/include-missing', `“${asked.file}” has no part “${asked.part}”.`)
  const isProgram = asked.tool === 'mdbook' && asked.language === 'rust'
  // A place that a page names without a page is its own.
  const owned = (line: string) =>
    asked.tool === 'obsidian' && asked.file !== '' ? line.replaceAll('[[#', `[[${asked.file}#`) : line
  const kept = isProgram ? chosen.filter((line) => !isHidden(line)) : chosen
  const lines =
    isCode || asked.language !== null ? trimmed(kept) : withoutFrontMatter(trimmed(kept)).map(owned)
  const text =
    isCode || asked.language !== null
      ? lines
      : expanded({text: [...lines], numbers: lines.map(() => number)}, [...stack, found.path], work).text
  const bare =
    asked.tool === 'docusaurus' ? text.filter((line) => !/^import[ \t].*['"];?[ \t]*$/.test(line)) : text
  const shown = asked.language === null ? bare : fenced(text, asked.language)
  // The sign of an item stands before its first line.
  const margin = asked.indent.replaceAll(/[^ \t>]/g, ' ')
  return shown.map((line, index) => {
    if (index === 0) return asked.indent + line
    return line === '' && margin.trim() === '' ? line : margin + line
  })
}

/** By its name; of the page itself nothing but its place is named. */
function pageOf({file}: Asked, from: string, {byName, resources}: Work['setting']) {
  const path = file === '' ? from : byName(file)?.path
  const found = path === undefined ? null : resources.read(path)
  return path !== undefined && found?.type === 'found' ? {path, bytes: found.bytes} : null
}

function fileOf({file}: Asked, from: string, resources: Resources) {
  const inside = file.replace(/^\/+/, '')
  const folders = above(from)
  const candidates = [
    ...(file.startsWith('/') ? [] : [posix.join(posix.dirname(from), file)]),
    ...folders.map((folder) => posix.join(folder, inside)),
    ...folders.map((folder) => posix.join(folder, '_includes', inside)),
  ]
  let refused: string | null = null
  for (const path of new Set(candidates)) {
    const found = resources.read(path)
    if (found.type === 'found') return {path, bytes: found.bytes}
    if (found.type === 'refused') refused ??= found.reason
  }
  return refused === null ? null : {reason: refused}
}

/** The folders above a file, the nearest first. */
function above(path: string): readonly string[] {
  const folder = posix.dirname(path)
  return folder === '.' || folder === posix.dirname(folder) ? [folder] : [folder, ...above(folder)]
}

/** Marks of parts in a file: mdBook's and those of the scissors. */
const mark = /\bANCHOR(?:_END)?:[ \t]*[\w-]+|-+8<-+[ \t]*\[(?:start|end):[^\]]+\]/

function partOf(whole: readonly string[], {part, options, tool}: Asked): readonly string[] | null {
  if (tool === 'obsidian') return part === '' ? whole : placeIn(whole, part.slice(1))
  const lines = part === '' ? byOptions(whole, options) : partNamed(whole, part)
  return lines?.filter((line) => !mark.test(line)) ?? null
}

/** `2`, `2:5`, `:5`, `2:`, or the name of a part. */
function partNamed(whole: readonly string[], part: string): readonly string[] | null {
  const [, from = '', colon = '', to = ''] = /^(\d*)(:?)(\d*)$/.exec(part) ?? []
  if (from !== '' || colon !== '')
    return whole.slice(
      Math.max(0, Number(from || 1) - 1),
      colon === '' ? Number(from) : to === '' ? undefined : Number(to),
    )
  const name = part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const start = whole.findIndex((line) =>
    new RegExp(`\\bANCHOR:[ \\t]*${name}(?![\\w-])|8<-+[ \\t]*\\[start:[ \\t]*${name}[ \\t]*\\]`).test(line),
  )
  if (start < 0) return null
  const end = whole.findIndex(
    (line, index) =>
      index > start &&
      new RegExp(`\\bANCHOR_END:[ \\t]*${name}(?![\\w-])|8<-+[ \\t]*\\[end:[ \\t]*${name}[ \\t]*\\]`).test(
        line,
      ),
  )
  return whole.slice(start + 1, end < 0 ? undefined : end)
}

/** What stands under a heading, or the block that ends with `^id`. */
function placeIn(whole: readonly string[], place: string): readonly string[] | null {
  if (place.startsWith('^')) {
    const end = whole.findIndex((line) => line.trimEnd().endsWith(place))
    if (end < 0) return null
    // An id on a line of its own speaks of the block above.
    const last =
      whole[end]?.trim() === place ? whole.findLastIndex((line, at) => at < end && line.trim() !== '') : end
    const start = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(whole[last] ?? '')
      ? last
      : whole.findLastIndex((line, at) => at < last && line.trim() === '') + 1
    return whole.slice(start, last + 1)
  }
  const name = slug(place.split('#').at(-1)?.trim() ?? '')
  const {text, isLiteral} = linesOf(whole.join('\n'))
  const depthOf = (at: number) =>
    isLiteral[at] ? 0 : (/^(#{1,6})[ \t]/.exec(text[at] ?? '')?.[1]?.length ?? 0)
  const start = text.findIndex((line, at) => depthOf(at) > 0 && slug(line.replace(/^#+/, '').trim()) === name)
  if (start < 0) return null
  const end = text.findIndex((_, at) => at > start && depthOf(at) > 0 && depthOf(at) <= depthOf(start))
  return text.slice(start, end < 0 ? undefined : end)
}

/** MyST's and Sphinx's way to choose lines. */
function byOptions(whole: readonly string[], options: ReadonlyMap<string, string>): readonly string[] {
  const wanted = options.get('lines')
  if (wanted)
    return wanted.split(',').flatMap((range) => {
      const [, from = '', dash = '', to = ''] = /^\s*(\d+)\s*(-?)\s*(\d*)\s*$/.exec(range) ?? []
      return from === ''
        ? []
        : whole.slice(Number(from) - 1, dash === '' ? Number(from) : to === '' ? undefined : Number(to))
    })
  const after = options.get('start-after')
  const before = options.get('end-before')
  const first = Number(options.get('start-line') ?? 0)
  const start = after ? whole.findIndex((line) => line.includes(after)) + 1 : Number.isNaN(first) ? 0 : first
  const end = before ? whole.findIndex((line, index) => index >= start && line.includes(before)) : -1
  return whole.slice(start, end < 0 ? undefined : end)
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return lines
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line))
  return end < 0 ? lines : lines.slice(end + 1)
}

function trimmed(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '')
  return lines.slice(0, end + 1)
}

function fenced(lines: readonly string[], language: string): readonly string[] {
  const longest = lines.reduce(
    (most, line) => Math.max(most, /^[ \t]*(`{3,})/.exec(line)?.[1]?.length ?? 2),
    2,
  )
  const ticks = '`'.repeat(longest + 1)
  return [ticks + language, ...lines, ticks]
}
