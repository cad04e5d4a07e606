/** A book without an author: as many words as asked for, the same each time, with all that makes pages hard. */

const stems =
  'in ver con lumi tra sol mar pen der let ril nas ope quin sta bel tor min cas fel gra hir jun kel lor mon nev or pra ren sil tam ul vor wen yar zel'.split(
    ' ',
  )

/** Knuth's constants: a sequence, not chance. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export interface Book {
  readonly html: string
  readonly words: number
}

export function makeBook(words: number): Book {
  const next = sequence(20250904)
  const parts: string[] = []
  let count = 0
  let notes = 0
  let chapter = 0
  const word = (): string => {
    count++
    return Array.from({length: 1 + next(4)}, () => stems[next(stems.length)]).join('')
  }
  const sentence = (length: number): string => {
    const text = Array.from({length}, word).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${next(9) === 0 ? '?' : '.'}`
  }
  const note = (): string => {
    notes++
    const text = Array.from({length: 1 + next(6)}, () => sentence(5 + next(12))).join(' ')
    return `<sup class="call"><a role="doc-noteref" href="#note-${notes}">${notes}</a></sup><span class="footnote" role="doc-footnote" id="note-${notes}">${text}</span>`
  }
  const phrase = (): string => {
    const text = sentence(6 + next(18))
    const kind = next(40)
    if (kind === 0) return `<em>${text}</em>`
    if (kind === 1) return `<a href="#chapter-${1 + next(chapter)}">${text}</a>`
    if (kind === 2) return `${text}${note()}`
    return kind === 3 ? `<strong>${text}</strong>` : text
  }
  const paragraph = (sentences = 1 + next(8)) => `<p>${Array.from({length: sentences}, phrase).join(' ')}</p>`
  const repeat = (times: number, make: () => string) => Array.from({length: times}, make).join('')
  const cell = (head = false) =>
    `<${head ? 'th scope="col"' : 'td'}>${sentence(1 + next(6))}</${head ? 'th' : 'td'}>`
  const row = (columns: number) => `<tr>${repeat(columns, cell)}</tr>`
  const blocks: readonly (() => string)[] = [
    () => `<p>${sentence(6).slice(0, -1)}:</p><ul>${repeat(2 + next(6), () => `<li>${phrase()}</li>`)}</ul>`,
    () =>
      `<ol>${repeat(2 + next(5), () => `<li>${paragraph(1)}${next(3) === 0 ? paragraph(2) : ''}</li>`)}</ol>`,
    () => `<blockquote>${repeat(1 + next(2), () => paragraph(2))}</blockquote>`,
    () =>
      `<pre><code>${repeat(3 + next(20), () => `${'  '.repeat(next(4))}${word()} = ${word()}(${word()})\n`)}</code></pre>`,
    () =>
      `<table><caption>${sentence(4)}</caption><thead><tr>${repeat(3, () => cell(true))}</tr></thead><tbody>${repeat(2 + next(25), () => row(3))}</tbody></table>`,
    () =>
      `<table><tbody><tr><td rowspan="3">${sentence(9)}</td>${repeat(2, cell)}</tr>${repeat(2, () => row(2))}</tbody></table>`,
    () =>
      `<figure><img src="picture.png" alt="A picture" width="${200 + next(400)}" height="${80 + next(300)}"><figcaption>${sentence(8)}</figcaption></figure>`,
    () => `<dl>${repeat(1 + next(4), () => `<dt>${word()}</dt><dd>${phrase()}</dd>`)}</dl>`,
  ]
  while (count < words) {
    chapter++
    parts.push(`<section><h2 id="chapter-${chapter}">${sentence(3 + next(9)).slice(0, -1)}</h2>`)
    for (let left = 12 + next(12); left > 0 && count < words; left--) {
      if (next(6) === 0) parts.push(`<h3>${sentence(2 + next(8)).slice(0, -1)}</h3>`)
      parts.push(paragraph())
      if (next(4) === 0) parts.push(blocks[next(blocks.length)]?.() ?? '')
    }
    parts.push('</section>')
  }
  const body = `<h1>A book of ${words} words</h1>${parts.join('')}`
  return {
    html: `<!doctype html><html lang="en"><head><title>A book</title></head><body><article class="article" data-short-title="A book">${body}</article></body></html>`,
    words: count,
  }
}
