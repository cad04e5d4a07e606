/** HTML that breaks off is closed where it does, and what follows it is an article as before. */
import {describe, expect, test} from 'vitest'
import {closeHtml} from '../../../src/annotate/cut-html.ts'
import {memory, publish} from '../../../src/index.ts'

describe('closeHtml', () => {
  test.each([
    ['<div><c', '<div><c>', 5],
    ['<div \n', '<div> \n', 0],
    ['<div n="', '<div n="">', 0],
    ["<p>a</p>\n<div n='x", "<p>a</p>\n<div n='x'>", 9],
    ['<div n=', '<div n=>', 0],
    ['<!-- a', '<!-- a-->', 0],
    ['<![CDATA[ a', '<![CDATA[ a]]>', 0],
    ['<?php a', '<?php a>', 0],
    ['<!DOCTYPE a', '<!DOCTYPE a>', 0],
    ['</div', '</div>', 0],
    // Words are no attributes.
    ['<div\nSome words', '<div>\nSome words', 0],
    ['<div some words', '<div> some words', 0],
    ['</div\nSome words', '</div>\nSome words', 0],
    ['<div\nSome <b>words</b>', '<div>\nSome <b>words</b>', 0],
    ['<div\nSome words, x > y', '<div>\nSome words, x > y', 0],
    ['<div<b>a</b>', '<div><b>a</b>', 0],
    ['<div id="a"\nclass="b"\nwords', '<div id="a"\nclass="b">\nwords', 0],
    ['<details open\nWords', '<details open>\nWords', 0],
    ['<div title="A title\nSome words', '<div title="A title">\nSome words', 0],
    ['<div title="A title>Some words', '<div title="A title">Some words', 0],
    ['<div title="A\nB <i class="c">d</i>', '<div title="A">\nB <i class="c">d</i>', 0],
    ['<div\nx = 5 is so', '<div>\nx = 5 is so', 0],
    ['<div constructor\n__proto__', '<div> constructor\n__proto__', 0],
    ['<div a words n="x', '<div> a words n="x', 0],
  ])('%j is closed', (value, closed, from) => {
    const {value: made, cut} = closeHtml(value)
    expect(made).toBe(closed)
    expect(cut?.from).toBe(from)
  })

  test.each([
    '<div n="a>b">',
    '<a b"c>',
    '<div some words>',
    '<div\n  hidden\n  v-cloak\n  data-x\n  id=a\n>',
    '<br/>',
    "<a b = 'c'/ d>",
    '</div >',
    '<a b=c/>',
    '<!-->',
    '<!--->',
    '<!-- < -->',
    'a < b',
    '<3',
    '<p>x</p>',
  ])('%j is whole', (value) => {
    expect(closeHtml(value)).toEqual({value, cut: null})
  })

  test('a sign at the very end opens nothing', () => {
    expect(closeHtml('<p>a <')).toEqual({value: '<p>a &lt;', cut: null})
  })
})

test.each(['<div', '<div class="a"', '</div', '<p>One <b', '<table', '<details', '<section title="a'])(
  'nothing is lost after %j',
  async (html) => {
    const text = `${html}\nSome words of *the* line\nand 2 > 1 more, x="y"\n\nThe rest.\n`
    const {files} = await publish({
      sources: [{path: 'a.md', resources: memory({'a.md': text})}],
      formats: ['json'],
    })
    const {content_text} = JSON.parse(new TextDecoder().decode(files[0]?.bytes))
    for (const words of ['Some words of', 'the', 'line and 2 > 1 more, x=', 'The rest.'])
      expect(content_text).toContain(words)
  },
)

test.each([
  '<div><em',
  '<div ',
  '<div title="',
  '<div title=',
  '</div',
  '<!--',
  '<?x',
  '<![CDATA[',
  '<div></',
])('after %j the text goes on, and a message says where it broke off', async (html) => {
  const article = `---\ntitle: Cut\n---\n\n${html}\n\n# After\n\nThe rest[^1].\n\n[^1]: A note.\n`
  const resources = memory({'cut.md': article, 'whole.md': '---\ntitle: Whole\n---\n\nText.\n'})
  const sources = ['cut.md', 'whole.md'].map((path) => ({path, resources}))
  const {files, messages, publications} = await publish({sources, formats: ['html', 'json']})
  expect(publications.map(({metadata}) => metadata.title)).toEqual(['Cut', 'Whole'])
  expect(messages.map(({ruleId}) => ruleId)).not.toContain('internal/exception')
  if (html !== '<div></')
    expect(messages.map(({ruleId, line}) => `${ruleId} ${line}`)).toContain('source/html-cut 5')
  const page = files.find(({path}) => path === 'cut/index.html')
  // What opens with `<!` or `<?` hides all that follows, in Markdown as in HTML; the message says so.
  if (!/^<[!?]/.test(html)) expect(new TextDecoder().decode(page?.bytes)).toContain('The rest')
})

test.each([
  'Text <iframe src="a"> goes on',
  '<object data="a">\n\nText goes on',
  'Text <script> goes on',
  'Text <textarea>x</textarea> <textarea> goes on',
  '<noscript>\n\n*Text* goes on',
])('what is never closed takes nothing along: %j', async (html) => {
  const resources = memory({'a.md': `---\ntitle: A\n---\n\n${html}.\n\nThe rest.\n`})
  const {files, messages} = await publish({sources: [{path: 'a.md', resources}], formats: ['json']})
  const {content_text} = JSON.parse(new TextDecoder().decode(files[0]?.bytes))
  expect(content_text).toMatch(/goes on\.\s+The rest/)
  expect(messages.map(({ruleId, line}) => `${ruleId} ${line}`)).toContain('source/html-cut 5')
})

test('what is dropped and closed is no cut', async () => {
  const html =
    '<iframe>a</iframe>\n\n<embed src="a">\n\n<div><object><object>b</object></object></div>\n\n<svg/>'
  const resources = memory({'a.md': `---\ntitle: A\n---\n\n${html}\n\nThe rest.\n`})
  const {messages} = await publish({sources: [{path: 'a.md', resources}], formats: ['json']})
  expect(messages.map(({ruleId}) => ruleId)).not.toContain('source/html-cut')
})
