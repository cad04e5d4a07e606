/** A build is a graph of jobs: each source is read once, links lead to what is written, and a mistake stops nothing but itself. */

import type {Root as HastRoot} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toText} from 'hast-util-to-text'
import type {Root} from 'mdast'
import {describe, expect, test} from 'vitest'
import {memory, openPress, type PublishOptions, publish, type Resources} from '../../../src/index.ts'

type Files = Readonly<Record<string, string>>

const article = (title: string, body: string) => `---\ntitle: ${title}\n---\n\n${body}\n`

async function build(files: Files, sources: readonly string[], options: Partial<PublishOptions> = {}) {
  const {resources, reads} = counting(memory(files))
  const made = await publish({
    sources: sources.map((path) => ({path, resources})),
    formats: ['html'],
    ...options,
  })
  const pages = new Map(
    made.files
      .filter(({path}) => path.endsWith('.html'))
      .map(({path, bytes}) => [path, new TextDecoder().decode(bytes)]),
  )
  return {
    ...made,
    reads,
    pages,
    paths: made.files.map(({path}) => path),
    said: made.messages.map(({file, line, ruleId}) => `${file}:${line ?? ''} ${ruleId}`),
    links: (page: string) =>
      selectAll('article a[href]', fromHtml(pages.get(page) ?? '')).map(({properties}) => properties['href']),
  }
}

/** How often each file was read. */
function counting(resources: Resources) {
  const reads = new Map<string, number>()
  return {
    reads,
    resources: {
      read(path: string) {
        reads.set(path, (reads.get(path) ?? 0) + 1)
        return resources.read(path)
      },
      list: (folder: string) => resources.list(folder),
    },
  }
}

describe('one reading', () => {
  const files = {
    'guide/publication.yml': 'title: A guide\norder: [one.md, two.md]\n',
    'guide/one.md': article('One', '## First\n\nTo [two](two.md#second), [a](../a.md#why), [b](../b.md).'),
    'guide/two.md': article('Two', '## Second\n\nTo [one](one.md#first) and [a](../a.md#why).'),
    'a.md': article('A', '## Why\n\nTo [b](b.md#how) and [one](guide/one.md#first).'),
    'b.md': article('B', '## How\n\nTo [a](a.md#why) and [two](guide/two.md#second).'),
  }

  test('articles and collections that link to each other are read once each', async () => {
    const {reads, said} = await build(files, ['a.md', 'b.md', 'guide/publication.yml'])
    expect(said).toEqual([])
    expect(Object.keys(files).map((path) => [path, reads.get(path)])).toEqual(
      Object.keys(files).map((path) => [path, 1]),
    )
  })

  test('a publication that waits for another comes after it, and the result keeps the order of the sources', async () => {
    const resources = memory(files)
    const sources = ['a.md', 'guide/publication.yml', 'b.md'].map((path) => ({path, resources}))
    const press = await openPress({formats: ['json']})
    const order: string[] = []
    for await (const {source, failed} of press.publishEach(sources)) {
      expect(failed).toBe(false)
      order.push(source.path)
    }
    expect(order.toSorted()).toEqual(sources.map(({path}) => path).toSorted())
    const {publications} = await publish({sources, formats: ['json']})
    expect(publications.map(({metadata}) => metadata.title)).toEqual(['A', 'A guide', 'B'])
  })

  test('the same files come out, whichever source is first', async () => {
    const textsOf = async (sources: readonly string[]) =>
      Object.fromEntries((await build(files, sources)).pages)
    const one = await textsOf(['a.md', 'b.md', 'guide/publication.yml'])
    expect(await textsOf(['guide/publication.yml', 'b.md', 'a.md'])).toEqual(one)
  })
})

describe('links lead to the very file that is written', () => {
  test('in a language that spells file names its own way, by inheritance', async () => {
    const {links, pages, said} = await build(
      {
        'bok/publication.yml': 'title: En bok\nlang: sv\norder: [start.md, Översikt.md]\n',
        'bok/start.md': article('Start', 'Till [översikten](Översikt.md).'),
        'bok/Översikt.md': article('Översikt', 'Text.'),
        'other.md': article('Other', 'To [the overview](bok/Översikt.md).'),
      },
      ['other.md', 'bok/publication.yml'],
    )
    expect(said).toEqual([])
    const page = [...pages.keys()].find((path) => path.startsWith('bok/') && path.includes('versikt'))
    expect(page).toBe('bok/oversikt.html')
    expect(links('bok/start.html')).toContain('oversikt.html')
    expect(links('other/index.html')).toContain('../bok/oversikt.html')
  })

  test('and by --lang', async () => {
    const {links, paths} = await build(
      {'a.md': article('A', 'To [b](Översikt.md).'), 'Översikt.md': article('B', 'Text.')},
      ['a.md', 'Översikt.md'],
      {language: 'sv'},
    )
    expect(paths).toContain('oversikt/index.html')
    expect(links('a/index.html')).toEqual(['../oversikt/index.html'])
  })

  test('an article that is no source of this build is addressed as its own build writes it', async () => {
    const files = {
      'bok/publication.yml': 'title: En bok\nlang: sv\n',
      'bok/Översikt.md': article('Översikt', '## Varför\n\nText.'),
      'a.md': article('A', 'To [b](bok/Översikt.md#varför) and [nowhere](bok/Översikt.md#nowhere).'),
    }
    const {links, said} = await build(files, ['a.md'])
    expect(links('a/index.html')).toEqual(['../bok/oversikt.html#varför', '../bok/oversikt.html'])
    expect(said).toEqual(['a.md:5 links/anchor-missing'])
  })
})

describe('fragments', () => {
  const sources = ['a.md', 'b.md']

  test('what GitHub calls a heading, and what its author calls it, lead to the id that is written', async () => {
    const {links, said, pages} = await build(
      {
        'a.md': article(
          'A',
          '[1](b.md#whats-new--and-why) [2](b.md#given-words) [3](b.md#own) [4](b.md#notes) [5](b.md#key-takeaways)',
        ),
        'b.md': article(
          'B',
          '## Key takeaways\n\n- One.\n\n## What’s new – and why\n\n## Given words {#own}\n\n## Notes',
        ),
      },
      sources,
    )
    expect(said).toEqual([])
    const fragments = links('a/index.html').map((href) => String(href).split('#')[1])
    expect(fragments).toEqual(['whats-new-and-why', 'own', 'own', 'notes-1', 'key-takeaways'])
    const page = fromHtml(pages.get('b/index.html') ?? '')
    for (const id of fragments) expect(select(`[id="${id}"]`, page), id).toBeDefined()
  })

  test('a place that is not there is said of the article that links, with what was meant', async () => {
    const {messages, links, paths} = await build(
      {'a.md': article('A', 'To [b](b.md#whi).'), 'b.md': article('B', '## Why\n\nText.')},
      sources,
    )
    expect(
      messages.map(({file, line, column, ruleId, note, reason}) => ({
        file,
        line,
        column,
        ruleId,
        note,
        reason,
      })),
    ).toEqual([
      {
        file: 'a.md',
        line: 5,
        column: 4,
        ruleId: 'links/anchor-missing',
        note: 'Did you mean `#why`?',
        reason: 'There is no “#whi” in “b.md”.',
      },
    ])
    expect(links('a/index.html')).toEqual(['../b/index.html'])
    expect(paths).toContain('a/index.html')
  })

  test('under strict, a place that is not there withholds the article that links, and nothing else', async () => {
    const {paths} = await build(
      {'a.md': article('A', 'To [b](b.md#whi).'), 'b.md': article('B', '## Why\n\nText.')},
      sources,
      {strict: true},
    )
    expect(paths).not.toContain('a/index.html')
    expect(paths).toContain('b/index.html')
  })

  test('headings that a plugin makes can be linked to', async () => {
    const addsHeading = () => (tree: Root) => {
      tree.children.push({type: 'heading', depth: 2, children: [{type: 'text', value: 'Made by a plugin'}]})
    }
    const {links, said} = await build(
      {'a.md': article('A', 'To [b](b.md#made-by-a-plugin).'), 'b.md': article('B', 'Text.')},
      ['a.md'],
      {remarkPlugins: [addsHeading]},
    )
    expect(said).toEqual([])
    expect(links('a/index.html')).toContain('../b/index.html#made-by-a-plugin')
  })
})

describe('what throws in one article ends nothing else', () => {
  const files = {
    'a.md': article('A', 'Boom.'),
    'b.md': article('B', 'Text.'),
    'guide/publication.yml': 'title: A guide\norder: [one.md, two.md]\n',
    'guide/one.md': article('One', 'Boom.'),
    'guide/two.md': article('Two', 'Text.'),
  }
  const sources = ['a.md', 'b.md', 'guide/publication.yml']
  const refuse = (tree: Root | HastRoot) => {
    if (JSON.stringify(tree).includes('Boom')) throw new RangeError('no boom here\nand more')
  }

  test.each([
    ['a remark plugin', {remarkPlugins: [() => refuse]}],
    ['a rehype plugin', {rehypePlugins: [() => refuse]}],
  ])('%s', async (_name, options) => {
    const {messages, paths} = await build(files, sources, {formats: ['html', 'epub'], ...options})
    const ofGuide = messages.filter(({file}) => file === 'guide/one.md')
    expect(ofGuide.map(({reason}) => reason)).toEqual([
      'A plugin has failed (no boom here); the article is not made.',
    ])
    expect([...new Set(messages.map(({file, ruleId}) => `${file} ${ruleId}`))]).toEqual([
      'a.md internal/exception',
      'guide/one.md internal/exception',
    ])
    expect(messages[0]?.reason).toContain('no boom here')
    expect(messages[0]?.cause).toBeInstanceOf(RangeError)
    expect(paths).toEqual(
      expect.arrayContaining(['b/index.html', 'b/b.epub', 'guide/two.html', 'guide/guide.epub']),
    )
    expect(paths.filter((path) => path.startsWith('a/') || path === 'guide/one.html')).toEqual([])
  })

  test('a format that cannot be made leaves the others', async () => {
    const {messages, paths} = await build({'a.md': article('A', 'Text.')}, ['a.md'], {
      formats: ['pdf', 'html'],
      openPrinter: async () => ({
        print: () => Promise.reject(new Error('out of paper')),
        draw: () => Promise.reject(new Error('out of paper')),
      }),
    })
    expect(messages.map(({file, ruleId, fatal}) => [file, ruleId, fatal])).toEqual([
      ['a.md', 'internal/exception', true],
    ])
    expect(paths).toContain('a/index.html')
    expect(paths).not.toContain('a/a.pdf')
  })
})

describe('what can be made is made', () => {
  test('a picture that is not there shows its words in a frame, in every format', async () => {
    const {files, said, pages} = await build(
      {'a.md': article('A', '![A map of the town.](map.png)')},
      ['a.md'],
      {formats: ['pdf', 'epub', 'kindle', 'json', 'html']},
    )
    expect(said).toEqual(['a.md:5 images/not-found'])
    const frame = select('article .missing-picture', fromHtml(pages.get('a/index.html') ?? ''))
    expect(frame && toText(frame)).toBe('A map of the town.')
    expect(pages.get('a/index.html')).toMatch(/\.missing-picture[^}]*border/)
    for (const name of ['a.pdf', 'a.epub', 'a-kindle.epub', 'a.json', 'index.html'])
      expect(files.map(({path}) => path)).toContain(`a/${name}`)
  })

  test('a link that leads nowhere is its words', async () => {
    const {pages, said} = await build(
      {
        'a.md': article('A', 'To [a draft](guide/draft.md).'),
        'guide/publication.yml': 'title: A guide\norder: [one.md]\n',
        'guide/one.md': article('One', 'Text.'),
        'guide/draft.md': article('Draft', 'Text.'),
      },
      ['a.md'],
    )
    expect(said).toEqual(['a.md:5 links/not-published'])
    expect(pages.get('a/index.html')).toContain('To a draft.')
  })

  test('of two publications of one slug the first is written, whole', async () => {
    const {pages, said, publications} = await build(
      {
        'a.md': article('First', 'To [b](b.md#why).'),
        'sub/c.md': '---\ntitle: Second\nslug: a\n---\n\nText.\n',
        'b.md': article('B', '## Why'),
      },
      ['a.md', 'sub/c.md', 'b.md'],
    )
    expect(said).toEqual(['sub/c.md: publications/slug-taken'])
    expect(publications).toHaveLength(3)
    expect(pages.get('a/index.html')).toContain('First')
  })

  test('of two articles of one slug in a collection the first has the page', async () => {
    const {pages, said} = await build(
      {
        'guide/publication.yml': 'title: A guide\n',
        'guide/1-a.md': article('First', 'Text.'),
        'guide/2-b.md': '---\ntitle: Second\nslug: a\n---\n\nText.\n',
      },
      ['guide/publication.yml'],
    )
    expect(said).toEqual(['guide/2-b.md: publications/slug-taken'])
    expect(pages.get('guide/a.html')).toContain('First')
  })

  test('no link to the second leads to the first', async () => {
    const {links, said} = await build(
      {
        'a.md': article('First', 'Text.'),
        'sub/c.md': '---\ntitle: Second\nslug: a\n---\n\nText.\n',
        'b.md': article('B', 'To [the second](sub/c.md).'),
      },
      ['a.md', 'sub/c.md', 'b.md'],
    )
    expect(said).toEqual(['sub/c.md: publications/slug-taken', 'b.md:5 links/not-published'])
    expect(links('b/index.html')).toEqual([])
  })
})
