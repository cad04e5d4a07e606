/** Links to what is not among the sources lead to the site, and to nothing else. */
import {expect, test} from 'vitest'
import {annotate} from '../../../src/annotate/index.ts'
import {readArticle} from '../../../src/read/article.ts'
import {memory} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'

const silent = () => undefined

test.each([
  ['/legal/', 'https://example.org/base/legal/'],
  ['../legal/', 'https://example.org/base/legal/'],
  ['/file:///etc/passwd', 'https://example.org/base/file:///etc/passwd'],
  ['./data:text/html,x', 'https://example.org/base/data:text/html,x'],
  ['/javascript:alert(1)', 'https://example.org/base/javascript:alert(1)'],
])('%s', async (url, address) => {
  const bytes = new TextEncoder().encode(`[See](<${url}>)\n`)
  const parsed = readArticle({path: 'a.md', bytes}, {report: silent})
  if (!parsed) throw new Error('the article is empty')
  const siteUrl = 'https://example.org/base/'
  const context = {strings: loadStrings(memory({})), resources: memory({}), report: silent, siteUrl}
  const {links} = await annotate(parsed, context)
  expect(links.map(({target}) => target)).toEqual([{type: 'external', url: address}])
})
