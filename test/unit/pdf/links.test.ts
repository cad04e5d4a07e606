import {describe, expect, test} from 'vitest'
import type {Tag} from '../../../src/pdf/tag.ts'
import {linesOf, set} from '../typeset/support.ts'

const rolesOf = (tag: Tag): readonly string[] => [
  tag.role,
  ...tag.kids.flatMap((kid) => (kid.type === 'tag' ? rolesOf(kid) : [])),
]

const linksOf = async (html: string, css = '') => {
  const {pages, typeset, messages} = await set(html, {css, lines: 40})
  const items = pages.flatMap((page) => page.items)
  return {
    targets: items.flatMap((item) => (item.type === 'link' ? [item.target] : [])),
    rules: items.filter((item) => item.type === 'rectangle').length,
    roles: rolesOf(typeset.structure.root),
    messages,
  }
}

describe('a link inside the document', () => {
  const places = {
    'a block': '<div id="x">there</div>',
    'an inline element': '<p>a <b id="x">there</b></p>',
    'a paragraph without text': '<p id="x"></p>',
    'an empty anchor': '<p><a id="x"></a></p>',
    'a list item': '<ul><li id="x">there</li></ul>',
    'a table': '<table id="x"><tr><td>there</td></tr></table>',
    'a row': '<table><tr id="x"><td>there</td></tr></table>',
    'a cell': '<table><tr><td id="x">there</td></tr></table>',
    'a caption': '<table><caption id="x">there</caption><tr><td>a</td></tr></table>',
    'a note': '<p>a<span class="note" id="x">there</span></p>',
    'an anchor in a note': '<p>a<span class="note">a <b id="x">there</b></span></p>',
  }
  test.each(Object.entries(places))('leads to %s', async (_, place) => {
    const css = '.note { float: footnote }'
    const {pages, messages} = await set(`<p><a href="#x">go</a></p>${place}`, {css})
    expect(messages).toEqual([])
    expect(pages.some((page) => page.destinations.has('x'))).toBe(true)
    expect(pages[0]?.items.filter((item) => item.type === 'link').length).toBe(1)
  })

  test('leads to a picture in a line', async () => {
    const picture = () => ({bytes: new Uint8Array(), mediaType: 'image/png', width: 8, height: 8})
    const {pages} = await set('<p><a href="#x">go</a> <img id="x" src="x.png" alt="x"></p>', {picture})
    expect(pages[0]?.destinations.has('x')).toBe(true)
  })

  test('is plain text, without line or tag, when nothing with its id is there', async () => {
    const {targets, rules, roles, messages} = await linksOf(
      '<p>see <a href="#nowhere">this</a>, <a href="#nowhere">and this</a></p>',
      'a { text-decoration: underline }',
    )
    expect([targets, rules]).toEqual([[], 0])
    expect(roles).not.toContain('Link')
    expect(messages).toEqual(['pdf/link-without-destination', 'pdf/link-without-destination'])
  })

  test('is plain text when what it leads to is not printed', async () => {
    const {targets, messages} = await linksOf(
      '<p><a href="#x">this</a></p><div id="x">there</div>',
      '#x { display: none }',
    )
    expect(targets).toEqual([])
    expect(messages).toEqual(['pdf/link-without-destination'])
  })

  test('with a page reference says no number when it leads nowhere', async () => {
    const {pages} = await set('<p><a href="#x">page </a></p>', {
      css: 'a::after { content: target-counter(attr(href), page) }',
    })
    expect(linesOf(pages)).toEqual([['page']])
  })
})

test('an anchor without an address is no link', async () => {
  const {roles} = await linksOf('<p>a <a id="x">b</a></p>')
  expect(roles).not.toContain('Link')
})
