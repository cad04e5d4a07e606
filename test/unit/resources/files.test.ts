import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ahead, files, memory, overlay, type Resource, recording} from '../../../src/resources.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'fourfold-files-')))
const root = join(base, 'project')

beforeAll(() => {
  mkdirSync(join(root, 'images'), {recursive: true})
  writeFileSync(join(base, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'a.md'), 'article')
  writeFileSync(join(root, 'images/b.png'), 'picture')
  symlinkSync(join(base, 'secret.txt'), join(root, 'link.txt'))
  symlinkSync(base, join(root, 'up'))
  symlinkSync('..', join(root, 'images/parent'))
  symlinkSync('a.md', join(root, 'inside.md'))
  symlinkSync(root, join(base, 'alias'))
})
afterAll(() => rmSync(base, {recursive: true}))

const textOf = (resource: Resource) =>
  resource.type === 'found' ? new TextDecoder().decode(resource.bytes) : resource.type

describe('files', () => {
  test.each([
    ['a.md', 'article'],
    ['./images/../a.md', 'article'],
    ['inside.md', 'article'],
    [join(root, 'a.md'), 'article'],
    ['none.md', 'missing'],
    ['images', 'missing'],
    ['a.md/b', 'missing'],
    ['../secret.txt', 'refused'],
    ['../none.txt', 'refused'],
    ['../../../../../../etc/passwd', 'refused'],
    ['/etc/passwd', 'refused'],
    ['link.txt', 'refused'],
    ['up/secret.txt', 'refused'],
    ['a.md\0.png', 'missing'],
  ])('%s → %s', (path, expected) => {
    expect(textOf(files({root}).read(path))).toBe(expected)
  })

  test('a root may be named by a link to it', () => {
    expect(textOf(files({root: join(base, 'alias')}).read('a.md'))).toBe('article')
  })

  test('lists what lies under a folder, sorted, without following links to folders', () => {
    expect(files({root}).list('.')).toEqual([
      'a.md',
      'images/b.png',
      'images/parent',
      'inside.md',
      'link.txt',
      'up',
    ])
    expect(files({root}).list('images')).toEqual(['images/b.png', 'images/parent'])
    expect(files({root}).list('../')).toEqual([])
    expect(files({root}).list('none')).toEqual([])
  })
})

describe('overlay', () => {
  const both = overlay(memory({'a.css': 'mine'}), memory({'a.css': 'yours', 'b.css': 'yours'}))

  test('the upper files hide the lower ones', () => {
    expect(textOf(both.read('a.css'))).toBe('mine')
    expect(textOf(both.read('b.css'))).toBe('yours')
    expect(both.list('.')).toEqual(['a.css', 'b.css'])
  })

  test('what the upper refuses, the lower is not asked for', () => {
    expect(textOf(both.read('../a.css'))).toBe('refused')
  })
})

test('what was looked at ahead is read once, as far as there is room', () => {
  const read: string[] = []
  const source = memory({'a.md': 'four', 'b.md': 'four', 'c.md': 'four'})
  const counted = {
    read: (path: string) => {
      read.push(path)
      return source.read(path)
    },
    list: source.list,
  }
  const {look, take} = ahead(counted, {bytes: 8})
  const paths = ['a.md', 'b.md', 'c.md']
  for (const path of paths) look.read(path)
  expect(paths.map((path) => textOf(take.read(path)))).toEqual(['four', 'four', 'four'])
  expect(read).toEqual(['a.md', 'b.md', 'c.md', 'c.md'])
  // What was taken has made room.
  look.read('a.md')
  take.read('a.md')
  expect(read).toHaveLength(5)
})

test('a recording lists what was asked, there or not', () => {
  const recorded = recording(memory({'a.md': 'A', 'images/b.png': 'B'}))
  recorded.read('a.md')
  recorded.read('none.md')
  recorded.list('images')
  expect([...recorded.asked.files.keys()]).toEqual(['a.md', 'none.md'])
  expect([...recorded.asked.folders.keys()]).toEqual(['images'])
})
