/** What an article holds is counted over all its parts, whichever of them it stands in. */
import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
const source = `---
title: Everywhere
---

Lead with ![the lead](lead.svg).[^note]

## Key takeaways

- A takeaway with ![](takeaway.svg).

## Table

| Head | Mark |
| --- | --- |
| one<br>two | ![yes](mark.svg) |

## FAQ

An introduction with ![](introduction.svg).

### Where<br>is it?

Here: <math><mi>x</mi></math>.

[^note]: A note with <svg viewBox="0 0 1 1"><path d="M0 0"/></svg>.
`

async function digestOf(text: string) {
  const names = ['lead', 'takeaway', 'mark', 'introduction']
  const pictures = Object.fromEntries(names.map((name) => [`${name}.svg`, picture]))
  const resources = memory({'everywhere.md': text, ...pictures})
  const made = await publish({sources: [{path: 'everywhere.md', resources}], formats: ['json']})
  const [publication] = made.publications
  const json = made.files.find(({path}) => path === 'everywhere/everywhere.json')
  return {article: publication?.articles[0], digest: JSON.parse(new TextDecoder().decode(json?.bytes))}
}

test('pictures, drawings and formulas of takeaways, questions and notes are counted', async () => {
  const {article, digest} = await digestOf(source)
  expect(article?.facts).toMatchObject({pictures: 5, undescribed: 3})
  expect([...(article?.facts.shown ?? [])]).toEqual([
    'takeaway.svg',
    'lead.svg',
    'mark.svg',
    'introduction.svg',
  ])
  expect(digest.accessibility.accessibility_feature).toContain('MathML')
  expect(digest.accessibility.accessibility_feature).not.toContain('alternativeText')
})

test('plain text of cells and questions has a space for a line break, and the words of pictures', async () => {
  const {digest} = await digestOf(source)
  expect(digest.tables).toMatchObject([{columns: ['Head', 'Mark'], rows: [['one two', 'yes']]}])
  expect(digest.faqs).toMatchObject([{question: 'Where is it?'}])
})
