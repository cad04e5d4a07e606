/** Outside programs: run when installed, skipped on a newcomer's machine, required in CI. */
import {spawnSync} from 'node:child_process'
import {accessSync, constants, existsSync} from 'node:fs'
import {createRequire} from 'node:module'
import {delimiter, join} from 'node:path'
import {expect, test} from 'vitest'
import {projectRoot} from './outputs.ts'

export interface Ran {
  readonly status: number | null
  readonly output: string
}

const inCi = Boolean(process.env['CI'])
const tools = join(projectRoot, 'test/tools')

/** A `test` that needs these: programs by name, packages of `test/tools` as `npm:name`. In CI a missing one is a failure,
 * elsewhere a skip that says why. */
export function testWith(...needs: readonly string[]) {
  const missing = needs.filter((need) => !isInstalled(need))
  const why = missing.map((need) => `${need}: ${howToGet(need)}`).join('; ')
  return (name: string, body: () => void | Promise<void>, timeout = 120_000): void => {
    if (missing.length === 0) test(name, body, timeout)
    else if (inCi) test(name, () => expect.fail(`not installed: ${why}`))
    else test.skip(`${name} (needs ${why})`, () => {})
  }
}

export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ran {
  const {status, stdout, stderr, error} = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, ...env},
  })
  if (error) throw error
  return {status, output: stdout + stderr}
}

/** Loads a package of `test/tools`, CommonJS or not. */
export const tool = createRequire(join(tools, 'package.json'))

/** Debian's name first; the others are those of Ubuntu and of Google's packages. */
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser's absolute path, as Playwright, Puppeteer and Lighthouse want it. */
export function chromiumPath(): string | null {
  const {CHROMIUM_PATH} = process.env
  return CHROMIUM_PATH ?? browsers.flatMap((name) => pathOf(name) ?? []).at(0) ?? null
}

function isInstalled(need: string): boolean {
  if (need === 'chromium') return chromiumPath() !== null
  if (need.startsWith('npm:')) return existsSync(join(tools, 'node_modules', need.slice('npm:'.length)))
  return pathOf(need) !== null
}

const packages: Readonly<Record<string, string>> = {
  java: 'default-jre-headless',
  chromium: 'chromium',
  qpdf: 'qpdf',
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  'ebook-convert': 'calibre',
}

const howToGet = (need: string): string =>
  need.startsWith('npm:') ? 'npm ci --prefix test/tools' : `apt-get install ${packages[need] ?? need}`

function pathOf(program: string): string | null {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program))
  return places.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
