/** What is written in place of ink that is hard to read. */
import {expect, test} from 'vitest'
import {contrast, plainInk} from '../../../src/css/color.ts'

test('one of black and white is legible on anything', () => {
  for (let grey = 0; grey < 256; grey += 1) {
    const ground = {red: grey, green: grey, blue: grey, alpha: 1}
    expect(contrast(plainInk(ground), ground)).toBeGreaterThan(4.5)
  }
})
