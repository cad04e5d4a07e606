import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {createWriter} from '../../../src/press/write.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-write-'))
})
afterEach(() => rmSync(folder, {recursive: true}))

const file = (path: string, text: string) => ({
  path,
  mediaType: 'text/plain',
  bytes: new TextEncoder().encode(text),
})
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

test('files arrive with their folders, and nothing else remains', async () => {
  const writer = createWriter(folder)
  await writer.write([file('one/a.txt', 'a'), file('one/images/b.txt', 'b')])
  await writer.close()
  expect(read('one/a.txt')).toBe('a')
  expect(read('one/images/b.txt')).toBe('b')
  expect(readdirSync(folder)).toEqual(['one'])
})

test('what is written again is replaced, what is not stays', async () => {
  const writer = createWriter(folder)
  await writer.write([file('one/a.txt', 'old'), file('two/b.txt', 'b')])
  await writer.write([file('one/a.txt', 'new')])
  await writer.close()
  expect(read('one/a.txt')).toBe('new')
  expect(read('two/b.txt')).toBe('b')
})

test('stale files go, and folders that they leave empty', async () => {
  const writer = createWriter(folder)
  await writer.write([file('one/a.txt', 'a'), file('one/images/b.txt', 'b')])
  await writer.write([file('one/a.txt', 'a')], ['one/images/b.txt'])
  await writer.close()
  expect(existsSync(join(folder, 'one/images'))).toBe(false)
  expect(read('one/a.txt')).toBe('a')
})

test('when one file cannot be written, none of its publication changes', async () => {
  const writer = createWriter(folder)
  await writer.write([file('one/a.txt', 'old')])
  const broken = {...file('one/b.txt', 'b'), bytes: {} as Uint8Array}
  await expect(writer.write([file('one/a.txt', 'new'), broken])).rejects.toThrow()
  await writer.close()
  expect(read('one/a.txt')).toBe('old')
  expect(readdirSync(folder)).toEqual(['one'])
})

test('a path that leaves the output folder is refused', async () => {
  const writer = createWriter(folder)
  await expect(writer.write([file('../x.txt', 'x')])).rejects.toThrow(/outside the output folder/)
  await expect(writer.write([], ['../x.txt'])).rejects.toThrow(/outside the output folder/)
  await writer.close()
})

test('a folder that cannot be written is one sentence, and what lay there is whole', async () => {
  const writer = createWriter(folder)
  await writer.write([file('one/a.txt', 'old')])
  await expect(writer.write([file('one/a.txt/b.txt', 'b')])).rejects.toThrow(
    /one\/a\.txt` cannot be written: a file stands where a folder has to be\.$/,
  )
  await writer.close()
  expect(read('one/a.txt')).toBe('old')
})

test('what is told to stop leaves nothing behind', async () => {
  const writer = createWriter(folder)
  await writer.write([file('one/a.txt', 'a')])
  writer.abandon()
  expect(readdirSync(folder)).toEqual(['one'])
})

test('what a living process has begun is left to it', async () => {
  const first = createWriter(folder)
  await first.write([file('one/a.txt', 'a')])
  const second = createWriter(folder)
  expect(readdirSync(folder)).toHaveLength(2)
  await second.close()
  await first.close()
  expect(readdirSync(folder)).toEqual(['one'])
})
