/** Every book against Ace by DAISY: no violation of EPUB Accessibility 1.1 that a program can see. */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, inject} from 'vitest'
import {chromiumPath, run, testWith} from '../support/checkers.ts'
import {booksOf, projectRoot} from '../support/outputs.ts'

const dist = inject('dist')
const reports = mkdtempSync(join(tmpdir(), 'fourfold-ace-'))
afterAll(() => rmSync(reports, {recursive: true, force: true}))

const books = booksOf(dist)
const needs = ['chromium', 'npm:@daisy/ace-core', 'npm:@daisy/ace-axe-runner-puppeteer'] as const

interface Assertion {
  readonly 'earl:test': {readonly 'dct:title': string; readonly 'earl:impact': string}
  readonly 'earl:result': {
    readonly 'earl:outcome': string
    readonly 'dct:description'?: string
    readonly html?: string
  }
}

interface AceReport {
  readonly 'earl:result': {readonly 'earl:outcome': string}
  readonly assertions: readonly {
    readonly 'earl:testSubject': {readonly url: string}
    readonly assertions: readonly Assertion[]
  }[]
}

testWith(...needs)(
  'Ace finds no violation in any book',
  () => {
    expect(books).not.toEqual([])
    const {status, output} = run(
      process.execPath,
      [join(projectRoot, 'test/support/ace.mjs'), reports, ...books.map((book) => join(dist, book))],
      {PUPPETEER_EXECUTABLE_PATH: chromiumPath() ?? '', ACE_TIMEOUT_INITIAL: '60000'},
    )
    expect(status, output).toBe(0)
    const findings = books.flatMap((book, index) =>
      violations(book, join(reports, String(index), 'report.json')),
    )
    expect(findings).toEqual([])
  },
  300_000,
)

function violations(book: string, path: string): readonly string[] {
  const report: AceReport = JSON.parse(readFileSync(path, 'utf8'))
  const found = report.assertions.flatMap(({'earl:testSubject': {url}, assertions}) =>
    assertions
      .filter(({'earl:result': result}) => result['earl:outcome'] !== 'pass')
      .map(({'earl:test': rule, 'earl:result': result}) =>
        [book, url, rule['dct:title'], rule['earl:impact'], result['dct:description'], result.html].join(' '),
      ),
  )
  return found.length === 0 && report['earl:result']['earl:outcome'] !== 'pass'
    ? [`${book}: not passed`]
    : found
}
