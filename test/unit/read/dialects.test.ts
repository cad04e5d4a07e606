/** The page about dialects is made from the constructs; no construct makes anybody wait. */
import {expect, test} from 'vitest'
import {dialectNames, labelOf, marks} from '../../../src/read/dialects/dialect.ts'
import {constructs, toOurs} from '../../../src/read/dialects/index.ts'

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

${constructs.map(section).join('\n\n')}
`

const tools = () =>
  dialectNames
    .map((dialect) => {
      const files = marks.filter((mark) => mark.dialect === dialect).flatMap(({names}) => names)
      return `| \`${dialect}\` | ${labelOf(dialect)} | ${files.map((name) => `\`${name}\``).join(', ')} |`
    })
    .join('\n')

const section = ({name, tools, example, becomes}: (typeof constructs)[number]) =>
  `## ${name}\n\n${tools}.\n\n\`\`\`\`markdown\n${example}\n\`\`\`\`\n\n${becomes}`

test('docs/dialects.md is made from the table', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/dialects.md')
})

const silent = () => undefined

test('an article without a sign of another tool is let through as it is', () => {
  const text = '---\ntitle: T\n---\n\nText, [a link](a.md) and `code`.\n'
  expect(toOurs(text, silent, {dialect: null})).toEqual({text, numbers: null})
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
  expect(toOurs(text, silent, {dialect: null}).text.length).toBeGreaterThan(0)
})
