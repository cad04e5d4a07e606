/** Signs of one line: a table of contents that templates place, hidden remarks, page breaks, attributes after a block. */
import {type Construct, replaceOutsideCode} from './lines.ts'

const contents = /^[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|\{:toc\}|\$\{toc\}|<!-- toc -->)[ \t]*\r?$/i
/** kramdown's way: a list whose only item stands for the contents. */
const kramdownContents = /^[ \t]*[-*][ \t]+TOC[ \t]*\r?$/i

/** `[TOC]`: our own contents stand where the templates place them. */
export const tableOfContents: Construct = {
  name: 'A place for the contents',
  tools: 'MkDocs, kramdown, MyST',
  example: '[TOC]',
  becomes: 'Left out: templates place the contents.',
  apply({text, isLiteral}, tell) {
    for (const [index, line] of text.entries()) {
      if (
        isLiteral[index] ||
        !(contents.test(line) || (kramdownContents.test(line) && contents.test(text[index + 1] ?? '')))
      )
        continue
      text[index] = ''
      if (!contents.test(text[index + 1] ?? ''))
        tell({
          rule: 'dialects/left-out',
          reason: `\`${line.trim()}\` is left out: templates place the contents.`,
          line: index,
        })
    }
  },
}

/** `%% hidden %%`, in one line or around several (Obsidian). */
export const remarks: Construct = {
  name: 'Hidden remarks',
  tools: 'Obsidian',
  example: 'Seen. %% Not seen. %%',
  becomes: 'Nothing.',
  apply({text, isLiteral}) {
    if (!text.some((line) => line.includes('%%'))) return
    for (let index = 0; index < text.length; index += 1) {
      if (isLiteral[index]) continue
      text[index] = replaceOutsideCode(text[index] ?? '', /%%(?=\S|[ \t]).*?%%/g, () => '')
      if (text[index]?.trim() !== '%%') continue
      const end = text.findIndex((line, at) => at > index && line.trim() === '%%')
      if (end < 0) return
      for (; index <= end; index += 1) text[index] = ''
    }
  },
}

/** `{: .lead #id}` after a block (kramdown, MkDocs). Ids go to the heading above, as we write them; classes mean nothing here. */
export const blockAttributes: Construct = {
  name: 'Attributes after a block',
  tools: 'kramdown, MkDocs',
  example: 'A lead paragraph.\n{: .lead}',
  becomes: 'The id goes to the heading above; the rest is left out.',
  apply({text, isLiteral}, _tell, {dialect}) {
    for (const [index, line] of text.entries()) {
      if (
        isLiteral[index] ||
        !/^[ \t>]*\{:?[ \t]*[.#:\w][^{}]*\}[ \t]*\r?$/.test(line) ||
        !(line.includes('{:') || dialect === 'mkdocs')
      )
        continue
      const id = /#([\w-]+)/.exec(line)?.[1]
      const above = text[index - 1] ?? ''
      if (id && /^#{1,6}[ \t]/.test(above)) text[index - 1] = `${above.trimEnd()} {#${id}}`
      text[index] = ''
    }
  },
}
