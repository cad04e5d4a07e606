/** Links as the sites of other tools have them: by permanent links and earlier addresses, by the ids that each tool makes, by labels. */
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toText} from 'hast-util-to-text'
import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'

async function build(contents: Readonly<Record<string, string>>, only: readonly string[] = []) {
  const resources = memory(contents)
  const paths = only.length > 0 ? only : Object.keys(contents).filter((path) => path.endsWith('.md'))
  const {files, messages} = await publish({
    sources: paths.map((path) => ({path, resources})),
    formats: ['html'],
  })
  const pages = new Map(
    files
      .filter(({path}) => path.endsWith('.html'))
      .map(({path, bytes}) => [path, fromHtml(new TextDecoder().decode(bytes))] as const),
  )
  const linksOf = (path: string) => {
    const main = select('main', pages.get(path) ?? {type: 'root', children: []})
    return selectAll('p a[href]', main ?? {type: 'root', children: []}).map((link) => [
      toText(link),
      link.properties['href'],
    ])
  }
  const said = messages
    .filter(({ruleId}) => ruleId?.startsWith('links/') || ruleId?.startsWith('headings/'))
    .map(({file, line, ruleId}) => `${file}:${line} ${ruleId}`)
  return {linksOf, said}
}

const article = (title: string, body: string, front = '') => `---\ntitle: ${title}\n${front}---\n\n${body}\n`

test('Jekyll: permanent links and those that lead on, from the root and from the page’s own address', async () => {
  const {linksOf, said} = await build({
    '_config.yml': 'title: Site\n',
    'pages/start.md': article(
      'Start',
      '[a](/about/) [b](/about/index.html) [c](/old/about.html#why) [d](../team/) [e](/us)',
      'permalink: /go/start/\n',
    ),
    'pages/x-about.md': article(
      'About',
      '## Why\n\nBecause. [s](../go/start/)',
      'permalink: /about/\nredirect_from:\n  - /old/about.html\n  - us\n',
    ),
    'pages/x-team.md': article('Team', 'We.', 'permalink: /go/team.html\n'),
    'pages/pattern.md': article('Pattern', 'A post.', 'permalink: /:categories/:title/\n'),
  })
  expect(said).toEqual(['pages/start.md:6 links/elsewhere'])
  expect(linksOf('start/index.html')).toEqual([
    ['a', '../x-about/index.html'],
    ['b', '../x-about/index.html'],
    ['c', '../x-about/index.html#why'],
    ['d', '../x-team/index.html'],
  ])
  expect(linksOf('x-about/index.html')).toEqual([['s', '../start/index.html']])
})

test('files of a site that are no articles are there: a note, and no mistake', async () => {
  const files = {
    'pages/a.md': article('A', '[a](/media/a.pdf) [b](b.doc) [gone](/media/gone.pdf)'),
    'pages/b.doc': 'x',
    'media/a.pdf': 'x',
  }
  const {said} = await build({...files, '_config.yml': 'title: Site\n'}, ['pages/a.md'])
  expect(said).toEqual([
    'pages/a.md:5 links/elsewhere',
    'pages/a.md:5 links/elsewhere',
    'pages/a.md:5 links/file-missing',
  ])
  expect((await build(files, ['pages/a.md'])).said).toContain('pages/a.md:5 links/not-published')
})

test('Hugo: aliases in TOML', async () => {
  const {linksOf, said} = await build({
    'hugo.toml': 'title = "Site"\n',
    'content/a.md': article('A', '[b](/posts/old-b/)'),
    'content/b.md': '+++\ntitle = "B"\naliases = ["/posts/old-b/", "A name"]\n+++\n\nText.\n',
  })
  expect(said).toEqual([])
  expect(linksOf('a/index.html')).toEqual([['b', '../b/index.html']])
})

test('a heading answers to the ids of all tools, and has ours', async () => {
  const links = [
    '#1-whats-new--why-in-v20', // GitHub, mdBook, Docusaurus
    '#whats-new-why-in-v2.0', // pandoc
    '#whats-new--why-in-v20', // kramdown
    '#1-whats-new-why-in-v20', // Python-Markdown
    '#what-s-new-why-in-v2-0', // MyST
    '#1-Whats-New--why-in-v20', // what browsers forgive
  ]
  const {linksOf, said} = await build({
    'a.md': article(
      'A',
      `## 1. What’s new & why in v2.0?\n\n${links.map((link) => `[x](${link})`).join(' ')}`,
    ),
  })
  expect(said).toEqual([])
  expect([...new Set(linksOf('a/index.html').map(([, href]) => href))]).toEqual([
    '#section-1-whats-new-why-in-v20',
  ])
})

test('of headings with one text, each answers to its number, however the tool joins it', async () => {
  const {linksOf, said} = await build({
    'a.md': article('A', '## Use\n\nOne.\n\n## Use\n\n[a](#use) [b](#use-1) [c](#use_1)'),
  })
  expect(said).toEqual([])
  expect(linksOf('a/index.html')).toEqual([
    ['a', '#use'],
    ['b', '#use-1'],
    ['c', '#use-1'],
  ])
})

test('ids that not every format can have lead to the heading all the same', async () => {
  const {linksOf, said} = await build({
    'a.md': article('A', '## Bindings {#+type:x}\n\n[a](#+type:x) [b](#-at)\n\n<a id="-at"></a>Here.'),
  })
  expect(said).toEqual(['a.md:9 headings/id-unfit', 'a.md:5 headings/id-unfit'])
  expect(linksOf('a/index.html')).toEqual([
    ['a', '#bindings'],
    ['b', '#at'],
  ])
})

test('words with an id of their own are a place', async () => {
  const {linksOf, said} = await build({
    'a.md': article('A', '[commit]{#commit}\n:   What is recorded.\n\nSee [it](#commit).'),
  })
  expect(said).toEqual([])
  expect(linksOf('a/index.html')).toEqual([['it', '#commit']])
})

test('MyST: labels name headings and what stands in sections, on all pages; links without words say the title', async () => {
  const {linksOf, said} = await build({
    'myst.yml': 'version: 1\n',
    'a.md': article('A', '(sec:one)=\n## One\n\n(par)=\nWords.\n\n[](#sec:one) [p](#par) [](#far) [](b.md)'),
    'b.md': article('Bee', '(far)=\n\n## Far away\n\nText.'),
  })
  expect(said).toEqual([])
  expect(linksOf('a/index.html')).toEqual([
    ['One', '#one'],
    ['p', '#one'],
    ['Bee', '../b/index.html#far-away'],
    ['Bee', '../b/index.html'],
  ])
})

test('notes answer to what other tools call them', async () => {
  const {linksOf, said} = await build({
    'a.md': article('A', 'A claim[^x]. [n](#fn:x) [m](#fn1)\n\n[^x]: Note.'),
  })
  expect(said).toEqual([])
  expect(linksOf('a/index.html').filter(([text]) => text === 'n' || text === 'm')).toEqual([
    ['n', '#note-1'],
    ['m', '#note-1'],
  ])
})

test('under a title of level 2, sections of level 3 skip nothing', async () => {
  const {said} = await build({'a.md': '## The title\n\nText.\n\n### A section\n\nText.\n\n##### Too deep\n'})
  expect(said).toEqual(['a.md:9 headings/level-skipped'])
})
