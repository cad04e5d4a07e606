/** Signs of MkDocs' extensions within a line: keys, insertions, marks of editors, icons, code that names its language. */
import {type Construct, replaceOutsideCode} from './lines.ts'

const icon = /:(?:material|fontawesome|octicons|simple|custom)-[a-z0-9-]+:(?:\{[^{}]*\})?/g
const keys = /(?<![\w+])\+\+([a-z0-9"][a-z0-9+"'-]*?)\+\+(?![\w+])/gi

export const pymdown: Construct = {
  name: 'Keys, insertions, marks of editors and icons',
  tools: 'MkDocs',
  example:
    '++ctrl+alt+del++, ^^inserted^^, {--deleted--}, {++added++}, {==marked==}{>>a remark<<}, :material-account:',
  becomes:
    'The elements `kbd`, `ins`, `del` and `mark`. Remarks and icons are left out. Where MkDocs is the dialect; icons everywhere.',
  apply({text, isLiteral}, _tell, {dialect}) {
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) {
        // ``` { .py .annotate title="a.py" }
        text[index] = line.replace(
          /^([ \t>]*(?:`{3,}|~{3,}))[ \t]*\{[ \t]*\.([\w+#-]+)[^{}]*\}[ \t]*\r?$/,
          '$1$2',
        )
        continue
      }
      let rest = line.includes(':') ? replaceOutsideCode(line, icon, () => '') : line
      if (dialect === 'mkdocs') {
        rest = replaceOutsideCode(rest, /\{>>.*?<<\}/g, () => '')
        rest = replaceOutsideCode(rest, /\{--(.+?)--\}/g, ([, words = '']) => `<del>${words}</del>`)
        rest = replaceOutsideCode(rest, /\{\+\+(.+?)\+\+\}/g, ([, words = '']) => `<ins>${words}</ins>`)
        rest = replaceOutsideCode(
          rest,
          /\{~~(.*?)~>(.*?)~~\}/g,
          ([, old = '', words = '']) => `<del>${old}</del><ins>${words}</ins>`,
        )
        rest = replaceOutsideCode(rest, /\{==(.+?)==\}/g, ([, words = '']) => `==${words}==`)
        rest = replaceOutsideCode(
          rest,
          /(?<!\^)\^\^(?!\s)([^^\n]+?)(?<!\s)\^\^(?!\^)/g,
          ([, words = '']) => `<ins>${words}</ins>`,
        )
        rest = replaceOutsideCode(rest, keys, ([, names = '']) =>
          names
            .split('+')
            .map((name) => `:kbd[${keyName(name)}]`)
            .join('+'),
        )
        rest = rest.replaceAll(/(`+)#![a-z0-9+-]+[ \t]+/gi, '$1')
      }
      text[index] = rest
    }
  },
}

const keyName = (name: string): string => {
  const bare = name.replaceAll('"', '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}
