/** A list in which only some items are tasks: the others keep their bullets and numbers, as on GitHub. */
import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'
import {readPdf} from '../../support/pdf-text.ts'

async function labels(list: string): Promise<readonly string[]> {
  const source = `---\ntitle: Tasks\n---\n\n${list}`
  const {files, messages} = await publish({
    sources: [{path: 'a.md', resources: memory({'a.md': source})}],
    formats: ['pdf'],
  })
  expect(messages.map(({reason}) => reason)).toEqual([])
  const {tags} = await readPdf(files.find(({path}) => path.endsWith('.pdf'))?.bytes ?? new Uint8Array())
  return tags.flatMap(({role, text}) => (role === 'Lbl' ? [text] : []))
}

test('in the handout', async () => {
  expect(await labels('- Bring water\n- [ ] Book the room\n- [x] Invite the speakers\n')).toEqual(['•'])
  expect(await labels('1. Bring water\n2. [ ] Book the room\n3. Eat\n')).toEqual(['1.', '3.'])
  expect(await labels('- [ ] Book the room\n- [x] Invite the speakers\n')).toEqual([])
})
