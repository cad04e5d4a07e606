/** Notes that the stylesheet numbers. */
import {expect, test} from 'vitest'
import {linesOf, set} from '../support.ts'

const css = '.note { float: footnote }'

test('notes are numbered through the document, whichever paragraph they stand in', async () => {
  const {pages, messages} = await set(
    '<p>one<span class="note">first</span></p><p>two<span class="note">second</span></p>',
    {css},
  )
  // Calls are raised, so they come as lines of their own.
  expect(linesOf(pages)).toEqual([['1', 'one', '2', 'two', '1.first', '2.second']])
  expect(messages).toEqual([])
})

test('a stylesheet may begin the numbers again', async () => {
  const {pages} = await set(
    '<section><p>one<span class="note">first</span></p></section><section><p>two<span class="note">second</span></p></section>',
    {css: `${css} section { counter-reset: footnote }`},
  )
  expect(linesOf(pages).flat().slice(-2)).toEqual(['1.first', '1.second'])
})
