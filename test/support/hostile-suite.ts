/** Hostile articles, published a folder at a time, and what must never happen to them. Of every eight folders one becomes e-books and
 * one is set for print, which cost most; of every ten one is a collection. */
import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {Worker} from 'node:worker_threads'
import {fromHtml} from 'hast-util-from-html'
import {selectAll} from 'hast-util-select'
import {toString as textOf} from 'hast-util-to-string'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {noManifest} from '../../src/emit/manifest.ts'
import {openPress, publish} from '../../src/publish.ts'
import {files, memory, type Resources} from '../../src/resources.ts'
import {harmIn, type Written} from './harm.ts'
import {besides, hostile} from './hostile.ts'

/** Articles of one folder. */
const together = 20
/** Seconds of the processor from one article to the next. Two are in work at a time. */
const patience = 5

/** `part` of `parts`: test files share the articles, so that each core has its own. */
export function hostileSuite({
  count,
  first,
  part,
  parts,
}: {
  count: number
  first: number
  part: number
  parts: number
}): void {
  const folders = Array.from(
    {length: Math.ceil(count / together)},
    (_, index) => Math.floor(first / together) + index,
  )
  const siteUrl = 'https://publication.example/'
  const guard = hangGuard()
  // Each is used for many folders: to open one costs more than an article.
  const presses = {
    page: openPress({formats: ['html', 'json'], siteUrl}),
    book: openPress({formats: ['html', 'epub', 'json'], siteUrl}),
    print: openPress({formats: ['html', 'pdf'], siteUrl}),
  }
  let scripts: ReadonlySet<string> = new Set()
  beforeAll(async () => {
    const made = await publish({sources: [{path: 'a.md', resources: memory({'a.md': '# A'})}], siteUrl})
    scripts = new Set(made.files.flatMap(scriptsOf))
    guard.start()
  }, 60_000)
  afterAll(guard.stop)

  describe('hostile articles', () => {
    test.each(folders.filter((folder) => folder % parts === part))('folder %i', async (folder) => {
      const articles = Array.from({length: together}, (_, index) => hostile(folder * together + index))
      const isCollection = folder % 10 === 7
      const own = Object.fromEntries(articles.map(({path, bytes}) => [path, bytes]))
      const {resources, outside, remove} = onDisk({
        ...besides,
        ...own,
        ...(isCollection ? {'publication.yml': 'title: Guide\n'} : {}),
      })
      const press = await presses[pressOf(folder)]
      const paths = isCollection ? ['publication.yml'] : articles.map(({path}) => path)
      const written: Written[] = []
      const failures: string[] = []
      const entries = []
      guard.at(`folder ${folder}, from its first article on`)
      for await (const published of press.publishEach(paths.map((path) => ({path, resources})))) {
        guard.at(`folder ${folder}, after ${published.source.path}`)
        written.push(...[...published.emissions.values()].flatMap((emission) => emission.files))
        const thrown = published.messages.filter(({ruleId}) => ruleId === 'internal/exception')
        failures.push(
          ...thrown.map(
            (message) =>
              `${message.file}: ${message.reason} ${message.cause instanceof Error ? message.cause.stack : ''}`,
          ),
        )
        if (published.entry) entries.push(published.entry)
      }
      const shelf = await press.shelf(entries, noManifest)
      guard.at('nothing')
      remove()
      expect({failures, outside}).toEqual({failures: [], outside: []})
      expect(await harmIn([...written, ...shelf.files], scripts)).toEqual([])
      expect(Object.keys(Object.prototype)).toEqual([])
    })
  })
}

/** Even folders and odd ones alike: test files share them by that. */
function pressOf(folder: number): 'page' | 'book' | 'print' {
  if (folder % 16 === 3 || folder % 16 === 12) return 'print'
  return folder % 16 === 1 || folder % 16 === 6 ? 'book' : 'page'
}

/** What the page itself runs. */
function scriptsOf({path, bytes}: Written): readonly string[] {
  if (!path.endsWith('.html')) return []
  return selectAll('script:not([type])', fromHtml(new TextDecoder().decode(bytes))).map(textOf)
}

/** Files in a folder, with a secret outside it and a link that leads there; and which of their paths were found outside. */
function onDisk(contents: Readonly<Record<string, string | Uint8Array>>) {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'fourfold-hostile-')))
  const root = join(above, 'inside')
  mkdirSync(root)
  for (const [path, bytes] of Object.entries(contents)) writeFileSync(join(root, path), bytes)
  writeFileSync(join(above, 'secret.svg'), besides['sound.svg'] ?? '')
  symlinkSync(join(above, 'secret.svg'), join(root, 'link.svg'))
  const inner = files({root})
  const outside: string[] = []
  const resources: Resources = {
    read(path) {
      const found = inner.read(path)
      if (found.type === 'found' && !realpathSync(resolve(root, path)).startsWith(root)) outside.push(path)
      return found
    },
    list: inner.list,
  }
  return {resources, outside, remove: () => rmSync(above, {recursive: true})}
}

/** A thread that looks on, and ends this process when an article takes too long: nothing else can end a loop that never does. It counts time of
 * the processor, so that a busy machine changes nothing. */
function hangGuard() {
  const since = new Float64Array(new SharedArrayBuffer(8))
  let watcher: Worker | null = null
  return {
    start() {
      watcher = new Worker(
        `const {workerData, parentPort} = require('node:worker_threads')
        let at = 'the start'
        parentPort.on('message', (message) => { at = message })
        setInterval(() => {
          const {user, system} = process.cpuUsage()
          const seconds = (user + system) / 1e6
          if (workerData[0] === 0 || seconds - workerData[0] < ${patience}) return
          require('node:fs').writeSync(2, 'More than ${patience} s in ' + at + '\\n')
          process.kill(process.pid, 'SIGKILL')
        }, 100)`,
        {eval: true, workerData: since},
      )
      watcher.unref()
    },
    /** Called whenever something is done. */
    at(place: string) {
      const {user, system} = process.cpuUsage()
      since[0] = place === 'nothing' ? 0 : (user + system) / 1e6
      watcher?.postMessage(place)
    },
    stop: () => watcher?.terminate(),
  }
}
