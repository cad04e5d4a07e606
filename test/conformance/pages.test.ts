/** Every page in a real browser, from disk and from a server: nothing fails, nothing moves, nothing is cut off. */
import {existsSync} from 'node:fs'
import {join, posix} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {testWith} from '../support/checkers.ts'
import {manifestOf, pagesOf} from '../support/outputs.ts'
import {type Server, serve} from '../support/serve.ts'

/** What Chromium reports when something moves (layout instability API). */
interface LayoutShift extends PerformanceEntry {
  readonly value: number
}

declare global {
  interface Window {
    shifts: number[]
  }
}

const dist = inject('dist')
const open = useBrowser()
let server: Server
beforeAll(async () => {
  server = await serve(dist)
})
afterAll(() => server.close())

const pages = pagesOf(dist)
const known = new Set(manifestOf(dist).files.map(({path}) => path))
const onDisk = (path: string) => pathToFileURL(join(dist, path)).href
const textOf = (page: Page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '))

testWith('chromium')('there is a page for each publication, and one for all', () => {
  const folders = new Set(pages.map((path) => posix.dirname(path)))
  expect([...folders].sort()).toEqual(['.', ...manifestOf(dist).publications.map(({slug}) => slug)].sort())
})

describe.each(pages)('%s', (path) => {
  const addresses = {
    'from disk': () => ({address: onDisk(path), base: onDisk('')}),
    'from a server': () => ({address: `${server.url}${path}`, base: server.url}),
  } as const

  for (const [way, where] of Object.entries(addresses)) {
    testWith('chromium')(`${way}: asks for its own files only, and has nothing to complain of`, async () => {
      const {address, base} = where()
      const {page, problems, requests} = await open()
      await page.goto(address)
      await scrollThrough(page)
      const outside = requests
        .map((url) => url.replace(base.replace(/\/?$/, '/'), ''))
        .filter((url) => !known.has(url))
      expect({problems, outside}).toEqual({problems: [], outside: []})
      expect(
        await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).length),
      ).toBe(0)
      await page.context().close()
    })
  }

  testWith('chromium')('nothing moves while it loads', async () => {
    for (const width of [390, 1280]) {
      const {page} = await open({viewport: {width, height: 844}, bypassCSP: true})
      await page.addInitScript(() => {
        window.shifts = []
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts.push((entry as LayoutShift).value)
        }).observe({type: 'layout-shift', buffered: true})
      })
      await page.goto(`${server.url}${path}`)
      await scrollThrough(page)
      expect(await page.evaluate(() => window.shifts)).toEqual([])
      await page.context().close()
    }
  })

  testWith('chromium')('fits a screen of 320 px, with text twice as large too', async () => {
    for (const zoom of [1, 2]) {
      // WCAG 2.2, 1.4.10 Reflow: 320 CSS pixels; 1.4.4 Resize Text: 200 per cent.
      const {page} = await open({viewport: {width: 320 * zoom, height: 640}, bypassCSP: true})
      await page.goto(onDisk(path))
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = `${size}%`
        for (const details of document.querySelectorAll('details')) details.open = true
      }, 100 * zoom)
      const {scroll, client} = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }))
      expect(scroll, `text at ${100 * zoom}%`).toBeLessThanOrEqual(client)
      await page.context().close()
    }
  })

  testWith('chromium')('says everything without scripts', async () => {
    const [withScripts, without] = await Promise.all([open(), open({javaScriptEnabled: false})])
    await withScripts.page.goto(onDisk(path))
    await without.page.goto(onDisk(path))
    const html = await without.page.locator('body').innerHTML()
    expect(await textOf(withScripts.page)).not.toBe('')
    expect(await without.page.locator('body').innerText()).not.toBe('')
    expect((await without.page.locator('body').innerText()).replace(/\s+/g, ' ')).toBe(
      await textOf(withScripts.page),
    )
    expect(html).not.toMatch(/<noscript/)
    await Promise.all([withScripts.page.context().close(), without.page.context().close()])
  })

  testWith('chromium')('the anchor of a question opens its answer', async () => {
    const {page} = await open({viewport: {width: 1280, height: 720}})
    await page.goto(onDisk(path))
    const questions = await page.evaluate(() =>
      [...document.querySelectorAll('details')].flatMap((details) => {
        const target = details.id ? details : details.querySelector('[id]')
        return details.open || !target ? [] : [target.id]
      }),
    )
    for (const id of questions) {
      await page.goto('about:blank')
      await page.goto(`${onDisk(path)}#${id}`)
      const shown = await page.evaluate((target) => {
        const details = document.getElementById(target)?.closest('details')
        const answer = [...(details?.children ?? [])].find(({tagName}) => tagName !== 'SUMMARY')
        return (
          answer?.checkVisibility({contentVisibilityAuto: true}) && answer.getBoundingClientRect().height > 0
        )
      }, id)
      expect(shown, `#${id}`).toBe(true)
    }
    await page.context().close()
  })

  testWith('chromium')('each link within the output leads to a file, and to a place in it', async () => {
    const {page} = await open()
    await page.goto(onDisk(path))
    const links = await page.evaluate(() => [...document.links].map(({href}) => href))
    const lost: string[] = []
    for (const link of new Set(links.filter((href) => href.startsWith('file:')))) {
      const [address = '', id] = link.split('#')
      if (!existsSync(fileURLToPath(address))) lost.push(link)
      else if (id && address.endsWith('.html')) {
        await page.goto(address)
        const name = decodeURIComponent(id)
        if (!(await page.evaluate((target) => document.getElementById(target) !== null, name)))
          lost.push(link)
      }
    }
    expect(lost).toEqual([])
    await page.context().close()
  })
})

/** Pictures that load late, and whatever else waits to be seen. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y)
      await new Promise(requestAnimationFrame)
    }
  })
  // With other faces a picture may lie just where no step of the way came near.
  await page.evaluate(async () => {
    for (const image of document.images) {
      if (image.complete || !image.checkVisibility()) continue
      image.scrollIntoView()
      await image.decode()
    }
  })
  await page.waitForLoadState('networkidle')
}
