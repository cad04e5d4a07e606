/** One Chromium for a test file, opened when the first test needs it; pages that notice whatever goes wrong. */
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll} from 'vitest'
import {chromiumPath} from './checkers.ts'

export type OpenPage = (options?: BrowserContextOptions) => Promise<WatchedPage>

export interface WatchedPage {
  readonly page: Page
  /** Errors of scripts, of the console, of the content security policy; requests that failed. */
  readonly problems: readonly string[]
  /** Addresses that were asked for, `data:` left out. */
  readonly requests: readonly string[]
}

/** Call it while tests are collected: it closes the browser after the last. */
export function useBrowser(): OpenPage {
  let opened: Promise<Browser> | null = null
  afterAll(async () => (await opened)?.close())
  return async (options = {}) => {
    opened ??= launch()
    const context = await (await opened).newContext(options)
    // The machine may be busy: a test ends by its own time limit.
    context.setDefaultTimeout(100_000)
    return watch(await context.newPage())
  }
}

export function launch(args: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('there is no Chromium')
  // Containers run tests as root and give /dev/shm 64 MB: neither the sandbox nor shared memory works there.
  return chromium.launch({executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...args]})
}

function watch(page: Page): WatchedPage {
  const problems: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`)
  })
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`))
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url())
  })
  return {page, problems, requests}
}
