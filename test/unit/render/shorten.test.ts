/** Long texts → short ones that end where a reader would pause. */
import {describe, expect, test} from 'vitest'
import {shorten} from '../../../src/render/shorten.ts'

describe('shortening', () => {
  test.each([
    ['what fits stays as it is', 'One, two.', 9, 'One, two.'],
    [
      'whole sentences need no ellipsis',
      'They meet in Paris. Then they leave for Rome.',
      30,
      'They meet in Paris.',
    ],
    [
      'a phrase ends before its comma',
      'Ideas range from aid to teams, shared maps and more',
      40,
      'Ideas range from aid to teams…',
    ],
    ['a word is not cut', 'Nothing separates these many words here', 25, 'Nothing separates these…'],
    [
      'an abbreviation ends no sentence',
      'The talks that the U.S. had called for at last began',
      30,
      'The talks that the U.S. had…',
    ],
    ['signs without spaces', '平和への道は遠い、しかし歩く', 10, '平和への道は遠い…'],
    ['a pair is not halved', '😀😀😀', 3, '😀…'],
  ])('%s', (_, given, most, expected) => {
    expect(shorten(given, most)).toBe(expected)
  })
})
