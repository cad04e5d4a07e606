/** Blocks of a book → HTML, for all that read it, and Typst markup. */

const text = (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const inHtml = {
  em: (part) => `<em>${text(part.text)}</em>`,
  strong: (part) => `<strong>${text(part.text)}</strong>`,
  code: (part) => `<code>${text(part.text)}</code>`,
  link: (part) => `<a href="#${part.target}">${text(part.text)}</a>`,
  note: (part) => `<span class="note">${text(part.text)}</span>`,
}

export function html(blocks, {head = ''} = {}) {
  const inline = (content) =>
    content.map((part) => (typeof part === 'string' ? text(part) : inHtml[part.type](part))).join('')
  const block = {
    h1: ({content}) => `<h1>${inline(content)}</h1>`,
    h2: ({id, content}) => `<h2 id="${id}">${inline(content)}</h2>`,
    h3: ({content}) => `<h3>${inline(content)}</h3>`,
    p: ({content}) => `<p>${inline(content)}</p>`,
    quote: ({content}) => `<blockquote><p>${inline(content)}</p></blockquote>`,
    list: ({items}) => `<ul>\n${items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</ul>`,
    table: ({rows: [first, ...rows]}) =>
      `<table>\n<thead>${row(first, 'th scope="col"')}</thead>\n<tbody>\n${rows.map((cells) => row(cells, 'td')).join('\n')}\n</tbody>\n</table>`,
  }
  const row = (cells, tag) =>
    `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag.split(' ')[0]}>`).join('')}</tr>`
  const body = blocks.map((each) => block[each.type](each)).join('\n')
  return `<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>A book of many words</title>\n${head}</head>\n<body>\n${body}\n</body>\n</html>\n`
}

const typstText = (value) => value.replace(/[\\#*_`$@<>[\]~=/+-]/g, '\\$&')

const inTypst = {
  em: (part) => `#emph[${typstText(part.text)}]`,
  strong: (part) => `#strong[${typstText(part.text)}]`,
  code: (part) => `#raw(${JSON.stringify(part.text)})`,
  link: (part) => `#link(label(${JSON.stringify(part.target)}))[${typstText(part.text)}]`,
  note: (part) => `#footnote[${typstText(part.text)}]`,
}

/** `style` comes first: the counterpart of `style.css`. */
export function typst(blocks, style) {
  const inline = (content) =>
    content.map((part) => (typeof part === 'string' ? typstText(part) : inTypst[part.type](part))).join('')
  const block = {
    h1: ({content}) => `= ${inline(content)}`,
    h2: ({id, content}) => `== ${inline(content)} <${id}>`,
    h3: ({content}) => `=== ${inline(content)}`,
    p: ({content}) => inline(content),
    quote: ({content}) => `#quote(block: true)[${inline(content)}]`,
    list: ({items}) => items.map((item) => `- ${inline(item)}`).join('\n'),
    table: ({rows: [first, ...rows]}) =>
      `#table(columns: 3, align: (left, right, right), table.header(${cells(first)}), ${rows.map(cells).join(', ')})`,
  }
  const cells = (row) => row.map((cell) => `[${typstText(cell)}]`).join(', ')
  return `${style}\n${blocks.map((each) => block[each.type](each)).join('\n\n')}\n`
}
