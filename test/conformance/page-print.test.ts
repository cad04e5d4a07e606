/** Every page printed from the browser, on A4 and on Letter: text alone, all of it, within the paper. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, describe, expect, inject} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {testWith} from '../support/checkers.ts'
import {pagesOf} from '../support/outputs.ts'
import {readPdf} from '../support/pdf-text.ts'
import {tokens} from '../support/tokens.ts'

const dist = inject('dist')
const folder = mkdtempSync(join(tmpdir(), 'fourfold-print-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
const open = useBrowser()
/** By NFKC: the browser chose the face, and a face with ligatures gives them back as signs of their own (U+FB00). */
const flat = (text: string) => tokens(text.replaceAll('\u00AD', '').normalize('NFKC')).join('')

describe.each(pagesOf(dist))('%s', (path) => {
  for (const format of ['A4', 'Letter'] as const) {
    testWith('chromium')(`on ${format}: all answers, no navigation, nothing beyond the paper`, async () => {
      const {page} = await open()
      await page.goto(pathToFileURL(join(dist, path)).href)
      const file = join(folder, `${format}.pdf`)
      writeFileSync(file, await page.pdf({format, tagged: true}))
      await page.emulateMedia({media: 'print'})
      const {answers, navigation, wide} = await page.evaluate(() => ({
        answers: [...document.querySelectorAll('details')].flatMap((details) =>
          [...details.querySelectorAll('p')].map((paragraph) => paragraph.textContent ?? ''),
        ),
        navigation: [...document.querySelectorAll('nav:not(.chapters), .skip-link, .permalink')].filter(
          (element) => element.checkVisibility(),
        ).length,
        wide: [...document.querySelectorAll('body *')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
          .filter((element) => getComputedStyle(element).overflowX !== 'visible')
          .map((element) => element.outerHTML.slice(0, 100)),
      }))
      const {text} = await readPdf(file)
      const printed = flat(text)
      expect(navigation).toBe(0)
      expect(answers.filter((answer) => !printed.includes(flat(answer)))).toEqual([])
      expect(printed).toContain(flat(await page.locator('h1').first().innerText()))
      expect(wide).toEqual([])
      await page.context().close()
    })
  }
})
