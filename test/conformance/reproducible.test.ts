/** The same input gives the same bytes: from another folder, in another time zone and locale, with no network. */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, inject, test} from 'vitest'
import {filesIn, nameIn, projectRoot} from '../support/outputs.ts'

const dist = inject('dist')
const elsewhere = mkdtempSync(join(tmpdir(), 'fourfold-elsewhere-'))
afterAll(() => rmSync(elsewhere, {recursive: true, force: true}))

test('a second build, elsewhere and far away, opens no connection and writes the same bytes', () => {
  cpSync(join(projectRoot, 'source'), join(elsewhere, 'deep/er/source'), {recursive: true})
  const {status, stderr} = spawnSync(
    process.execPath,
    [
      ...['--import', join(projectRoot, 'test/support/no-network.mjs')],
      ...[
        join(projectRoot, 'lib/cli.js'),
        'build',
        'source',
        '--out-dir',
        join(elsewhere, 'out'),
        '--quiet',
        '--no-cache',
      ],
    ],
    {
      cwd: join(elsewhere, 'deep/er'),
      env: {...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8'},
      encoding: 'utf8',
    },
  )
  expect({status, stderr}).toMatchObject({status: 0})
  const paths = filesIn(dist, '').map((path) => nameIn(dist, path))
  expect(filesIn(join(elsewhere, 'out'), '').map((path) => nameIn(join(elsewhere, 'out'), path))).toEqual(
    paths,
  )
  const differing = paths.filter(
    (path) => !readFileSync(join(dist, path)).equals(readFileSync(join(elsewhere, 'out', path))),
  )
  expect(differing).toEqual([])
})
