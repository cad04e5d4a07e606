/** The page about dialects is made from the constructs; no construct makes anybody wait. */
import {expect, test} from 'vitest'
import {readArticle} from '../../../src/read/article.ts'
import {dialectNames, labelOf, marks} from '../../../src/read/dialects/dialect.ts'
import {described, toOurs} from '../../../src/read/dialects/index.ts'
import * as mdx from '../../../src/read/mdx.ts'
import {memory, recording} from '../../../src/resources.ts'

const page = () => `# What other tools write

<!-- Made from the table of constructs by \`npm run docs\`. -->

Articles that were written for another tool need no conversion. What is understood is listed here; what is seen and not understood is a
message with its place, and no silent text. \`$…$\` and \`$$…$$\` are formulas, shown as their source until they are set; \`{kbd}\` and other
roles become elements or their words; \`[@key]\` stays as it is written, with a note. Alerts such as \`> [!info]- Title\` are boxes.
Front matter of other tools is described in [writing.md](writing.md#front-matter).

## Which tool

Where the same signs mean two things, the tool decides: whether \`\\(\` opens a formula, how far \`~\` and \`^\` reach, what stands between two braces, which keys of the
front matter are nobody’s mistake. It is guessed from the nearest of these files, beside the article or above, and the last lines of a build say so: “read as MkDocs: mkdocs.yml”.

| \`dialect\` | Tool | Its files |
| --- | --- | --- |
${tools()}

\`dialect: mkdocs\` in the configuration says it for all sources, in the front matter for one article; front matter counts before the configuration, and that before the guess.
\`commonmark\` is what Fourfold itself reads.

${described.map(section).join('\n\n')}
`

const tools = () =>
  dialectNames
    .map((dialect) => {
      const files = marks.filter((mark) => mark.dialect === dialect).flatMap(({names}) => names)
      return `| \`${dialect}\` | ${labelOf(dialect)} | ${files.map((name) => `\`${name}\``).join(', ')} |`
    })
    .join('\n')

const section = ({name, tools, example, becomes}: (typeof described)[number]) =>
  `## ${name}\n\n${tools}.\n\n\`\`\`\`markdown\n${example}\n\`\`\`\`\n\n${becomes}`

test('docs/dialects.md is made from the table', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/dialects.md')
})

const silent = () => undefined
const setting = {dialect: null, path: 'a.md', resources: null}

test('an article without a sign of another tool is let through as it is', () => {
  const text = '---\ntitle: T\n---\n\nText, [a link](a.md) and `code`.\n'
  expect(toOurs(text, silent, setting)).toEqual({text, numbers: null})
})

test.each([
  ['boxes that never close', '::: note\n'.repeat(20_000)],
  ['boxes beside each other', '::: note\n:::\n'.repeat(20_000)],
  [
    'steps to the right',
    Array.from({length: 1000}, (_, level) => `${'    '.repeat(level)}!!! note\n`).join(''),
  ],
  ['commands', '{{ site.x }} {% if %} '.repeat(20_000)],
  ['one long line of signs', '==a== ^[b] [[c]] `'.repeat(50_000)],
  ['many lines of signs', '==a== ^[b] [[c]] `\n'.repeat(20_000)],
  ['remarks', '%%\n'.repeat(20_001)],
  ['a fence of colons with a long name', `::: ${'a '.repeat(100_000)}`],
])('%s: nobody waits', (_name, text) => {
  expect(toOurs(text, silent, setting).text.length).toBeGreaterThan(0)
})

test('what is included is an input of the article', () => {
  const resources = recording(memory({'a.md': '', 'parts/b.md': '{{#include c.md}}', 'parts/c.md': 'C.'}))
  const {text, numbers} = toOurs('# T\n\n{{#include parts/b.md}}\n\nEnd.\n', silent, {...setting, resources})
  expect(text).toBe('# T\n\nC.\n\nEnd.\n')
  expect(numbers).toBe(null)
  expect([...resources.asked.files.keys()]).toEqual(['parts/b.md', 'parts/c.md'])
})

test('files that double one another come to an end', () => {
  const files = Array.from({length: 9}, (_, level) => [
    `${level}.md`,
    `${`{{#include ${level + 1}.md}}\n`.repeat(40)}${'x'.repeat(1000)}`,
  ])
  const resources = memory(Object.fromEntries(files))
  const rules = new Set<string>()
  const {text} = toOurs('{{#include 0.md}}', ({rule}) => rules.add(String(rule)), {...setting, resources})
  expect(text.length).toBeLessThan(5_000_000)
  expect(rules).toContain('dialects/include-circle')
})

test.each([
  ['braces', '{'.repeat(20_000)],
  ['braces that open and close', 'a {b} '.repeat(20_000)],
  ['braces of no JavaScript', `{${'} '.repeat(3000)}\n`],
  ['elements in elements', `${'<div>\n'.repeat(500)}\n`],
  ['elements that close', `${'<b>'.repeat(500)}x${'</b>'.repeat(500)}`],
  ['lines of an expression', `{\n${'a +\n'.repeat(5000)}`],
  ['imports', 'import a from "b"\n'.repeat(500)],
])('MDX of %s: nobody waits', (_name, text) => {
  const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n\n${text}\n\nEnd.\n`)
  expect(readArticle({path: 'a.mdx', bytes}, {report: silent, mdx})?.tree.children.length).toBeGreaterThan(0)
})
