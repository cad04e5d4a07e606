/** A book and a page that holds epub.js → what a reader finds in it. */
import type {Page} from 'playwright-core'

export interface ReadBook {
  readonly title: string
  readonly chapters: readonly {readonly href: string; readonly text: string; readonly height: number}[]
  readonly contents: readonly Place[]
  readonly pages: readonly Place[]
  readonly notes: readonly {readonly href: string; readonly found: boolean; readonly back: boolean}[]
  readonly problems: readonly string[]
}

export interface Place {
  readonly label: string
  readonly href: string
  /** The engine knows the chapter, and the chapter has the place. */
  readonly found: boolean
}

export async function readInEngine(page: Page, server: string, path: string): Promise<ReadBook> {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${server}reader.html`)
  // The engine frames chapters by `blob:` addresses, and a sandbox keeps scripts out of them; Chromium says so, once a frame.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/sandboxed/.test(message.text())) problems.push(message.text())
  })
  const read: Omit<ReadBook, 'problems'> = await page.evaluate(readWithEpubJs, `${server}${path}`)
  await page.context().close()
  return {...read, problems}
}

/** What is used of epub.js. */
type Engine = (
  address: string,
  options: {readonly openAs: 'epub'},
) => {
  readonly ready: Promise<unknown>
  readonly spine: {
    readonly spineItems: readonly {readonly href: string}[]
    get(target: string): {readonly href: string} | null
  }
  readonly navigation: {readonly toc: readonly Item[]}
  readonly pageList: {readonly pageList?: readonly Item[]}
  readonly loaded: {readonly metadata: Promise<{readonly title: string}>}
  renderTo(
    id: string,
    options: {readonly width: number; readonly height: number; readonly flow: 'scrolled-doc'},
  ): {
    display(href: string): Promise<unknown>
    getContents(): readonly [{readonly document: Document}]
  }
}

interface Item {
  readonly label?: string
  readonly page?: string
  readonly href: string
  readonly subitems?: readonly Item[]
}

/** Runs in the browser, where `ePub` is the engine. */
async function readWithEpubJs(address: string): Promise<Omit<ReadBook, 'problems'>> {
  const book = (globalThis as unknown as {ePub: Engine}).ePub(address, {openAs: 'epub'})
  await book.ready
  const rendition = book.renderTo('book', {width: 800, height: 900, flow: 'scrolled-doc'})
  const documents = new Map<string, Document>()
  const chapters: {href: string; text: string; height: number}[] = []
  for (const {href} of book.spine.spineItems) {
    await rendition.display(href)
    const [{document}] = rendition.getContents()
    documents.set(href, document)
    chapters.push({href, text: document.body.innerText, height: document.body.getBoundingClientRect().height})
    documents.set(href, document.cloneNode(true) as Document)
  }
  const isThere = (target: string, base = ''): boolean => {
    const [file = '', id] = target.split('#')
    const href = book.spine.get(file || base)?.href
    const document = href === undefined ? undefined : documents.get(href)
    return document !== undefined && (!id || document.getElementById(decodeURIComponent(id)) !== null)
  }
  const places = (items: readonly Item[]): Place[] =>
    items.flatMap(({label, page, href, subitems}) => [
      {label: String(label ?? page).trim(), href, found: isThere(href)},
      ...places(subitems ?? []),
    ])
  const notes = [...documents].flatMap(([chapter, document]) =>
    [...document.querySelectorAll('[role~="doc-noteref"]')].map((call) => {
      const href = call.getAttribute('href') ?? ''
      const note = document.getElementById(href.replace(/^#/, ''))
      const back = [...(note?.querySelectorAll('[role~="doc-backlink"]') ?? [])].some((link) =>
        isThere(link.getAttribute('href') ?? '', chapter),
      )
      return {href: `${chapter}${href}`, found: href.startsWith('#') && note !== null, back}
    }),
  )
  const {title} = await book.loaded.metadata
  return {
    title,
    chapters,
    contents: places(book.navigation.toc),
    pages: places(book.pageList.pageList ?? []),
    notes,
  }
}
