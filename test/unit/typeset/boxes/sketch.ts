/** Boxes as text, one line a box, so that expected trees are written by hand. */
import {fromHtml} from 'hast-util-from-html'
import {parseStylesheet} from '../../../../src/css/parse.ts'
import {messages} from '../../../../src/diagnostics/message.ts'
import type {BlockBox, Box, Inline, Marker, TableBox, TableRow} from '../../../../src/typeset/boxes/box.ts'
import {buildBoxes} from '../../../../src/typeset/boxes/build.ts'
import {styleDocument} from '../../../../src/typeset/style/style-document.ts'

/** Sketch of what a body holds; throws if anything was reported. */
export function boxesOf(html: string, css = ''): string {
  const {box, log} = build(html, css)
  if (log.list.length > 0) throw new Error(log.list.map(String).join('\n'))
  const body = box.children.find((child) => child.origin.tagName === 'body')
  return body?.type === 'block' ? body.children.flatMap((child) => sketch(child, '')).join('\n') : ''
}

export function build(html: string, css = '') {
  const log = messages()
  const report = log.for('article.md')
  const sheet = parseStylesheet({text: css, path: 'print.css'}, {medium: 'print', report})
  const document = styleDocument(fromHtml(html), [sheet], {report})
  const images = (source: string) => (source === 'missing.png' ? null : {width: 400, height: 200})
  return {box: buildBoxes(document, {images, report}), document, log}
}

function sketch(box: Box, indent: string): string[] {
  switch (box.type) {
    case 'block':
      return block(box, indent)
    case 'paragraph':
      return [`${indent}¶ ${box.content.map(inline).join('')}`]
    case 'table':
      return table(box, indent)
    case 'image':
      return [`${indent}image ${box.source} ${box.intrinsic.width}×${box.intrinsic.height}`]
  }
}

function block(box: BlockBox, indent: string): string[] {
  const strings = box.strings.map(({name, value}) => ` ${name}=“${value}”`).join('')
  const head = `${indent}${box.origin.tagName}${ids(box.ids)}${marker(box.marker)}${strings}`
  return [head, ...box.children.flatMap((child) => sketch(child, `${indent}  `))]
}

function table(box: TableBox, indent: string): string[] {
  const rows = (name: string, list: readonly TableRow[]) =>
    list.map((row) => {
      const cells = row.cells.map(({column, columnSpan, rowSpan, box: cell}) => {
        const spans = `${columnSpan > 1 ? `→${columnSpan}` : ''}${rowSpan > 1 ? `↓${rowSpan}` : ''}`
        return `${column}${spans}:${cell.children.flatMap((child) => sketch(child, '')).join('/')}`
      })
      return `${indent}  ${name} ${cells.join(' | ')}`
    })
  return [
    `${indent}table${ids(box.ids)} ${box.columns}`,
    ...(box.caption ? block(box.caption, `${indent}  `) : []),
    ...rows('head', box.head),
    ...rows('body', box.body),
    ...rows('foot', box.foot),
  ]
}

function marker(found: Marker | null): string {
  return found ? ` “${found.text}”${found.position === 'inside' ? ' inside' : ''}` : ''
}

function ids(list: readonly string[]): string {
  return list.map((id) => `#${id}`).join('')
}

function inline(item: Inline): string {
  switch (item.type) {
    case 'text':
      return item.generated ? `{${item.text}}` : item.text.replaceAll('\u200b', '[wbr]')
    case 'open':
      return `<${item.origin.tagName}>`
    case 'close':
      return `</${item.origin.tagName}>`
    case 'break':
      return '⏎'
    case 'image':
      return `[image ${item.image.source}]`
    case 'note':
      return `[note${ids(item.note.ids)}${marker(item.note.marker)}: ${item.note.children.flatMap((child) => sketch(child, '')).join(' ')}]`
    case 'leader':
      return `[leader ${item.pattern}]`
    case 'page-reference':
      return `[page of ${item.target}]`
    case 'anchor':
      return `[${ids(item.ids)}]`
  }
}
