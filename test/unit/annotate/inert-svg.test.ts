/** Nothing runs in a drawing that is copied beside the page, and one in which nothing ran stays byte by byte. */
import {describe, expect, test} from 'vitest'
import {inertSvg} from '../../../src/annotate/inert-svg.ts'
import {memory, publish} from '../../../src/index.ts'

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${attributes}>${inner}</svg>`
const made = async (text: string) => {
  const inert = await inertSvg(new TextEncoder().encode(text))
  return inert && {text: new TextDecoder().decode(inert.bytes), removed: inert.removed}
}

describe('inertSvg', () => {
  test.each([
    ['<script>alert(1)</script><path/>', '<path/>', '<script>'],
    ['<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script><path/>', '<path/>', '<s:script>'],
    ['<path onclick="alert(1)"/>', '<path/>', 'onclick'],
    ['<a xlink:href="java&#10;script:alert(1)"><path/></a>', '<a><path/></a>', 'xlink:href'],
    ['<a href=" javascript:alert(1)"/>', '<a/>', 'href'],
    ['<use href="data:image/svg+xml,&lt;svg/>"/>', '<use/>', 'href'],
    ['<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>', '<a></a>', '<set>'],
    [
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"><iframe src="a"/></p></foreignObject>',
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"></p></foreignObject>',
      '<iframe>',
    ],
  ])('%s', async (inner, left, removed) => {
    const inert = await made(svg(inner))
    expect(inert?.removed).toEqual([removed])
    expect(inert?.text.replaceAll(/<(\w+)><\/\1>/g, '<$1/>')).toBe(
      svg(left).replaceAll(/<(\w+)><\/\1>/g, '<$1/>'),
    )
  })

  test.each([
    svg('<style>path {fill: red}</style><a href="https://example.org/"><path d="M0 0h9v9z"/></a>'),
    svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Words on ice</p></foreignObject>'),
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd" [<!ENTITY ns "http://www.w3.org/2000/svg">]>${svg('<image xlink:href="data:image/png;base64,AA=="/><use href="#a"/>')}`,
  ])('as it was: %s', async (text) => {
    expect(await made(text)).toEqual({text, removed: []})
  })

  test.each([
    '<!DOCTYPE svg [<!ENTITY a "&#60;script>alert(1)&#60;/script>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="',
  ])('what cannot be read is none: %s', async (text) => {
    expect(await made(text)).toBeNull()
  })
})

test('the page has the drawing without its script, and a message says so', async () => {
  const resources = memory({
    'a.md': '---\ntitle: A\n---\n\n![A square](a.svg)\n',
    'a.svg': svg('<script>alert(1)</script><path d="M0 0h9v9z"/>'),
  })
  const {files, messages} = await publish({sources: [{path: 'a.md', resources}], formats: ['html']})
  const drawing = files.find(({path}) => path === 'a/images/a.svg')
  expect(new TextDecoder().decode(drawing?.bytes)).toBe(svg('<path d="M0 0h9v9z"></path>'))
  expect(messages.map(({ruleId, line, reason}) => ({ruleId, line, reason}))).toEqual([
    {ruleId: 'source/html-dropped', line: 5, reason: '`<script>` of the drawing “a.svg” is left out.'},
  ])
})
