/** `nav` of `mkdocs.yml`. */
import {posix} from 'node:path'
import type {Entry, Tool} from './book.ts'
import {readYaml, texts, type Yaml} from './yaml.ts'

export const mkdocs: Tool = {
  name: 'MkDocs',
  file: /^mkdocs\.ya?ml$/,
  lists: '`nav` of `mkdocs.yml`',
  says: '`site_name`, `site_description`, `site_author`, `copyright`, `docs_dir`, the language of the theme; sections, nesting; addresses are left out',
  read(file) {
    const yaml = readYaml(file)
    if (!yaml?.get('nav').isList) return null
    const folder = posix.join(posix.dirname(file.path), yaml.get('docs_dir').text ?? 'docs')
    const entries: Entry[] = []
    const article = (written: string, title: string | null, {place}: Yaml, depth: number) => {
      const isAddress = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)
      const target = isAddress ? written : posix.join(folder, written)
      const type = isAddress ? 'address' : 'article'
      entries.push({type, target, written, title, depth, number: null, list: file.path, place})
    }
    const items = (list: Yaml, depth: number) => {
      for (const item of list.items) {
        if (item.text !== null) article(item.text, null, item, depth)
        for (const {key, value, place} of item.pairs) {
          if (value.text !== null) article(value.text, key, value, depth)
          else if (value.isList) {
            entries.push({
              type: 'part',
              target: key,
              written: key,
              title: key,
              depth,
              number: null,
              list: file.path,
              place,
            })
            items(value, depth + 1)
          }
        }
      }
    }
    items(yaml.get('nav'), 0)
    const {copyright, ...said} = texts(yaml, {
      title: 'site_name',
      description: 'site_description',
      authors: 'site_author',
      language: 'theme.language',
      copyright: 'copyright',
    })
    // It is often HTML, for the foot of the site.
    const plain = copyright !== undefined && !/[<&]/.test(copyright) ? {copyright} : {}
    return {metadata: {...said, ...plain}, entries, sources: folder}
  },
}
