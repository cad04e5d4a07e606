/** What is kept between builds: found again, pruned by age and by size, and never in anybody's way. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {openStore} from '../../../src/press/store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-store-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const bytes = (size: number, fill: number) => new Uint8Array(size).fill(fill)
const moment = () => new Promise((resolve) => setTimeout(resolve, 5))

async function filled(sizes: readonly number[]) {
  const store = openStore(folder)
  const integrities: string[] = []
  for (const [index, size] of sizes.entries()) {
    integrities.push((await store.put(`key ${index}`, bytes(size, index), {index})) ?? '')
    await moment()
  }
  const left = async () => {
    const found = await Promise.all(sizes.map((_, index) => store.find(`key ${index}`)))
    const contents = await Promise.all(integrities.map((integrity) => store.bytes(integrity)))
    expect(contents.map((content) => content !== null)).toEqual(found.map((kept) => kept !== null))
    return found.flatMap((kept, index) => (kept === null ? [] : [index]))
  }
  return {store, left}
}

test('what was put in is found, with its note and its bytes', async () => {
  const {store} = await filled([10])
  const kept = await store.find('key 0')
  expect(kept?.note).toEqual({index: 0})
  expect([...((await store.bytes(kept?.integrity ?? '')) ?? [])]).toEqual([...bytes(10, 0)])
  expect(await store.find('none')).toBeNull()
})

test('beyond its size the oldest goes', async () => {
  const {store, left} = await filled([400, 400, 400])
  await store.prune(new Set(), {age: 1e9, bytes: 1000, pause: 0})
  expect(await left()).toEqual([1, 2])
})

test('what is old goes, but for what is spared', async () => {
  const {store, left} = await filled([10, 10, 10])
  await store.prune(new Set(['key 1']), {age: 0, bytes: 1e9, pause: 0})
  expect(await left()).toEqual([1])
})

test('not twice in a while', async () => {
  const {store, left} = await filled([10])
  await store.prune(new Set(), {age: 1e9, bytes: 1e9, pause: 0})
  await store.prune(new Set(), {age: 0, bytes: 0, pause: 1e9})
  expect(await left()).toEqual([0])
})

test('where nothing can be kept, nothing is, and nobody stumbles', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const store = openStore(file)
  expect(await store.put('key', bytes(10, 1), null)).toBeNull()
  expect(await store.find('key')).toBeNull()
  await store.prune(new Set())
})
