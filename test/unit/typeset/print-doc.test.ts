/** What docs/print.md shows, and the variants that we ship, are CSS that the typesetter understands. */
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {bundledFonts} from '../../../src/fonts/bundled.ts'
import {createTypesetter} from '../../../src/pdf/index.ts'
import {memory, overlay, shippedTemplates} from '../../../src/resources.ts'

const shipped = shippedTemplates()

async function messagesOf(path: string, css: string): Promise<readonly string[]> {
  const messages: string[] = []
  const font = bundledFonts()[0]?.load() ?? new Uint8Array()
  const resources = overlay(memory({'fonts/headline.ttf': font}), shipped)
  const ours = ['tokens', 'prose', 'print'].map((name) => {
    const file = shipped.read(`styles/${name}.css`)
    return {
      path: `styles/${name}.css`,
      text: file.type === 'found' ? new TextDecoder().decode(file.bytes) : '',
    }
  })
  await createTypesetter([...ours, {path, text: css}], resources, {
    report: ({reason}) => messages.push(reason),
  })
  return messages
}

const page = readFileSync(new URL('../../../docs/print.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```css\n([\s\S]*?)```/g)].map(([, css = '']) => css)

test('docs/print.md has examples', () => {
  expect(blocks.length).toBeGreaterThan(5)
})

test.each(blocks)('example %#', async (css) => {
  expect(await messagesOf('styles/house.css', css)).toEqual([])
})

test.each(shipped.list('styles/variants'))('%s', async (name) => {
  const path = name.startsWith('styles/') ? name : `styles/variants/${name}`
  const file = shipped.read(path)
  expect(file.type).toBe('found')
  const css = file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''
  expect(await messagesOf(path, css)).toEqual([])
})
