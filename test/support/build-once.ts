/** `source/` → a temporary folder, built once by the compiled program, for all conformance tests. */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {TestProject} from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The output folder, absolute. */
    readonly dist: string
  }
}

export default function setup(project: TestProject): () => void {
  const root = resolve(import.meta.dirname, '../..')
  const dist = mkdtempSync(join(tmpdir(), 'fourfold-dist-'))
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, {cwd: root, stdio: ['ignore', 'ignore', 'inherit']})
  run('npm', ['run', '-s', 'compile'])
  run(process.execPath, ['lib/cli.js', 'build', 'source', '--out-dir', dist, '--quiet', '--no-cache'])
  project.provide('dist', dist)
  return () => rmSync(dist, {recursive: true, force: true})
}
