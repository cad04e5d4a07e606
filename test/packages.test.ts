/** What happens when somebody installs Fourfold, or the repository: packages are fetched, and no program of theirs runs. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

interface Locked {
  readonly hasInstallScript?: boolean
}

test('of the packages of the repository, each with an install script is told not to run it', () => {
  const locked: Readonly<Record<string, Locked>> = read('package-lock.json').packages
  const scripted = Object.keys(locked).filter((path) => locked[path]?.hasInstallScript)
  const names = scripted.map((path) => path.replace(/^.*node_modules\//, ''))
  expect(read('package.json').allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])))
})

test('the checkers run no script either', () => {
  expect(readFileSync(join(root, 'test/tools/.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
})

test('Fourfold has no script that runs when it is installed', () => {
  const names = Object.keys(read('package.json').scripts)
  expect(names).toContain('prepack')
  expect(names.filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([])
})
