/** `[words]{#id .class}` → a stretch of text of its own. */
import {type Construct, replaceOutsideCode} from './lines.ts'

export const spans: Construct = {
  name: 'Words with attributes',
  tools: 'pandoc, Quarto, Carpentries, MkDocs',
  example: '[commit]{#commit}\n:   What is recorded at one time.',
  becomes: 'A stretch of text with its id, its classes and its language, so that links lead to it.',
  apply({text, isLiteral}) {
    for (const [index, line] of text.entries()) {
      if (isLiteral[index] || !line.includes(']{')) continue
      text[index] = replaceOutsideCode(
        line,
        // A name before the bracket makes it a directive, an exclamation mark a picture, a bracket a reference.
        /(?<![\w:!\]\\])\[([^[\]\n]{1,300})\]\{((?:[#.][\w:.-]+|lang=[\w"-]+)(?: +(?:[#.][\w:.-]+|lang=[\w"-]+))*)\}/g,
        ([, words = '', attributes = '']) => `:span[${words}]{${attributes}}`,
      )
    }
  },
}
