/** The mark of a configuration's code changes when anything of it does, wherever it lies. */
import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {ownCode} from '../../../src/cli/own-code.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fourfold-code-')))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}

const mark = () => ownCode(join(folder, 'project/fourfold.config.mjs'), join(folder, 'project/dist'))

test.each([
  ['a file beside it', 'project/plugins/a.mjs', './plugins/a.mjs'],
  ['data that a plugin may read', 'project/data/words.json', './plugins/a.mjs'],
  ['a folder beside the project', 'shared/a.mjs', '../shared/a.mjs'],
  ['what that imports further away', 'further/b.mjs', '../shared/to-further.mjs'],
  ['a name without its ending', 'shared/c.ts', '../shared/c'],
  ['a folder by way of a link', 'linked/d.mjs', './link/d.mjs'],
  ['what is installed', 'project/package-lock.json', './plugins/a.mjs'],
])('%s', (_, path, imported) => {
  write('project/fourfold.config.mjs', `import plugin from '${imported}'\nexport default {}\n`)
  write('shared/to-further.mjs', "export * from '../further/b.mjs'\n")
  mkdirSync(join(folder, 'linked'))
  symlinkSync(join(folder, 'linked'), join(folder, 'project/link'))
  write(path, 'export const one = 1\n')
  const before = mark()
  expect(mark()).toBe(before)
  write(path, 'export const one = 2\n')
  expect(mark()).not.toBe(before)
})

test('what we have written ourselves does not count, and links that lead nowhere are no trouble', () => {
  write('project/fourfold.config.mjs', 'export default {}\n')
  symlinkSync(join(folder, 'nowhere.js'), join(folder, 'project/gone.js'))
  const before = mark()
  write('project/dist/one/one.json', '{}')
  write('project/other/manifest.json', '{\n  "generator": "Fourfold 0.1.0"\n}')
  write('project/other/one/one.json', '{}')
  expect(mark()).toBe(before)
  write('project/web/manifest.json', '{"name": "An app"}')
  expect(mark()).not.toBe(before)
})
