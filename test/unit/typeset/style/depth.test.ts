import {expect, test} from 'vitest'
import {linesOf, set} from '../support.ts'

test('elements nested by the hundred are set as text, with a message', async () => {
  const deep = `${'<div>'.repeat(800)}All <em>is</em> kept.${'</div>'.repeat(800)}`
  const {pages, messages} = await set(deep)
  expect(linesOf(pages)).toEqual([['All is kept.']])
  expect(messages).toContain('css/nesting-too-deep')
})

test('stylesheets may ask what the typesetter supports', async () => {
  const css = `
    p::after { content: ' plain' }
    @supports (float: footnote) { p::after { content: ' with notes' } }
    @supports (display: grid) { p::after { content: ' on a grid' } }
  `
  const {pages} = await set('<p>Set</p>', {css})
  expect(linesOf(pages)).toEqual([['Set with notes']])
})
