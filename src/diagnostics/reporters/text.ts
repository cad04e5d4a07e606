/** Messages → lines for a person: the worst first; grouped by file, in the order of the text, each with its place, its rule and what to do.
 * What is found again and again is said once, with its first places. */
import type {VFileMessage} from 'vfile-message'
import {type Severity, severityOf} from '../severity.ts'
import type {Colors, Reporter, ReportInput} from './reporter.ts'

/** More of one rule than this are summed up: hundreds would hide the one that matters. */
const mostAlike = 3

export const text: Reporter = {
  name: 'text',
  readers: 'people',
  write(input) {
    const {messages, whole = false} = input
    const kinds = byRule(messages)
    const isMany = (message: VFileMessage) => !whole && (kinds.get(kindOf(message))?.length ?? 0) > mostAlike
    const blocks = [
      ...[...byFile(messages.filter((message) => !isMany(message)))].map(([file, found]) => ({
        severity: worst(found),
        lines: group(file, found, input),
      })),
      ...[...kinds.values()]
        .filter(([first]) => isMany(first))
        .map((found) => ({severity: severityOf(found[0]), lines: kind(found, input)})),
    ]
    return blocks
      .toSorted((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity))
      .map(({lines}) => lines)
      .join('\n\n')
  },
}

const ranks: readonly Severity[] = ['error', 'warning', 'info']

const worst = (messages: readonly VFileMessage[]): Severity =>
  ranks.find((rank) => messages.some((message) => severityOf(message) === rank)) ?? 'info'

const kindOf = (message: VFileMessage) => `${severityOf(message)} ${message.ruleId ?? message.reason}`

function byRule(
  messages: readonly VFileMessage[],
): ReadonlyMap<string, readonly [VFileMessage, ...VFileMessage[]]> {
  const kinds = new Map<string, [VFileMessage, ...VFileMessage[]]>()
  for (const message of messages) {
    const known = kinds.get(kindOf(message))
    if (known) known.push(message)
    else kinds.set(kindOf(message), [message])
  }
  return kinds
}

/** The first places of a kind, and how many there are besides. */
function kind(messages: readonly [VFileMessage, ...VFileMessage[]], {colors}: ReportInput): string {
  const [first] = messages
  const shown = messages.slice(0, mostAlike)
  const others = messages.slice(mostAlike)
  const files = new Set(others.map(({file}) => file))
  const indent = ' '.repeat(10)
  return [
    `${severity(severityOf(first), colors)}  ${first.ruleId ?? ''}, ${messages.length} times`,
    ...shown.map(({file = '', line, column, reason}) => {
      const place = [file || 'the build', line, line ? (column ?? 1) : null].filter(Boolean).join(':')
      return `  ${colors.underline(place)}  ${reason}`
    }),
    `  ${colors.dim(`and ${others.length} more in ${files.size} ${files.size === 1 ? 'file' : 'files'}; \`--verbose\` lists them`)}`,
    ...(first.note ? [`${indent}${colors.cyan('hint:')} ${first.note}`] : []),
    ...(first.url ? [`${indent}${colors.cyan('see:')} ${first.url}`] : []),
  ].join('\n')
}

function byFile(messages: readonly VFileMessage[]): ReadonlyMap<string, readonly VFileMessage[]> {
  const groups = new Map<string, VFileMessage[]>()
  for (const message of messages) {
    const file = message.file ?? ''
    const group = groups.get(file)
    if (group) group.push(message)
    else groups.set(file, [message])
  }
  for (const group of groups.values()) group.sort(byPlace)
  return groups
}

/** Messages about the whole file come first. */
const byPlace = (a: VFileMessage, b: VFileMessage) =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

function group(file: string, messages: readonly VFileMessage[], {colors, sourceOf}: ReportInput): string {
  const lines = sourceOf(file)?.split(/\r\n|\n|\r/) ?? null
  const body = alike(messages).map(([message, ...others]) =>
    [entry(message, lines, colors), ...(others.length > 0 ? [more(others, colors)] : [])].join('\n'),
  )
  return [colors.underline(file || 'the build'), ...body].join('\n')
}

/** Notes that say the same of several places are said once: twenty of them would hide the one warning. */
function alike(messages: readonly VFileMessage[]): readonly (readonly [VFileMessage, ...VFileMessage[]])[] {
  const groups: [VFileMessage, ...VFileMessage[]][] = []
  const notes = new Map<string, VFileMessage[]>()
  for (const message of messages) {
    const rule = severityOf(message) === 'info' ? message.ruleId : undefined
    const known = rule === undefined ? undefined : notes.get(rule)
    if (known !== undefined) {
      known.push(message)
      continue
    }
    const group: [VFileMessage, ...VFileMessage[]] = [message]
    groups.push(group)
    if (rule !== undefined) notes.set(rule, group)
  }
  return groups
}

function more(others: readonly VFileMessage[], colors: Colors): string {
  const lines = [...new Set(others.flatMap(({line}) => line ?? []))]
  const where = lines.length === 0 ? '' : `: ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`
  return `${' '.repeat(10)}${colors.dim(`and ${others.length} more of the same kind${where}`)}`
}

function entry(message: VFileMessage, lines: readonly string[] | null, colors: Colors): string {
  const place = message.line ? `${message.line}:${message.column ?? 1}` : '-'
  const head = `  ${place.padEnd(7)} ${severity(severityOf(message), colors)}  ${message.reason}  ${colors.dim(message.ruleId ?? '')}`
  const indent = ' '.repeat(10)
  const excerpt = lines === null ? [] : excerptOf(message, lines, colors).map((line) => indent + line)
  const hint = message.note ? [`${indent}${colors.cyan('hint:')} ${message.note}`] : []
  const see = message.url ? [`${indent}${colors.cyan('see:')} ${message.url}`] : []
  return [head.trimEnd(), ...excerpt, ...hint, ...see].join('\n')
}

function severity(severity: Severity, colors: Colors): string {
  if (severity === 'error') return colors.red('error  ')
  return severity === 'warning' ? colors.yellow('warning') : colors.blue('note   ')
}

const widest = 76

/** The line as it stands, a window of it when it is long, and a caret under the place. */
function excerptOf(message: VFileMessage, lines: readonly string[], colors: Colors): readonly string[] {
  const line = message.line ? lines[message.line - 1] : undefined
  if (line === undefined || line.trim() === '') return []
  const column = Math.min((message.column ?? 1) - 1, line.length)
  const start = column < widest ? 0 : column - Math.floor(widest / 2)
  const before = start > 0 ? '…' : ''
  const after = line.length > start + widest ? '…' : ''
  // A tab would put the caret elsewhere; control characters could speak to the terminal.
  const shown = before + printable(line.slice(start, start + widest)) + after
  return [
    colors.dim(`│ ${shown}`),
    colors.dim('│ ') + ' '.repeat(before.length + column - start) + colors.red('^'),
  ]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we replace
const printable = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
