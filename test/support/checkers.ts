/** Outside programs: run when installed, skipped on a newcomer's machine, required in CI. */
import {spawnSync} from 'node:child_process'
import {expect, test} from 'vitest'

export interface Ran {
  readonly status: number | null
  readonly output: string
}

const inCi = Boolean(process.env['CI'])

/** A `test` that needs these programs. In CI a missing one is a failure, elsewhere a skip that says why. */
export function testWith(...programs: readonly string[]) {
  const missing = programs.filter((program) => !isInstalled(program))
  return (name: string, body: () => void | Promise<void>): void => {
    if (missing.length === 0) test(name, body)
    else if (inCi) test(name, () => expect.fail(`not installed: ${missing.join(', ')}`))
    else test.skip(`${name} (needs ${missing.join(', ')}: not installed)`, () => {})
  }
}

export function run(program: string, args: readonly string[]): Ran {
  const {status, stdout, stderr, error} = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (error) throw error
  return {status, output: stdout + stderr}
}

function isInstalled(program: string): boolean {
  const versionFlag = program === 'java' ? '-version' : program.startsWith('pdf') ? '-v' : '--version'
  return spawnSync(program, [versionFlag], {stdio: 'ignore'}).error === undefined
}
