/** `<div markdown="1">` (kramdown, MkDocs): what stands in the element is Markdown → the same with empty lines around it, as everybody reads it. */
import type {Construct} from './lines.ts'

const opening =
  /^([ \t>]*)<([a-z][\w-]*)((?:[ \t][^<>]*)?)[ \t]markdown(?:=(?:"(?:1|block|span)"|'(?:1|block|span)'|(?:1|block|span)))?((?:[ \t][^<>]*)?)>(.*)$/i

export const htmlWithMarkdown: Construct = {
  name: 'Markdown in elements',
  tools: 'kramdown, MkDocs',
  example: '<aside markdown="1">\nWords with *emphasis*.\n</aside>',
  becomes: 'The element, with Markdown in it.',
  apply({text, isLiteral}) {
    const open: {readonly name: string; readonly shown: string; readonly shift: number}[] = []
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      const top = open.at(-1)
      const [, indent = '', name = '', before = '', after = '', rest = ''] = opening.exec(line) ?? []
      if (name === '') {
        if (!top) continue
        const end = new RegExp(`^(.*?)</${top.name}>[ \\t]*\\r?$`, 'i').exec(line)
        if (!end) {
          text[index] = line.slice(Math.min(top.shift, /^[ \t]*/.exec(line)?.[0].length ?? 0))
          continue
        }
        open.pop()
        text[index] = `${end[1]?.trim() ?? ''}\n\n</${top.shown}>\n`
        continue
      }
      // What stands aside from the text is a division of it.
      const shown = /^(?:aside|section|article|header|footer|nav|main)$/i.test(name) ? 'div' : name
      const tag = `${indent}<${shown}${before}${after}>`
      const closed = new RegExp(`^(.*)</${name}>[ \\t]*\\r?$`, 'i').exec(rest)?.[1]
      if (closed !== undefined)
        // A paragraph in a paragraph is none.
        text[index] = /^p$/i.test(name) ? `\n${closed}\n` : `${tag}\n\n${closed}\n\n${indent}</${shown}>\n`
      else {
        const inner = text.slice(index + 1).find((other) => other.trim() !== '') ?? ''
        open.push({name, shown, shift: /^[ \t]*/.exec(inner)?.[0].length ?? 0})
        text[index] = rest.trim() === '' ? `${tag}\n` : `${tag}\n\n${rest}`
      }
    }
  },
}

const listing = /^([ \t>]*)<Listing((?:[ \t]+[\w-]+="[^"]*")*)[ \t]*>[ \t]*\r?$/

/** `<Listing number="2-1" file-name="src/main.rs" caption="…">`, around code in the Rust book and those made like it. */
export const listings: Construct = {
  name: 'Listings with a caption',
  tools: 'mdBook',
  example:
    '<Listing number="2-1" file-name="src/main.rs" caption="A program">\n\n```rust\nfn main() {}\n```\n\n</Listing>',
  becomes: 'A division: the name of the file, the code, the number and the caption.',
  apply({text, isLiteral}) {
    let open: ReadonlyMap<string, string> | null = null
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      const [, indent = '', given] = listing.exec(line) ?? []
      if (given !== undefined) {
        open = new Map(
          [...given.matchAll(/([\w-]+)="([^"]*)"/g)].map(
            ([, name = '', value = '']) => [name, value] as const,
          ),
        )
        const file = open.get('file-name')
        text[index] = `${indent}<div class="listing">\n${file ? `\n${indent}Filename: ${file}\n` : ''}`
      } else if (open && /^[ \t>]*<\/Listing>[ \t]*\r?$/.test(line)) {
        const number = open.get('number')
        const caption = [number && `Listing ${number}`, open.get('caption')].filter(Boolean).join(': ')
        text[index] = `${caption && `\n${caption}\n`}\n</div>\n`
        open = null
      }
    }
  },
}
