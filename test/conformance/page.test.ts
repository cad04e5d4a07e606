/** The page in a browser, from disk and without a script: notes that pop up, answers that open, pictures that the policy lets in. */
import {readFileSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {gzipSync} from 'node:zlib'
import {type Browser, chromium, type Page} from 'playwright-core'
import {afterAll, expect, inject, test} from 'vitest'
import {testWith} from '../support/checkers.ts'

const dist = inject('dist')
const address = (slug: string, fragment = '') =>
  `${pathToFileURL(`${dist}/${slug}/index.html`).href}${fragment}`

let browser: Promise<Browser> | null = null
afterAll(async () => (await browser)?.close())

interface Visit {
  readonly slug: string
  readonly fragment?: string
  readonly width?: number
  /** Changes the page on its way, as an older browser would understand it. */
  readonly through?: (html: string) => string
}

/** A page with scripts switched off. Everything that the console says is a failure. */
async function visit({slug, fragment, width = 1280, through}: Visit, use: (page: Page) => Promise<void>) {
  browser ??= chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']})
  const context = await (await browser).newContext({
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
    viewport: {width, height: 800},
  })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('requestfailed', (request) => said.push(`not loaded: ${request.url()}`))
  if (through) {
    await page.route('**/*.html', async (route) => {
      const html = readFileSync(fileURLToPath(route.request().url()), 'utf8')
      await route.fulfill({contentType: 'text/html', body: through(html)})
    })
  }
  await page.goto(address(slug, fragment))
  await use(page)
  await context.close()
  expect(said).toEqual([])
}

const chromiumTest = testWith('chromium')

chromiumTest('a note pops up by click and by keyboard, and goes by Escape', () =>
  visit({slug: 'kitchen-sink'}, async (page) => {
    const call = page.getByRole('button', {name: 'Note 1', exact: true})
    const open = page.locator('#note-1:popover-open')
    const inList = page.locator('.notes > ol > #note-1:not(:popover-open)')
    await expect.poll(() => inList.isVisible()).toBe(true)
    await call.click()
    expect(await open.count()).toBe(1)
    expect(await isInWindow(page, '#note-1')).toBe(true)
    await page.keyboard.press('Escape')
    expect(await open.count()).toBe(0)
    for (const key of ['Enter', 'Space']) {
      await call.focus()
      await page.keyboard.press(key)
      expect(await open.count()).toBe(1)
      await page.keyboard.press('Escape')
      expect(await open.count()).toBe(0)
      expect(await call.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true)
    }
    expect(await inList.isVisible()).toBe(true)
  }),
)

chromiumTest('a call is one stop for the keyboard, and no note is there twice', () =>
  visit({slug: 'kitchen-sink'}, async (page) => {
    expect(await page.locator('#call-1').ariaSnapshot()).toMatch(
      /^- superscript:\n {2}- button "Note 1"[^\n]*$/,
    )
    expect(await page.getByText('This is the thought, and here is where it went.').count()).toBe(1)
  }),
)

chromiumTest(
  'where popovers are unknown, and on paper, a call leads to its note, and that back',
  async () => {
    // The policy goes as well: it allows the stylesheet as it was.
    const unknown = (html: string) =>
      html
        .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
        .replaceAll(/popover(?:target)?="[^"]*"/g, '')
        .replaceAll(':popover-open', ':unknown-to-old-browsers')
    await visit({slug: 'kitchen-sink', through: unknown}, async (page) => {
      expect(await page.locator('.call button').first().isVisible()).toBe(false)
      await page.getByRole('link', {name: 'Note 1', exact: true}).click()
      expect(page.url()).toContain('#note-1')
      expect(await isInWindow(page, '#note-1')).toBe(true)
      await page.getByRole('link', {name: 'Back to the text of note 1', exact: true}).click()
      expect(await isInWindow(page, '#call-1')).toBe(true)
    })
    await visit({slug: 'kitchen-sink'}, async (page) => {
      await page.emulateMedia({media: 'print'})
      expect(await page.locator('.call > button:visible').count()).toBe(0)
      expect(await page.locator('.call > a:visible').count()).toBeGreaterThan(2)
      expect(await page.locator('.endnote').first().isVisible()).toBe(true)
    })
  },
)

for (const width of [390, 1280]) {
  chromiumTest(
    `an answer opens when its address is followed, and its question is seen, ${width} pixels wide`,
    () =>
      visit({slug: 'security-guarantees', width}, async (page) => {
        const ids = await page.locator('.answer').evaluateAll((answers) => answers.map(({id}) => id))
        expect(ids.length).toBeGreaterThan(1)
        for (const id of ids) {
          expect(await page.locator(`details:not([open]) #${id}`).count()).toBe(1)
          await page.goto(address('security-guarantees', `#${id}`))
          expect(await page.locator(`details[open] #${id}`).count()).toBe(1)
          expect(await isInWindow(page, `details:has(#${id}) > summary h3`)).toBe(true)
          expect(await isInWindow(page, `#${id}`)).toBe(true)
        }
      }),
  )
}

chromiumTest('an answer is open when the page is first opened at it', () =>
  visit({slug: 'security-guarantees', fragment: '#has-a-peace-deal-been-reached'}, async (page) => {
    expect(await page.locator('details[open]').count()).toBe(1)
    expect(await page.locator('details[open] #has-a-peace-deal-been-reached').isVisible()).toBe(true)
  }),
)

chromiumTest('on paper every answer is there', () =>
  visit({slug: 'security-guarantees'}, async (page) => {
    expect(await page.locator('details[open]').count()).toBe(0)
    await page.emulateMedia({media: 'print'})
    const heights = await page
      .locator('.answer')
      .evaluateAll((answers) =>
        answers.map((answer) => answer.checkVisibility({contentVisibilityAuto: true})),
      )
    expect(heights).toEqual(heights.map(() => true))
  }),
)

chromiumTest('from disk the policy lets the pictures in, and each has its place before it comes', () =>
  visit({slug: 'kitchen-sink'}, async (page) => {
    const pictures = page.locator('img')
    const count = await pictures.count()
    expect(count).toBeGreaterThan(3)
    for (let index = 0; index < count; index++) {
      await pictures.nth(index).scrollIntoViewIfNeeded()
      await expect
        .poll(() =>
          pictures
            .nth(index)
            .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
        )
        .toBe(true)
      expect(await pictures.nth(index).getAttribute('height')).toMatch(/^\d+$/)
    }
  }),
)

/** Bytes on the wire; the page needs no other file to be read. */
const budget = 50_000

test('the first article comes in fifty kilobytes, stylesheet and data included', () => {
  const page = readFileSync(`${dist}/security-guarantees/index.html`)
  expect(gzipSync(page).length).toBeLessThan(budget)
  expect(page.toString()).not.toMatch(/<link[^>]*rel="stylesheet"|<script[^>]*src=/)
})

async function isInWindow(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluate((found) => {
    const {top, bottom} = found.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })
}
