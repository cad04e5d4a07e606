/** Two builds into one folder, and builds that are killed. */
import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {hostname, tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {dice} from '../support/dice.ts'
import {projectRoot} from '../support/outputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourfold-lock-'))
afterAll(() => rmSync(folder, {recursive: true}))
const lock = '.fourfold.lock'

function write(version: string, count: number) {
  mkdirSync(join(folder, 'source'), {recursive: true})
  for (let index = 0; index < count; index += 1)
    writeFileSync(
      join(folder, `source/n${index}.md`),
      `---\ntitle: Number ${index}\n---\n\nThis is version ${version}.\n\n## Why?\n\nBecause.\n`,
    )
}

function start(outDir: string, ...flags: readonly string[]) {
  const child = spawn(
    process.execPath,
    [
      join(projectRoot, 'lib/cli.js'),
      'build',
      '-d',
      outDir,
      '--to',
      'html,json',
      '--no-cache',
      '--quiet',
      ...flags,
    ],
    {cwd: folder},
  )
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const done = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return {child, done, said: () => said}
}

const hidden = (outDir: string) => readdirSync(join(folder, outDir)).filter((name) => name.startsWith('.'))

test('the second build waits for the first, says so, and both are whole', async () => {
  write('1', 3)
  mkdirSync(join(folder, 'both'))
  // A holder that lives: this process.
  const held = join(folder, 'both', lock)
  writeFileSync(held, `${JSON.stringify({pid: process.pid, host: hostname()})}\n`)
  const second = start('both')
  await new Promise((resolve) => second.child.stderr.once('data', resolve))
  expect(second.said()).toContain(`process ${process.pid} on ${hostname()}. Waiting for it.`)
  expect(readdirSync(join(folder, 'both'))).toEqual([lock])
  rmSync(held)
  expect(await second.done).toBe(0)
  expect(hidden('both')).toEqual([])
  const codes = await Promise.all(Array.from({length: 4}, () => start('both').done))
  expect(codes).toEqual([0, 0, 0, 0])
  expect(hidden('both')).toEqual([])
})

test('the lock of a dead process is taken over, and a damaged one', async () => {
  write('1', 1)
  for (const text of [`${JSON.stringify({pid: 4_000_000, host: hostname()})}\n`, '{"pid":', '']) {
    mkdirSync(join(folder, 'dead'), {recursive: true})
    writeFileSync(join(folder, 'dead', lock), text)
    const {done, said} = start('dead')
    expect(await done).toBe(0)
    expect(said()).toBe('')
    expect(hidden('dead')).toEqual([])
  }
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s gives the folder back', async (signal, code) => {
  write('1', 40)
  const {child, done} = start('stopped')
  while (!existsSync(join(folder, 'stopped', lock))) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill(signal)
  expect(await done).toBe(code)
  expect(existsSync(join(folder, 'stopped')) ? hidden('stopped') : []).toEqual([])
})

test('builds that are killed leave each publication wholly old or wholly new', {
  timeout: 300_000,
}, async () => {
  const count = 30
  write('0', count)
  expect(await start('killed').done).toBe(0)
  const random = dice(11)
  let halves = 0
  for (let kill = 1; kill <= 12; kill += 1) {
    write(String(kill), count)
    const {child, done} = start('killed', '--jobs', String(1 + (kill % 2)))
    while (!existsSync(join(folder, 'killed', lock))) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, random.below(900)))
    child.kill('SIGKILL')
    await done
    if (hidden('killed').length > 0) halves += 1
    // The next command, of another article alone.
    expect(await start('killed', 'source/n0.md').done).toBe(0)
    expect(hidden('killed')).toEqual([])
    for (let index = 1; index < count; index += 1) {
      const files = [`n${index}/index.html`, `n${index}/n${index}.json`, `n${index}/n${index}.md`]
      const versions = files.map(
        (path) => /This is version (\d+)\./.exec(readFileSync(join(folder, 'killed', path), 'utf8'))?.[1],
      )
      expect(new Set(versions).size, `${versions} of n${index} after kill ${kill}`).toBe(1)
    }
  }
  // Otherwise nothing was tried.
  expect(halves).toBeGreaterThan(3)
})
