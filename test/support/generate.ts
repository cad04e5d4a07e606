/** Parts of articles and a seed → an article: the same constructs in an order and a nesting that nobody wrote. */
import {dice} from './dice.ts'
import type {Parts} from './parts.ts'

/** How deep quotations, lists and asides hold one another. */
const deepest = 3

const languages = ['en-GB', 'de', 'fr', 'es'] as const
const admonitions = ['note', 'tip', 'important', 'warning', 'caution'] as const

export function generate(parts: Parts, seed: number): string {
  const {below, pick, chance, times} = dice(seed)
  const language = pick(languages)
  const called = new Set<string>()

  /** Notes of this article's own, with blocks in them. Made once the calls are known, and they call none themselves. */
  const made: string[] = []
  const call = (): string => {
    const own = chance(2)
    const label = own ? `made-${made.length + 1}` : pick([...parts.notes.keys()])
    if (own) made.push(label)
    else called.add(label)
    return `[^${label}]`
  }
  const sentence = (): string => {
    const text = noted(pick(parts.sentences))
    if (chance(3)) return `${text} ${pick(parts.inlines)} ${noted(pick(parts.sentences))}`
    return chance(8) ? `${text}${call()}` : text
  }
  /** Marks that the part already holds call their notes too. */
  const noted = (markdown: string): string => {
    for (const [, label = ''] of markdown.matchAll(/\[\^([^\]]+)\](?!:)/g)) called.add(label)
    return markdown
  }
  const paragraph = () => Array.from({length: 1 + below(2)}, sentence).join(' ')
  const cell = () => (chance(2) ? pick(parts.inlines) : word()).replaceAll('|', '\\|')
  const word = () => /[\p{L}\p{N}]+/u.exec(pick(parts.sentences))?.[0] ?? 'word'
  const table = () => {
    const columns = 1 + below(4)
    const row = () => `| ${times(columns, cell).join(' | ')} |`
    const rule = `| ${times(columns, () => pick(['---', ':--', '--:', ':-:'])).join(' | ')} |`
    const caption = chance(3)
      ? `\n\nTable: ${pick(parts.sentences.filter((text) => !text.includes('[^')))}`
      : ''
    return [row(), rule, ...times(1 + below(4), row)].join('\n') + caption
  }
  const quotation = (depth: number) => prefixed(flow(1 + below(3), depth + 1), '> ')
  const list = (depth: number) => {
    const kind = below(3)
    const start = below(9)
    const tight = chance(2)
    const items = times(1 + below(4), (index) => {
      const mark = kind === 0 ? '- ' : kind === 1 ? `${start + index}. ` : `- [${pick(['x', ' '])}] `
      const rest = depth < deepest && chance(3) ? `\n\n${flow(1 + below(2), depth + 1)}` : ''
      return indented(`${mark}${sentence()}${rest}`, ' '.repeat(kind === 1 ? mark.length : 2))
    })
    return items.join(tight ? '\n' : '\n\n')
  }
  const aside = (depth: number) => {
    const body = flow(1 + below(3), depth + 1)
    if (chance(3)) return prefixed(`[!${pick(admonitions).toUpperCase()}]\n${body}`, '> ')
    const title = chance(2) ? `[${pick(parts.headings)}]` : ''
    // The outer fence is longer than any that it holds.
    const fence = ':'.repeat(3 + deepest - depth)
    return `${fence}${pick([...admonitions, 'sidebar'])}${title}\n${body}\n${fence}`
  }
  const terms = () => times(1 + below(3), () => `${word()}\n: ${sentence()}`).join('\n\n')
  const code = () =>
    `\`\`\`${pick(['', 'ts', 'css', 'sh', 'json'])}\n${pick(parts.blocks).replaceAll('```', "'''")}\n\`\`\``
  const block = (depth: number): string => {
    const simple = [
      paragraph,
      () => noted(pick(parts.blocks)),
      () => noted(pick(parts.blocks)),
      table,
      terms,
      code,
    ]
    const nesting = [quotation, list, aside]
    return depth < deepest && chance(2) ? pick(nesting)(depth) : pick(simple)()
  }
  const flow = (count: number, depth: number): string => separated(times(count, () => block(depth)))

  const takeaways = (): string => {
    const items = times(1 + below(4), () => `- ${sentence()}`).join('\n')
    return language === 'en-GB' && chance(2) ? `## Key takeaways\n\n${items}` : `:::takeaways\n${items}\n:::`
  }
  const sections = (): string[] => {
    let level = 1
    return times(1 + below(5), () => {
      level = 2 + below(Math.min(level, 5))
      return `${'#'.repeat(level)} ${pick(parts.headings)}\n\n${flow(1 + below(4), 0)}`
    })
  }
  const faqs = (): string => {
    const question = () => `${pick(parts.headings).replace(/[.?!]*$/, '')}?`
    const items = times(1 + below(3), () => [question(), flow(1 + below(2), 1)] as const)
    if (chance(2))
      return `:::::::faq\n${items.map(([asked, answer]) => `**${asked}**\n\n${answer}`).join('\n\n')}\n:::::::`
    return `## FAQ\n\n${items.map(([asked, answer]) => `### ${asked}\n\n${answer}`).join('\n\n')}`
  }

  const ownNote = (label: string): string => {
    const blocks = times(below(3), () => pick([table, code, paragraphInNote, listInNote])())
    return indented(`[^${label}]: ${[pick(plainSentences), ...blocks].join('\n\n')}`, '    ')
  }
  const plainSentences = parts.sentences.filter((text) => !text.includes('[^'))
  const paragraphInNote = () => pick(plainSentences)
  const listInNote = () => times(1 + below(3), () => `- ${pick(plainSentences)}`).join('\n')

  const body = [
    ...(chance(2) ? [paragraph()] : []),
    ...(chance(2) ? [takeaways()] : []),
    `## Start\n\n${flow(1 + below(4), 0)}`,
    ...sections(),
    ...(chance(2) ? [faqs()] : []),
  ]
  const summary = chance(2) ? `summary: ${JSON.stringify(`Made of parts, number ${seed}.`)}\n` : ''
  const front = `---\ntitle: ${JSON.stringify(`Article ${seed}`)}\n${summary}lang: ${language}\ndate: 2025-09-04\n---`
  const notes = [...notesFor(called, parts.notes), ...made.map(ownNote)]
  return `${[front, ...body, ...notes].join('\n\n')}\n`
}

/** A note may call another. */
function notesFor(called: ReadonlySet<string>, notes: Parts['notes']): readonly string[] {
  return [...called].flatMap((label) => notes.get(label) ?? [])
}

const prefixed = (markdown: string, prefix: string): string =>
  markdown.replace(/^/gm, prefix).replace(/[ \t]+$/gm, '')

/** All lines but the first. */
const indented = (markdown: string, indent: string): string => markdown.replace(/\n(?=[^\n])/g, `\n${indent}`)

/** Two lists or two quotations in a row would be one, and what is indented after a list would belong to it: a break parts them. */
function separated(blocks: readonly string[]): string {
  return blocks.reduce((whole, next, index) => {
    const before = blocks[index - 1] ?? ''
    const merges = /^(?:[-*>:\d]| {2})/.test(next) && /^(?:[-*>:\d]| {2})/m.test(before)
    return index === 0 ? next : `${whole}\n\n${merges ? '***\n\n' : ''}${next}`
  }, '')
}
