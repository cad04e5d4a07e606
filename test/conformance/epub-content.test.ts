/** The finished e-books of `source/`, read as text: nothing in them that a night theme or an old reading system stumbles over. */
import {describe, expect, inject, test} from 'vitest'
import {sheetOf} from '../../src/css/text.ts'
import {fixedIn} from '../../src/emit/epub/for-readers.ts'
import {readEpub} from '../support/epub-text.ts'
import {fileOf, publications} from '../support/outputs.ts'

const dist = inject('dist')

describe.each(publications)('%s', async (slug) => {
  const {files} = await readEpub(fileOf(dist, slug, 'epub'))
  const text = (name: string) => new TextDecoder().decode(files.get(name))
  const chapters = [...files.keys()].filter((name) => name.endsWith('.xhtml'))

  test('the stylesheet fixes no colour, size or place, and holds no variable, flexbox, grid or colour scheme', () => {
    const css = text('EPUB/style.css')
    expect(css.length).toBeGreaterThan(1000)
    expect(fixedIn(sheetOf(css))).toEqual([])
    expect(css).not.toMatch(
      /var\(|--[a-z]|flex|grid|#[0-9a-f]{3}|rgb|prefers-color-scheme|light-dark|@font-face|url\(|@import/i,
    )
  })

  test.each(chapters)('%s has no style of its own, one title at most, and skips no level', (name) => {
    const xhtml = text(name)
    expect(xhtml).not.toMatch(/\sstyle=|<style|<script|bgcolor=/)
    const levels = [...xhtml.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1).length).toBeLessThanOrEqual(1)
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 1) + 1)).toBe(true)
  })

  test('has the pages of the PDF, which another thread has set', () => {
    expect(text('EPUB/nav.xhtml').match(/#page-\d+"/g)?.length).toBeGreaterThan(3)
  })

  test('a call leads to a note further on in its file, which is short and begins with the way back', () => {
    const all = chapters.map(text).join('')
    const calls = [
      ...all.matchAll(/<a id="([^"]+)" href="#([^"]+)" role="doc-noteref" epub:type="noteref">\d+<\/a>/g),
    ]
    expect(calls).toHaveLength(all.split('epub:type="noteref"').length - 1)
    for (const [call = '', , note = ''] of calls) {
      const file = text(chapters.find((name) => text(name).includes(call)) ?? '')
      const at = file.search(
        new RegExp(
          `<aside class="footnote" id="${note}" role="doc-footnote" epub:type="footnote">\\s*<p><a class="note-number"`,
        ),
      )
      expect(at).toBeGreaterThan(file.indexOf(call))
      // Kobo shows no more than 5000 characters (kobolabs/epub-spec#24).
      expect(file.slice(at, file.indexOf('</aside>', at)).length).toBeLessThan(5000)
    }
  })
})
