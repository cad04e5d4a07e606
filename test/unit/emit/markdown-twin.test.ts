import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'

test('the twin is the source, and its links lead to what lies beside it', async () => {
  const source = [
    '---',
    'title: A',
    '---',
    '',
    '![One](media/One.svg "Title") and ![two][ref], [b](b.md#why), [b again](./b.md).',
    '',
    '[ref]: media/two.svg',
    '',
  ].join('\n')
  const resources = memory({
    'a.md': source,
    'b.md': '---\ntitle: B\nslug: bee\n---\n\n## Why?\n\nBecause.\n',
    'media/One.svg': svg,
    'media/two.svg': svg,
  })
  const {files, messages} = await publish({sources: [{path: 'a.md', resources}], formats: ['json']})
  expect(messages.map(({ruleId}) => ruleId)).toEqual(['images/caption-in-line'])
  const twin = new TextDecoder().decode(files.find(({path}) => path === 'a/a.md')?.bytes)
  expect(twin.split('\n').slice(4)).toEqual([
    '![One](images/one.svg "Title") and ![two][ref], [b](../bee/bee.md#why), [b again](../bee/bee.md).',
    '',
    '[ref]: images/two.svg',
    '',
  ])
})
