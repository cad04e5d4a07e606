/** EPUBCheck 5 finds neither errors nor warnings, in plain books and in nasty ones. */
import {describe, expect, test} from 'vitest'
import type {ArticleImage} from '../../src/model/article.ts'
import {book, type Sample} from '../unit/emit/epub-sample.ts'
import {epubCheck, whyNoEpubCheck} from './epubcheck.ts'

const svg = (body: string): ArticleImage => ({
  path: 'a.svg',
  mediaType: 'image/svg+xml',
  width: 40,
  height: 20,
  bytes: new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">${body}</svg>`,
  ),
})

const header = '<header><h1>Title</h1><p class="byline">Editorial team</p></header>'
const note = (n: number) =>
  `<aside role="doc-footnote" id="note-${n}"><p><a role="doc-backlink" href="#call-${n}">${n}</a> A note.</p></aside>`
const call = (n: number) => `<sup><a role="doc-noteref" id="call-${n}" href="#note-${n}">${n}</a></sup>`

const samples: Readonly<Record<string, Sample>> = {
  'an article with all its parts': {
    html: `${header}
      <section id="key-takeaways" class="takeaways" role="doc-abstract"><h2>Key takeaways</h2><ul><li>One.</li></ul></section>
      <p>Lead.${call(2)}</p>
      <section id="why"><h2>Why?</h2><p>Because.${call(1)} <a href="#how">How</a></p><h3 id="more">More</h3><p>Text.</p>${note(1)}</section>
      <section id="how"><h2>How?</h2><p>So. <a href="#why">Why</a></p><hr><p>x<br>y</p>${note(2)}</section>
      <section id="faqs" class="faqs" role="doc-qna"><h2>FAQ</h2><section id="q"><h3>Is it?</h3><p>Yes.</p></section></section>
      <section role="doc-colophon" id="colophon"><h2>About</h2><p>Made by us.</p></section>`,
    metadata: {
      subtitle: 'A second title',
      keywords: ['peace', 'summit'],
      publisher: {name: 'Example Press', url: null},
      canonical: 'https://example.org/a/',
      series: {name: 'Explainers', position: 3},
      rights: {
        text: 'CC BY 4.0',
        url: 'https://creativecommons.org/licenses/by/4.0/',
        spdx: 'CC-BY-4.0',
        copyright: '© 2025 Example Press',
      },
    },
  },
  'a title with markup, quotes and emoji, and control characters': {
    html: `${header}<p>a ]]&gt; b \u0001 &lt;b&gt; &amp;</p>`,
    metadata: {
      title: '<b>"Fish" & \'chips\'</b> ]]> 🐟\u0007',
      summary: '&\u0000<',
      keywords: ['a & b', ' '],
    },
  },
  'no summary, no author, no date, no section': {
    html: '<p>Text.</p>',
    metadata: {summary: null, authors: [], published: null},
  },
  'right to left': {
    html: `<header><h1>ערבויות ביטחון</h1></header><section id="מבוא"><h2>מבוא</h2><p>שלום <span lang="en" dir="ltr">NATO</span> <a href="#%D7%9E%D7%91%D7%95%D7%90">x</a></p></section>`,
    metadata: {title: 'ערבויות ביטחון', language: 'he', direction: 'rtl'},
  },
  'SVG pictures, safe and not': {
    html: `${header}<p><img src="a.svg" alt="A"><img src="b.svg" alt=""><img src="c.svg" alt="C"></p>`,
    images: {
      'a.svg': svg('<title>A</title><rect width="9" height="9"/>'),
      'b.svg': svg('<script>alert(1)</script><rect width="9" height="9"/>'),
      'c.svg': svg('<image href="https://example.org/x.png" width="9" height="9"/>'),
    },
  },
  'inline SVG and MathML': {
    html: `${header}<section id="s"><h2>S</h2><p><svg viewBox="0 0 10 10" role="img" aria-label="Box"><linearGradient id="g"><stop offset="0"/></linearGradient><rect width="5" height="5" fill="url(#g)"/></svg></p></section>
      <section id="m"><h2>M</h2><p><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math></p></section>`,
  },
  'tables, task lists, ordered lists, code': {
    html: `${header}<table><caption>C</caption><thead><tr><th></th><th align="right">B</th></tr></thead><tbody><tr><th scope="row">r</th><td align="right">1</td></tr></tbody></table>
      <ul><li><input type="checkbox" disabled checked> Done</li></ul><ol start="5" reversed><li value="7">x</li></ol>
      <pre tabindex="0"><code class="language-js">a &lt; b &amp;&amp; c</code></pre><time datetime="2025-09-04">4 Sept</time>
      <figure id="f"><blockquote cite="https://example.org/"><p>Q</p></blockquote><figcaption>Cap</figcaption></figure><details open><summary>S</summary><p>D</p></details>`,
  },
  'links of every kind': {
    html: `${header}<p><a href="https://example.org/a|b?x=[1]&y={2}#c d">1</a> <a href="mailto:a@example.org">2</a> <a href="tel:+331">3</a>
      <a href="../other/index.html#x">4</a> <a href="#nowhere">5</a> <a href="//example.org/x">6</a> <a href="http://exa mple/">7</a> <a href="https://пример.рф/путь">8</a> <a href="?q">9</a></p>`,
  },
  'repeated headings and long names': {
    html: `${header}${['a', 'a-1', `${'x'.repeat(300)}`, '1-first', 'ümlaut'].map((id) => `<section id="${id}"><h2>Same</h2><h2></h2><h4 id="${id}-4">Deep</h4><p>T</p></section>`).join('')}`,
  },
}

const missing = whyNoEpubCheck()

describe.skipIf(missing !== null)(`EPUBCheck${missing ? ` (${missing})` : ''}`, {timeout: 120_000}, () => {
  for (const [name, sample] of Object.entries(samples)) {
    test(name, async () => {
      const {bytes} = await book(sample)
      expect(await epubCheck(bytes)).toEqual([])
    })
  }
})
