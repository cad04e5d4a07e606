/** One writer of a folder: who holds it, for how long, and who may take it over. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {hostname, tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type Holder, lockFolder} from '../../../src/press/lock.ts'
import {createWriter} from '../../../src/press/write.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-lock-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const path = () => join(folder, '.fourfold.lock')

function held(holder: unknown, secondsAgo = 0) {
  writeFileSync(path(), typeof holder === 'string' ? holder : `${JSON.stringify(holder)}\n`)
  const then = Date.now() / 1000 - secondsAgo
  utimesSync(path(), then, then)
}

function lock(patience: number) {
  const waited: Holder[] = []
  const locked = lockFolder(folder, {waiting: (holder) => waited.push(holder), patience})
  return {locked, waited}
}

const elsewhere = {pid: 1, host: 'another-machine'}

test('another machine that has spoken lately holds it, and after a while that is said', async () => {
  held(elsewhere)
  const {locked, waited} = lock(250)
  await expect(locked).rejects.toThrow(
    /being written by another build, process 1 on another-machine\. If there is none, remove/,
  )
  expect(waited).toEqual([elsewhere])
  expect(existsSync(path())).toBe(true)
})

test('another machine that has been silent for a minute does not', async () => {
  held(elsewhere, 61)
  const {locked, waited} = lock(250)
  const {release} = await locked
  expect(waited).toEqual([])
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({pid: process.pid, host: hostname()})
  release()
  expect(readdirSync(folder)).toEqual([])
})

test('whoever is about to write who he is has a moment for it', async () => {
  held('')
  await expect(lock(250).locked).rejects.toThrow('which does not say who it is')
  held('', 2)
  const {release} = await lock(250).locked
  release()
})

test('it is given to one after the other, and a folder that was made for it goes', async () => {
  const out = join(folder, 'out')
  const waiting = () => undefined
  const order: string[] = []
  const work = async (name: string) => {
    const {release} = await lockFolder(out, {waiting, patience: 10_000})
    order.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    order.push(`${name} ends`)
    release()
  }
  await Promise.all(['a', 'b', 'c', 'd'].map(work))
  expect(order).toHaveLength(8)
  for (let at = 0; at < 8; at += 2) expect(order[at + 1]).toBe(order[at]?.replace('begins', 'ends'))
  expect(existsSync(out)).toBe(false)
})

test('a file in the place of the folder is said, and what a dead taker left aside is removed', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(lockFolder(join(folder, 'file'), {waiting: () => undefined})).rejects.toThrow(
    'cannot be written',
  )
  const machine = hostname()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  mkdirSync(join(folder, 'out'))
  writeFileSync(
    join(folder, 'out', `.fourfold-${machine}-4000000-00000000-0000-0000-0000-000000000000.tmp`),
    'x',
  )
  createWriter(join(folder, 'out'))
  expect(readdirSync(join(folder, 'out'))).toEqual([])
})
