/** What Docusaurus lets stand in MDX, and MDX itself does not: `{#id}` after a heading, comments of HTML, addresses between angle brackets. */
import {type Construct, type Described, linesOf, replaceOutsideCode} from './lines.ts'

/** Read by `read/mdx.ts`. */
export const components: Described = {
  name: 'Components and expressions',
  tools: 'MDX: Docusaurus, Starlight, Nextra',
  example:
    'import Chart from "../chart"\n\n<Tabs>\n<TabItem value="bash" label="Bash">\n\nText of this tab.\n\n</TabItem>\n</Tabs>\n\n<Chart year={2025}>What stands in it.</Chart>',
  becomes:
    'In `.mdx`, and in `.md` of Docusaurus that makes use of it: `import`, `export` and comments go, elements of HTML are HTML, tabs stand one after the other, and boxes, pictures, links, code and films are what they are elsewhere. What stands in any other component stays, with a warning a component; so do texts in braces, and other expressions go with a warning.',
}

export const mdxSigns: Construct = {
  ...components,
  apply({text, isLiteral}) {
    let comment = false
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      let rest = line
      if (comment) {
        const end = rest.indexOf('-->')
        rest = end < 0 ? '' : rest.slice(end + 3)
        comment = end < 0
      }
      if (rest.includes('<!--')) {
        rest = replaceOutsideCode(rest, /<!--.*?-->/g, () => '')
        const open = /^[^`]*<!--/.exec(rest)?.[0]
        if (open !== undefined) {
          rest = open.slice(0, -4)
          comment = true
        }
      }
      if (/^#{1,6}[ \t]/.test(rest)) rest = rest.replace(/([^\\])\{(?=#[\w-]+\}[ \t]*\r?$)/, '$1\\{')
      if (rest.includes('<http'))
        rest = replaceOutsideCode(rest, /<(https?:\/\/[^\s<>]+)>/g, ([, url = '']) => `[${url}](${url})`)
      text[index] = rest
    }
  },
}

/** Without imports, exports and comments, line by line. */
export function withoutPrograms(source: string): string {
  const {text, isLiteral} = linesOf(source)
  let program = false
  for (const [index, line] of text.entries()) {
    if (line.trim() === '') program = false
    else if (
      !isLiteral[index] &&
      /^(?:import|export)[ \t{]/.test(line) &&
      (text[index - 1] ?? '').trim() === ''
    )
      program = true
    if (program) text[index] = ''
    else if (!isLiteral[index]) text[index] = replaceOutsideCode(line, /\{\/\*.*?\*\/\}/g, () => '')
  }
  return text.join('\n')
}
