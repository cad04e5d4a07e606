/** Tools for `foreign` of `dialects-a.ts`: pandoc, Quarto, MyST. */
import type {Tool} from './dialects-a.ts'

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
const files = {'shot.svg': picture, 'other.md': '---\ntitle: Other\n---\n\n(far)=\n## Far\n\nText.\n'}

const cell = (word: string): string => word.padEnd(10)

const ofPandoc: Tool['constructs'] = [
  ({word}) =>
    `+------------+------------+\n| ${cell(word())} | b          |\n+============+============+\n| c          | ${cell(word())} |\n|            | d          |\n+------------+------------+`,
  ({word, name}) => {
    const id = `tbl-${name()}`
    return `  Name       Length\n  ---------- ----------\n  ${cell(word())} 1\n  b          ${word()}\n\n: ${word()} {#${id}}\n\nSee @${id}.`
  },
  ({word}) =>
    `--------------------------\n Name        What\n----------- --------------\n ${cell(word())}  ${word()}\n             ${word()}\n\n b           c\n--------------------------\n\nTable: ${word()}`,
  ({word, name}) => {
    const id = `fig-${name()}`
    return `![*${word()}*](shot.svg){#${id} fig-alt="A picture" width=50%}\n\nSee [@${id}].`
  },
  ({word, name}) => `## ${word()} {#sec-${name()} .unnumbered}\n\n${word()}`,
  ({word}) => `[${word()}]{.smallcaps} and [${word()}](https://example.org/){.external target="_blank"}.`,
  () => '```{.python .numberLines startFrom="10"}\nQQprint(1)QQ\n```',
  ({word}) => `| ${word()},\n|   ${word()}.`,
  ({word, name}) => {
    const id = name()
    return `(@${id}) ${word()}\n\n${word()} (@${id}).`
  },
  ({word}) => `\\newpage\n\n${word()}^[${word()}], H~2~O and x^2^.`,
  ({word}) => `::: {.note title="${word()}"}\n${word()}\n:::`,
  ({word}) => `Term ${word()}\n:   ${word()}`,
  ({word}) => `The sum \\(a + b\\) of ${word()}, and $c$.`,
]

const ofQuarto: Tool['constructs'] = [
  ({word}) => `::: {.callout-note collapse="true"}\n## ${word()}\n${word()}\n:::`,
  ({word}) => `::: {.callout-tip}\n${word()}\n\n:::: {.callout-warning}\n## ${word()}\n${word()}\n::::\n:::`,
  ({word}) => `::: {.panel-tabset}\n## ${word()}\n${word()}\n\n## ${word()}\n${word()}\n:::`,
  () => '```{r}\n#| label: hidden-label\n#| echo: false\nQQplot(x)QQ\n```',
  ({word, name}) => `::: {#fig-${name()}}\n![A picture](shot.svg)\n\n${word()}\n:::`,
  ({word}) => `{{< pagebreak >}}\n\n${word()}`,
  ({word}) => `::: {.column-margin}\n${word()}\n:::`,
]

const ofMyst: Tool['constructs'] = [
  ({word}) => `\`\`\`{note} ${word()}\n${word()}\n\`\`\``,
  ({word}) => `\`\`\`\`{warning}\n${word()}\n\n\`\`\`{tip} ${word()}\n${word()}\n\`\`\`\n\`\`\`\``,
  ({word, name}) => {
    const id = name()
    return `\`\`\`{figure} shot.svg\n:alt: A picture\n:name: ${id}\n:width: 50%\n\n${word()}\n\`\`\`\n\nSee {ref}\`${id}\` and [](#${id}).`
  },
  ({word}) => `:::{figure} shot.svg\n---\nalt: A picture\n---\n${word()}\n:::`,
  () => ':::{image} shot.svg\n:alt: A picture\n:::',
  ({word}) => `:::{table} ${word()}\n| a | b |\n| - | - |\n| c | ${word()} |\n:::`,
  ({word}) =>
    `\`\`\`{list-table} ${word()}\n:header-rows: 1\n\n* - a\n  - ${word()}\n* - c\n  - ${word()}\n\`\`\``,
  ({word}) => `\`\`\`{csv-table} ${word()}\n:header: a, b\n\n${word()}, "c, ${word()}"\n\`\`\``,
  () => '```{code-block} python\n:linenos:\n:caption: A listing\n\nQQ% print(":::")QQ\n```',
  () => '```{code-cell} ipython3\n---\ntags: [hide-input]\n---\nQQ1 + 1QQ\n```',
  ({word}) => `:::{dropdown} ${word()}\n${word()}\n:::`,
  ({word}) => `:::{card} ${word()}\n:link: https://example.org/\n${word()}\n:::`,
  ({word}) =>
    `::::{tab-set}\n:::{tab-item} ${word()}\n${word()}\n:::\n:::{tab-item} ${word()}\n${word()}\n:::\n::::`,
  ({word}) => `:::{seealso}\n${word()}\n:::\n\n:::{admonition} ${word()}\n:class: tip\n${word()}\n:::`,
  () => '```{toc}\n:depth: 2\n```',
  ({name}) => `:::{math}\n:label: ${name()}\na + b\n:::`,
  ({word, hidden}) => `% ${hidden()}\n\n${word()}\n\n+++\n\n${word()}`,
  ({word, name}) => {
    const id = name()
    return `(${id})=\n## ${word()}\n\nSee {ref}\`${id}\`, {ref}\`${word()} <${id}>\` and {doc}\`other\`.`
  },
  ({word}) => `{kbd}\`${word()}\`, {term}\`${word()}\`, {abbr}\`${word()} (a thing)\`, H{sub}\`2\`O.`,
  ({word}) => `:::{nobody-knows} ${word()}\n${word()}\n:::`,
]

export const tools: readonly Tool[] = [
  {
    dialect: 'pandoc',
    path: (number) => `article-${number}.md`,
    front: (title) => `---\ntitle: ${title}\ndialect: pandoc\n...\n`,
    files,
    constructs: ofPandoc,
    signs: ['+--', '---', '{', '}', '(@', '@', ':::', '\\', '|', '^', '~', '=='],
  },
  {
    dialect: 'quarto',
    path: (number) => `article-${number}.qmd`,
    front: (title) => `---\ntitle: ${title}\nformat: html\nexecute:\n  echo: false\n---\n`,
    files: {...files, '_quarto.yml': 'project:\n  type: website\n'},
    constructs: [...ofQuarto, ...ofPandoc],
    signs: ['+--', '---', '{', '}', '(@', '@', ':::', '\\', '#|', '|', '^', '~', '=='],
  },
  {
    dialect: 'myst',
    path: (number) => `article-${number}.md`,
    front: (title) => `---\ntitle: ${title}\nkernelspec:\n  name: python3\n---\n`,
    files: {...files, 'myst.yml': 'version: 1\n'},
    constructs: ofMyst,
    signs: ['{', '}', ':::', '```', ')=', '+++', '%', ':name:', ':class:', '* -', '|'],
  },
]
