/** A Markdown file of cases → cases: each `##` is one, with its source, what is expected, and every message. */
export interface Case {
  readonly name: string
  /** The article first; then the files beside it. */
  readonly files: readonly {readonly path: string; readonly content: string}[]
  /** What the article becomes, as `sketch` writes it; null when the case is about something else. */
  readonly tree: string | null
  /** YAML: some of the article's metadata. */
  readonly metadata: string | null
  /** `rule line:column`, a line each. None, when the case names none. */
  readonly messages: string
  /** The article has no title but what it says itself. */
  readonly untitled: boolean
  /** Its place in the file. */
  readonly from: number
  readonly to: number
}

const fence = /^(`{4,})(\S+)(?: (.*))?\n([\s\S]*?)^\1$/gm

export function casesIn(markdown: string): readonly Case[] {
  return sections(markdown).map(({text, from, to}) => {
    const blocks = [...text.matchAll(fence)].map(([, , kind = '', info = '', content = '']) => ({
      kind,
      info,
      content,
    }))
    const one = (kind: string) => blocks.find((block) => block.kind === kind)?.content.trimEnd() ?? null
    const sources = blocks.filter(({kind}) => kind === 'md' || kind === 'file')
    return {
      name: text.slice(3, text.indexOf('\n')).trim(),
      files: sources.map(({info, content}, index) => ({
        path: info.replace('untitled', '').trim() || (index === 0 ? 'article.md' : `file-${index}.md`),
        content: content.replace(/\n$/, '').replaceAll('␀', '\0'),
      })),
      tree: one('tree'),
      metadata: one('metadata'),
      messages: one('messages') ?? '',
      untitled: sources[0]?.info.includes('untitled') ?? false,
      from,
      to,
    }
  })
}

/** From each `##` outside of fences to the next. */
function sections(
  markdown: string,
): readonly {readonly text: string; readonly from: number; readonly to: number}[] {
  const starts: number[] = []
  let offset = 0
  let open: string | null = null
  for (const line of markdown.split('\n')) {
    const ticks = /^`{4,}/.exec(line)?.[0]
    if (ticks && open === null) open = ticks
    else if (line === open) open = null
    else if (open === null && line.startsWith('## ')) starts.push(offset)
    offset += line.length + 1
  }
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? markdown.length
    return {text: markdown.slice(from, to), from, to}
  })
}
