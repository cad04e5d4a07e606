/** A seed → an article of another tool, made of all that the tool has signs for, with the files beside it; and the signs that nobody shall
 * see. Words that must come out are `wordN`, those that must not are `hiddenN`; code stands between `QQ` and `QQ`. */
import type {Dialect} from '../../src/read/dialects/dialect.ts'
import {type Dice, dice} from './dice.ts'

export interface Foreign {
  readonly path: string
  readonly files: Readonly<Record<string, string>>
  readonly words: readonly string[]
}

export interface Tool {
  readonly dialect: Dialect
  /** Path of articles, by number. */
  readonly path: (number: number) => string
  readonly front: (title: string) => string
  /** Beside all articles; the mark of the tool among them. */
  readonly files: Readonly<Record<string, string>>
  readonly constructs: readonly ((write: Write) => string)[]
  readonly signs: readonly string[]
}

export interface Write {
  /** A word that must come out. */
  word(): string
  /** One that must not. */
  hidden(): string
  /** One of which nobody knows whether it comes out. */
  name(): string
  readonly dice: Dice
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'

/** What all tools have. */
const common: Tool['constructs'] = [
  ({word}) => `A paragraph with *${word()}*, **${word()}** and \`QQ{{ x }} ::: [[y]]QQ\`.`,
  ({word}) => `## ${word()} of a heading\n\nText ${word()}.`,
  ({word}) => `- ${word()}\n- ${word()}\n\n  ${word()}`,
  () => '```js\nQQ{{ a }} {% b %} ::: !!! [[c]] <Tab> %% ++dQQ\n```',
  ({word}) => `| a | b |\n| --- | --- |\n| ${word()} | ${word()} |`,
  ({word, name}) => {
    const note = name()
    return `${word()} has a note.[^${note}]\n\n[^${note}]: ${word()}`
  },
  ({word}) => `> ${word()} is quoted.`,
]

const boxed = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')

const obsidian: Tool = {
  dialect: 'obsidian',
  path: (number) => `Notes/Daily/Article ${number}.md`,
  front: (title) => `---\ntitle: ${title}\naliases: [other]\ncssclasses: wide\ntags: [a, b]\n---\n`,
  files: {
    '.obsidian/app.json': '{}',
    'Library/Other page.md': '# Other page\n\nText.\n\n## Part\n\nembedded.\n\nA block. ^blk\n\n## After\n',
    'attachments/shot.svg': picture,
    'Notes/Same.md': '# Same\n',
    'Archive/Same.md': '# Same\n',
  },
  constructs: [
    ({word}) => `> [!info]- ${word()}\n> ${word()}\n> > [!tip] ${word()}\n> > ${word()}`,
    ({word}) => `> [!faq]+ ${word()}\n> - ${word()}\n> - [[Other page|${word()}]]`,
    ({word}) =>
      `See [[Other page]], [[Other page|${word()}]], [[Other page#Part|${word()}]] and [[Same|${word()}]].`,
    () => '![[shot.svg|A picture|30]]\n\n![[shot.svg]]',
    () => '![[Other page#Part]]\n\n- ![[Other page#^blk]]',
    ({word, hidden}) => `${word()} %% ${hidden()} %% ${word()}.\n\n%%\n${hidden()}\n%%`,
    ({word}) => `==${word()}== and ~~${word()}~~, with an id. ^abc-1`,
    ({word}) => `${word()}^[${word()} of a note] here.`,
    ({word}) => `- [ ] ${word()}\n- [x] ${word()}`,
    ({word}) => `The sum $a + b$ of ${word()}.\n\n$$\na + b\n$$`,
    ({word}) => `| page |\n| --- |\n| [[Other page\\|${word()}]] |`,
    ({word, hidden}) => `${word()} #a-tag <!-- ${hidden()} -->`,
  ],
  signs: ['[[', ']]', '%%', '==', '[!', '^[', '^abc', '![', '$', '<!--', '~~'],
}

const mkdocs: Tool = {
  dialect: 'mkdocs',
  path: (number) => `docs/guide/article-${number}.md`,
  front: (title) => `---\ntitle: ${title}\nicon: material/book\nhide:\n  - toc\n---\n`,
  files: {
    'mkdocs.yml': 'site_name: Site\n',
    'docs/parts/one.md': 'Taken in *wholly*.\n',
    'docs/parts/code.py': '# --8<-- [start:part]\nQQprint(1)QQ\n# --8<-- [end:part]\nhidden = 1\n',
    'docs/shot.svg': picture,
    'docs/guide/other.md': '# Other\n',
  },
  constructs: [
    ({word}) => `!!! note "${word()} *${word()}*"\n\n    ${word()}\n\n    - ${word()}`,
    ({word}) =>
      `??? tip\n    ${word()}\n\n???+ warning "${word()}"\n    ${word()}\n\n    !!! bug inline end ""\n        ${word()}`,
    ({word}) => `=== "${word()}"\n\n    ${word()}\n\n=== "${word()}"\n\n${boxed(`- ${word()}`)}`,
    ({word}) => `- ${word()}\n\n    !!! danger\n        ${word()}`,
    ({word}) =>
      `Press ++ctrl+alt+"x"++ for ${word()} :material-account-circle:{ .lg .middle } and :fontawesome-brands-github:.`,
    ({word}) =>
      `[${word()}](other.md){ .md-button .md-button--primary } ![A picture](../shot.svg){ width="30" align=left }`,
    ({word, name}) => `## ${word()} { #own-${name()} }\n\n${word()}\n{ .annotate }`,
    () => '--8<-- "parts/one.md"\n\n```py\n--8<-- "parts/code.py:part"\n```',
    ({word}) =>
      `HTML is ${word()}, ==${word()}==, ^^${word()}^^, ~~${word()}~~, H~2~O, x^2^.\n\n*[HTML]: HyperText`,
    ({word, hidden}) =>
      `{--${word()}--} {++${word()}++} {==${word()}==}{>>${hidden()}<<} {~~${word()}~>${word()}~~}`,
    ({word}) => `${word()}\n:   ${word()}`,
    () => '[TOC]',
    ({word}) =>
      `<div class="grid cards" markdown>\n\n- **${word()}**\n\n    ---\n\n    ${word()}\n\n</div>\n\n<div markdown="1">\n*${word()}*\n</div>`,
    ({word}) =>
      `\`\`\` { .yaml .annotate title="a.yml" hl_lines="1" }\nQQa: 1 # (1)!QQ\n\`\`\`\n\n1. ${word()}`,
    ({word}) => `Inline \`#!python QQxQQ\` of ${word()} with \\(a + b\\).\n\n\\[\na + b\n\\]`,
    ({word}) => `- [x] ${word()}\n- [ ] ${word()}`,
  ],
  signs: [
    '!!!',
    '???',
    '===',
    '++',
    '8<',
    '{ ',
    '{:',
    '[TOC]',
    '==',
    '^^',
    '{+',
    '{-',
    '{>',
    '~~',
    '*[',
    ':material',
    ':fontawesome',
    '#!',
    'markdown',
    '\\(',
    '\\[',
  ],
}

const docusaurus: Tool = {
  dialect: 'docusaurus',
  path: (number) => `docs/guide/article-${number}.mdx`,
  front: (title) =>
    `---\nid: a\ntitle: ${title}\nsidebar_position: 2\nslug: /guide/${title.toLowerCase().replaceAll(' ', '-')}\n---\n\nimport Tabs from '@theme/Tabs'\nimport TabItem from '@theme/TabItem'\nimport Part from './_part.mdx'\n`,
  files: {
    'docusaurus.config.js': 'export default {}\n',
    'docs/guide/_part.mdx': 'import X from "./x"\n\nTaken in *wholly*.\n',
    'docs/guide/other.mdx': '# Other\n',
    'docs/guide/shot.svg': picture,
    'static/img/shot.svg': picture,
  },
  constructs: [
    ({word}) => `:::note ${word()} *${word()}*\n\n${word()}\n\n:::`,
    ({word}) => `::::tip[${word()}]\n\n${word()}\n\n:::danger\n${word()}\n:::\n\n::::`,
    ({word}) =>
      `<Tabs groupId="os">\n  <TabItem value="mac" label="${word()}" default>\n\n  ${word()}\n\n  </TabItem>\n  <TabItem value="${word()}">${word()}</TabItem>\n</Tabs>`,
    ({word}) => `<details>\n<summary>${word()}</summary>\n\n${word()}\n\n- ${word()}\n\n</details>`,
    ({word, hidden}) =>
      `${word()} {/* ${hidden()} */} ${word()} <!-- ${hidden()} -->\n\n{/*\n${hidden()}\n*/}`,
    ({word, name}) => `## ${word()} {#own-${name()}}\n\n${word()}`,
    ({word, hidden, name}) =>
      `export const Box${name()} = ({children}) => (\n  <span style={{color: 'red'}}>{children}</span>\n)\n\n{"${word()}"} {'${word()}'} {frontMatter.${hidden()}}`,
    ({word, hidden}) =>
      `<Highlight color="#25c2a0">${word()}</Highlight> and <Badge text={${hidden()}} />.\n\n<Card title="${word()}">\n\n${word()}\n\n</Card>`,
    () => '<Part />',
    () =>
      `<img src={require('./shot.svg').default} alt="A picture" style={{width: 30}} />\n\n![A picture](/img/shot.svg)`,
    ({word}) =>
      `See <Link to="./other.mdx">${word()}</Link>, [${word()}](./other.mdx) and <https://example.org/>.<br />${word()}`,
    () =>
      '```jsx title="/src/a.js" {1,3} showLineNumbers\nQQ<Tabs>{/* x */}QQ\n```\n\n<CodeBlock language="js">{`QQconst a = 1QQ`}</CodeBlock>',
    ({word}) =>
      `<Admonition type="info" icon="x" title="${word()}">\n\n${word()}\n\n</Admonition>\n\n<TOCInline toc={toc} />`,
    ({word}) =>
      `<div className="row">\n  <div className="col">${word()}</div>\n</div>\n\nPress <kbd>${word()}</kbd>.`,
  ],
  signs: [':::', '{', '}', 'import ', 'export ', '<', '/*', '-->'],
}

const mdbook: Tool = {
  dialect: 'mdbook',
  path: (number) => `src/ch${number}.md`,
  front: (title) => `# ${title}\n`,
  files: {
    'book.toml': '[book]\ntitle = "B"\n',
    'src/parts/intro.md': 'Taken in *wholly*, {{#include word.txt}}\n',
    'src/parts/word.txt': 'inside.\n',
    'src/other.md': '# Other\n',
    'src/shot.svg': picture,
    'listings/main.rs':
      '// ANCHOR: here\nfn main() { /* QQ QQ */ }\n# hidden();\n// ANCHOR_END: here\n# hidden\n',
  },
  constructs: [
    () => '{{#include parts/intro.md}}',
    ({word}) => `${word()} {{#include parts/word.txt}} ${word()}`,
    () => '```rust,ignore\n{{#rustdoc_include ../listings/main.rs:here}}\n```',
    () =>
      '```rust,editable\n{{#include ../listings/main.rs:1:3}}\n```\n\n{{#playground ../listings/main.rs}}',
    ({word, hidden}) => `{{#title ${hidden()}}}\n\n${word()}`,
    ({word}) =>
      `<span class="filename">Filename: ${word()}</span>\n\n\`\`\`rust,should_panic\n# hidden\nQQlet a = 1;QQ\n\`\`\`\n\n<span class="caption">${word()}</span>`,
    ({word}) => `> [!WARNING]\n> ${word()}`,
    ({word}) => `The sum \\\\(a + b\\\\) of ${word()}.\n\n\\\\[\na + b\n\\\\]`,
    ({word}) => `[${word()}](other.md), [${word()}](other.html) and ![A picture](shot.svg)`,
    ({word}) => `~~${word()}~~ <kbd>${word()}</kbd> <i class="fa fa-copy"></i>`,
    ({word}) => `- [ ] ${word()}\n- [x] ${word()}`,
  ],
  signs: ['{{', '}}', '\\(', '\\[', 'ANCHOR', '# hidden', ',ignore', '[!', '~~', '<'],
}

const names = ['objectives', 'callout', 'prereq', 'testimonial', 'discussion', 'checklist', 'caution', 'hint']
const carpentries: Tool = {
  dialect: 'carpentries',
  path: (number) => `episodes/${number}-episode.md`,
  front: (title) => `---\ntitle: ${title}\nteaching: 10\nexercises: 2\n---\n`,
  files: {
    'config.yaml': "carpentry: 'swc'\n",
    'episodes/fig/shot.svg': picture,
    'learners/setup.md': '# Setup\n',
  },
  constructs: [
    ({word}) => `::::::::::::::::::: questions\n\n- ${word()}?\n- ${word()}?\n\n:::::::::::::::::::`,
    ({word}) => `::: keypoints\n- ${word()}\n- ${word()}\n::::::::::::::`,
    ({word}) =>
      `::::: challenge\n\n## ${word()}\n\n${word()}\n\n:::::::::: solution\n\n## ${word()}\n\n${word()}\n\n\`\`\`output\nQQ1QQ\n\`\`\`\n\n::::\n:::::::`,
    ({word, hidden}) => `:::::::: instructor\n\n${hidden()}\n\n- ${hidden()}\n\n::::::::\n\n${word()}`,
    ({word, dice}) =>
      `:::${':'.repeat(dice.below(30))} ${dice.pick(names)}\n\n## ${word()}\n\n${word()}\n\n:::${':'.repeat(dice.below(30))}`,
    ({word, dice}) => `:::: ${dice.pick(names)}\n${word()}\n::: ${dice.pick(names)}\n${word()}\n:::\n::::::`,
    ({word}) =>
      `::: spoiler\n\n### ${word()}\n\n${word()}\n\n:::\n\n::: group-tab\n\n### ${word()}\n\n${word()}\n\n### ${word()}\n\n${word()}\n\n:::`,
    ({word}) => `![${word()}](fig/shot.svg){alt='A picture' width="50%"}`,
    ({word}) => `[${word()}](../learners/setup.md) and [${word()}][there]\n\n[there]: https://example.org/`,
    ({word}) =>
      `::: testimonial\n\n"${word()}" --- Somebody\n\n:::\n\n:::::: discussion\n\n${word()}\n\n::::::`,
    ({word}) => `The sum $a + b$ of ${word()}.`,
  ],
  signs: [':::', '{', '}', 'alt=', '$', '[there'],
}

const jekyll: Tool = {
  dialect: 'jekyll',
  path: (number) => `_articles/article-${number}.md`,
  front: (title) => `---\ntitle: ${title}\nlayout: article\npermalink: /a/\n---\n`,
  files: {
    '_config.yml': 'title: Site\n',
    '_articles/_part.md': 'Taken in *wholly*.\n',
    '_articles/other.md': '# Other\n',
    'assets/shot.svg': picture,
  },
  constructs: [
    ({word}) =>
      `[${word()}]({{ site.baseurl }}/other/) and [${word()}]({% link _articles/other.md %}), ![A picture]({{ "/assets/shot.svg" | relative_url }})`,
    ({word}) => `${word()} {{ page.title }} {{ site.data.x | default: "y" }} ${word()}`,
    ({word}) =>
      `{% if site.x %}${word()}{% else %}${word()}{% endif %}\n\n{% for a in b %}\n- ${word()}\n{% endfor %}`,
    ({word, hidden}) =>
      `${word()} {% comment %}${hidden()}{% endcomment %}\n\n{% comment %}\n${hidden()}\n{% endcomment %}`,
    () => '{% highlight ruby linenos %}\nQQputs "{{ x }}"QQ\n{% endhighlight %}',
    ({word}) =>
      `${word()}\n{: .lead #x}\n\n*${word()}*{: .y} [${word()}](https://example.org/){:target="_blank" rel="nofollow"}\n\n- {:.z} ${word()}`,
    ({word}) => `* TOC\n{:toc}\n\n## ${word()}\n{: .no_toc}\n\n${word()}`,
    () => '{% include_relative _part.md %}\n\n{% include video.html id="x" %}\n\n{%- assign a = 1 -%}',
    ({word, hidden}) =>
      `{::comment}${hidden()}{:/comment}${word()}\n\n{::comment}\n${hidden()}\n{:/comment}\n\n{::nomarkdown}<b>${word()}</b>{:/}`,
    ({word}) =>
      `<aside markdown="1" class="pquote">\n  *${word()}* and ${word()}\n  <p markdown="1" class="pquote-credit">${word()}</p>\n</aside>`,
    ({word}) => `HTML and $$ a + b $$ of ${word()}.\n\n*[HTML]: HyperText`,
    ({word}) =>
      `{% raw %}${word()}{% endraw %} {% gist a/b %}\n\n~~~ruby\nQQxQQ\n~~~\n\n${word()}\n: ${word()}`,
    ({word}) => `> ${word()}\n{: .note }\n\n| a |\n| --- |\n| ${word()} |\n{: .table}`,
  ],
  signs: ['{', '}', 'TOC', 'markdown=', '*[', '$$', '~~~'],
}

const hugo: Tool = {
  dialect: 'hugo',
  path: (number) => `content/docs/article-${number}.md`,
  front: (title) => `+++\ntitle = "${title}"\nweight = 3\nlinkTitle = "Short"\n[menu]\n  main = 1\n+++\n`,
  files: {
    'hugo.toml': 'baseURL = "https://example.org/"\n',
    'static/img/shot.svg': picture,
    'content/docs/other.md': '# Other\n',
  },
  constructs: [
    ({word}) => `{{< figure src="/img/shot.svg" alt="A picture" caption="${word()} of a caption" >}}`,
    ({word}) => `{{< figure\n  src="/img/shot.svg"\n  alt="A picture"\n>}}\n\n${word()}`,
    ({word}) => `{{% notice warning "${word()}" %}}\n${word()}\n\n- ${word()}\n{{% /notice %}}`,
    ({word}) =>
      `{{< alert title="${word()}" color="info" >}}${word()}{{< /alert >}}\n\n{{% pageinfo %}}\n${word()}\n{{% /pageinfo %}}`,
    ({word}) =>
      `{{< tabs "x" >}}\n{{< tab "${word()}" >}}\n${word()}\n{{< /tab >}}\n{{% tab header="${word()}" %}}\n${word()}\n{{% /tab %}}\n{{< /tabs >}}`,
    () => '{{< highlight go "linenos=table" >}}\nQQfmt.Println("{{ x }}")QQ\n{{< /highlight >}}',
    ({word}) =>
      `{{< details title="${word()}" >}}\n${word()}\n{{< /details >}}\n\n{{% expand "${word()}" %}}${word()}{{% /expand %}}`,
    ({word}) =>
      `[${word()}]({{< ref "other.md" >}}) and [${word()}]({{% relref "other" %}}), {{< youtube abc123 >}} {{< param x >}}`,
    ({word}) =>
      `{{% def id="x" name="y" %}} ${word()} {{% /def %}}\n\n{{< button href="https://example.org/" >}}${word()}{{< /button >}}`,
    ({word}) => `The sum \\(a + b\\) of ${word()} and \\\\(c\\\\).\n\n\\[\na + b\n\\]`,
    ({word}) => `{{< toc >}}\n\n{{< columns >}}\n${word()}\n\n${word()}\n{{< /columns >}}`,
    ({word, name}) => `## ${word()} {#own-${name()}}\n\n> [!NOTE]\n> ${word()}`,
    ({word, hidden}) => `${word()} <!-- ${hidden()} -->`,
  ],
  signs: ['{', '}', '\\(', '\\[', '[!', '<!--'],
}

export const tools: readonly Tool[] = [obsidian, mkdocs, docusaurus, mdbook, carpentries, jekyll, hugo]

/** Each article begins with another construct, so that together they hold them all. */
export function foreign({path, front, files, constructs}: Tool, seed: number): Foreign {
  const own = dice(seed)
  const words: string[] = []
  let count = seed * 1000
  const write: Write = {
    dice: own,
    word() {
      count += 1
      const word = `word${count}`
      words.push(word)
      return word
    },
    hidden() {
      count += 1
      return `hidden${count}`
    },
    name() {
      count += 1
      return `name${count}`
    },
  }
  const chosen = [
    constructs[seed % constructs.length],
    ...own.times(6, () => own.pick(own.chance(3) ? common : constructs)),
  ]
  const body = chosen.map((construct) => construct?.(write)).join('\n\n')
  const place = path(seed)
  return {path: place, files: {...files, [place]: `${front(`Title ${seed}`)}\n${body}\n`}, words}
}
