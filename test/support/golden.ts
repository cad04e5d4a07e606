/** A text against the file that was reviewed: `UPDATE_GOLDEN=1` writes it anew. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, relative} from 'node:path'
import {expect} from 'vitest'
import {projectRoot} from './outputs.ts'

/** At most so many lines of difference are shown. */
const shownLines = 60

export function expectGolden(path: string, actual: string): void {
  if (process.env['UPDATE_GOLDEN']) {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, actual)
    return
  }
  const name = relative(projectRoot, path)
  if (!existsSync(path)) expect.fail(`${name} does not exist; write it with UPDATE_GOLDEN=1 and review it`)
  const expected = readFileSync(path, 'utf8')
  if (actual === expected) return
  expect.fail(
    [
      `${name} is not what it was. When that is right: UPDATE_GOLDEN=1, and review the change.`,
      ...lineDifference(expected.split('\n'), actual.split('\n')),
    ].join('\n'),
  )
}

/** What lies between the common beginning and the common end, with three lines around it. */
function lineDifference(expected: readonly string[], actual: readonly string[]): readonly string[] {
  let start = 0
  while (start < expected.length && expected[start] === actual[start]) start++
  let end = 0
  while (
    end < Math.min(expected.length, actual.length) - start &&
    expected.at(-1 - end) === actual.at(-1 - end)
  ) {
    end++
  }
  const before = expected.slice(Math.max(0, start - 3), start).map((line) => `  ${line}`)
  const gone = expected.slice(start, expected.length - end).map((line) => `- ${line}`)
  const come = actual.slice(start, actual.length - end).map((line) => `+ ${line}`)
  const shorten = (lines: readonly string[]) =>
    lines.length <= shownLines / 2
      ? lines
      : [...lines.slice(0, shownLines / 2), `  … ${lines.length - shownLines / 2} more`]
  return [`line ${start + 1}:`, ...before, ...shorten(gone), ...shorten(come)]
}
