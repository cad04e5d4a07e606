/** Addresses of people, publisher and licence come into every format: only harmless ones do. */
import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'

const build = (head: string) =>
  publish({
    sources: [{path: 'a.md', resources: memory({'a.md': `---\ntitle: A\n${head}\n---\n\nText.\n`})}],
    formats: ['json'],
  })

test('an address that runs something is left out, with a message', async () => {
  const {files, messages} = await build('authors:\n  - name: B\n    url: "javascript:alert(1)"')
  expect(messages.map(({ruleId}) => ruleId)).toEqual(['front-matter/address-unfit'])
  const digest = files.find(({path}) => path === 'a/a.json')
  expect(JSON.parse(new TextDecoder().decode(digest?.bytes)).authors).toEqual([
    {name: 'B', url: null, orcid: null, roles: []},
  ])
})

test('a picture at an address that is none fails nothing else', async () => {
  const {files, messages} = await build('image: "http://[::1"')
  expect(files.map(({path}) => path)).toContain('a/a.json')
  expect(messages.map(({ruleId}) => ruleId)).not.toContain('internal/exception')
})
