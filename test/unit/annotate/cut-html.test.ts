/** HTML that breaks off is closed where it does, and what follows it is an article as before. */
import {describe, expect, test} from 'vitest'
import {closeHtml} from '../../../src/annotate/cut-html.ts'
import {memory, publish} from '../../../src/index.ts'

describe('closeHtml', () => {
  test.each([
    ['<div><c', '<div><c>', 5],
    ['<div \n', '<div \n>', 0],
    ['<div n="', '<div n="">', 0],
    ["<p>a</p>\n<div n='x", "<p>a</p>\n<div n='x'>", 9],
    ['<div n=', '<div n=>', 0],
    ['<!-- a', '<!-- a-->', 0],
    ['<![CDATA[ a', '<![CDATA[ a]]>', 0],
    ['<?php a', '<?php a>', 0],
    ['<!DOCTYPE a', '<!DOCTYPE a>', 0],
    ['</div', '</div>', 0],
  ])('%j is closed', (value, closed, cut) => {
    expect(closeHtml(value)).toEqual({value: closed, cut})
  })

  test.each(['<div n="a>b">', '<a b"c>', '<!-->', '<!--->', '<!-- < -->', 'a < b', '<3', '<p>x</p>'])(
    '%j is whole',
    (value) => {
      expect(closeHtml(value)).toEqual({value, cut: null})
    },
  )

  test('a sign at the very end opens nothing', () => {
    expect(closeHtml('<p>a <')).toEqual({value: '<p>a &lt;', cut: null})
  })
})

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
