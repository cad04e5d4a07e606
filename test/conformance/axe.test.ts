/** Every page against axe-core in a real browser: light, dark and forced colours, on a telephone and on a laptop. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, inject} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {testWith} from '../support/checkers.ts'
import {pagesOf} from '../support/outputs.ts'

const dist = inject('dist')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const open = useBrowser()

const looks = {
  light: {colorScheme: 'light', forcedColors: 'none'},
  dark: {colorScheme: 'dark', forcedColors: 'none'},
  'forced colours': {colorScheme: 'dark', forcedColors: 'active'},
} as const

/** An iPhone 14 and a small laptop, in CSS pixels. */
const widths = [390, 1280] as const

interface Rule {
  readonly id: string
  readonly nodes: readonly {
    readonly html: string
    readonly failureSummary?: string
    readonly any: readonly {readonly data?: {readonly messageKey?: string} | null}[]
  }[]
}

interface Results {
  readonly violations: readonly Rule[]
  readonly incomplete: readonly Rule[]
  readonly passes: readonly Rule[]
}

describe.each(pagesOf(dist))('%s', (path) => {
  for (const [look, media] of Object.entries(looks)) {
    for (const width of widths) {
      testWith('chromium')(`${look}, ${width} px: axe finds nothing and is sure of it`, async () => {
        const {page} = await open({...media, viewport: {width, height: 844}, bypassCSP: true})
        await page.goto(pathToFileURL(join(dist, path)).href)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        await page.evaluate(axe)
        const results: Results = await page.evaluate(
          'axe.run(document, {resultTypes: ["violations", "incomplete"]})',
        )
        await page.context().close()
        expect(results.passes.map(({id}) => id)).toContain('document-title')
        expect(results.violations.flatMap(describeRule)).toEqual([])
        expect(results.incomplete.flatMap(describeRule).filter((found) => !isSignAlone(found))).toEqual([])
      })
    }
  }
})

/** What axe leaves to people, looked at: a cell or a box that holds one sign (its colours are those of the words beside it,
 * which axe measures), and an arrow whose label says in words what it stands for. */
const isSignAlone = (found: string): boolean =>
  /^color-contrast: .* Element content contains only non-text characters$/s.test(found) ||
  /^label-content-name-mismatch: <a class="backlink".* Unable to determine/s.test(found)

const describeRule = ({id, nodes}: Rule): readonly string[] =>
  nodes.map(({html, failureSummary}) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`)
