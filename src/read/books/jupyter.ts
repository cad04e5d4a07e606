/** `toc` of `myst.yml`, and `_toc.yml` of Jupyter Book 1. */
import {posix} from 'node:path'
import type {Resources} from '../../resources.ts'
import {type Entry, type ListFile, type Tool, textAt} from './book.ts'
import {people, readYaml, texts, type Yaml} from './yaml.ts'

export const myst: Tool = {
  name: 'MyST, Jupyter Book 2',
  file: /^myst\.ya?ml$/,
  lists: '`project` with `toc` of `myst.yml`',
  says: '`title`, `subtitle`, `description`, `authors`, `license`, `copyright`, `date`, `keywords`, `doi`; parts, nesting',
  read(file) {
    const yaml = readYaml(file)
    const project = yaml?.get('project')
    if (!project?.get('toc').isList) return null
    const content = project.get('license').text ?? project.get('license').get('content').text
    const authors = people(project.get('authors'))
    const keywords = project.get('keywords').items.flatMap(({text}) => text ?? [])
    return {
      metadata: {
        ...texts(project, {
          title: 'title',
          subtitle: 'subtitle',
          description: 'description',
          date: 'date',
          copyright: 'copyright',
          doi: 'doi',
        }),
        ...(content ? {license: content} : {}),
        ...(authors.length > 0 ? {authors} : {}),
        ...(keywords.length > 0 ? {keywords} : {}),
      },
      entries: entriesOf(project.get('toc'), file),
      sources: null,
    }
  },
}

export const jupyterBook: Tool = {
  name: 'Jupyter Book 1',
  file: /^_toc\.ya?ml$/,
  lists: '`_toc.yml`',
  says: '`title`, `author`, `copyright` and the language of Sphinx from `_config.yml`; parts, nesting',
  read(file) {
    const yaml = readYaml(file)
    const root = yaml?.get('root')
    if (!yaml || !(root?.text || yaml.isList)) return null
    const folder = posix.dirname(file.path)
    const first = root?.text ? [articleOf(root.text, null, root, {...file, depth: 0})] : []
    const path = posix.join(folder, '_config.yml')
    const text = textAt(path, file.resources)
    const config = text === null ? null : readYaml({path, text, report: () => undefined})
    const {copyright, ...said} = config
      ? texts(config, {
          title: 'title',
          authors: 'author',
          copyright: 'copyright',
          language: 'sphinx.config.language',
        })
      : {}
    return {
      metadata: {
        ...said,
        // Often the year alone.
        ...(copyright !== undefined && /\D/.test(copyright) ? {copyright} : {}),
      },
      entries: [...first, ...entriesOf(yaml, file)],
      sources: null,
    }
  },
}

/** Keys under which the entries of a part or an article stand, in both tools and their earlier versions. */
const nested = ['children', 'parts', 'chapters', 'sections', 'subtrees', 'entries', 'items'] as const

function entriesOf(list: Yaml, file: ListFile, depth = 0): readonly Entry[] {
  const {path} = file
  const below = (item: Yaml, inner: number): readonly Entry[] =>
    nested.flatMap((key) => entriesOf(item.get(key), file, inner))
  if (list.pairs.length > 0) return below(list, depth)
  return list.items.flatMap((item): readonly Entry[] => {
    const named = [item, item.get('file'), item.get('glob'), item.get('pattern'), item.get('url')].find(
      ({text}) => text !== null,
    )
    const title = item.get('title').text
    if (named?.text && item.get('url').text)
      return [
        {
          type: 'address',
          target: named.text,
          written: named.text,
          title,
          depth,
          number: null,
          list: path,
          place: named.place,
        },
      ]
    if (named?.text) {
      const matched = /[*?]/.test(named.text) ? matching(named.text, file) : null
      const own = (matched ?? [named.text]).map((written) =>
        articleOf(written, title, named, {...file, depth}),
      )
      return [...own, ...below(item, depth + 1)]
    }
    const part = [item.get('caption'), item.get('part'), item.get('title')].find(({text}) => text !== null)
    if (!part?.text) return below(item, depth)
    const heading: Entry = {
      type: 'part',
      target: part.text,
      written: part.text,
      title: part.text,
      depth,
      number: null,
      list: path,
      place: part.place,
    }
    return [heading, ...below(item, depth + 1)]
  })
}

interface Here {
  readonly path: string
  readonly resources: Resources
  readonly depth: number
}

function articleOf(
  written: string,
  title: string | null,
  {place}: Yaml,
  {path, resources, depth}: Here,
): Entry {
  const bare = posix.join(posix.dirname(path), written)
  // Endings may be left out.
  const ending = ['', '.md', '.markdown', '.ipynb', '.rst'].find(
    (each) => resources.read(`${bare}${each}`).type === 'found',
  )
  return {
    type: 'article',
    target: `${bare}${ending ?? ''}`,
    written,
    title,
    depth,
    number: null,
    list: path,
    place,
  }
}

/** Files that a pattern such as `guides/*` means, by name. */
function matching(pattern: string, {path, resources}: Pick<ListFile, 'path' | 'resources'>) {
  const folder = posix.dirname(path)
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('**', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
    .replaceAll('\0', '(?:.*/)?')
    .replaceAll('\u0001', '.*')
  const whole = new RegExp(`^${source}(?:\\.md)?$`)
  return resources
    .list(folder)
    .map((found) => posix.relative(folder, found))
    .filter((found) => whole.test(found) && /\.(?:md|markdown|ipynb|rst)$/i.test(found))
}
