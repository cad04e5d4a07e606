/** `episodes` of a lesson's `config.yaml`. */
import {posix} from 'node:path'
import {type Entry, type Tool, textAt} from './book.ts'
import {readYaml, texts, type Yaml} from './yaml.ts'

export const carpentries: Tool = {
  name: 'Carpentries Workbench',
  file: /^config\.yaml$/,
  lists: '`episodes` and `learners` of `config.yaml`; where they name none, all in these folders',
  says: '`title`, `created`, `keywords`, `license`, `lang`',
  read(file) {
    // Many tools have a file of this name.
    if (!/^carpentry[ \t]*:/m.test(file.text)) return null
    const yaml = readYaml(file)
    if (!yaml) return null
    const folder = posix.dirname(file.path)
    const entry = (target: string, {place}: Yaml): Entry => ({
      type: 'article',
      target,
      written: posix.relative(folder, target),
      title: null,
      depth: 0,
      number: null,
      list: file.path,
      place,
    })
    const entries = ['episodes', 'learners'].flatMap((name) => {
      const listed = yaml.get(name)
      const within = posix.join(folder, name)
      if (listed.items.length > 0)
        return listed.items.flatMap((item) =>
          item.text === null ? [] : [entry(posix.join(within, item.text), item)],
        )
      return file.resources
        .list(within)
        .filter((path) => posix.dirname(path) === within && /\.R?md$/i.test(path))
        .map((path) => entry(path, listed))
    })
    const {license, ...said} = texts(yaml, {
      title: 'title',
      published: 'created',
      keywords: 'keywords',
      language: 'lang',
      license: 'license',
    })
    return {
      metadata: {...said, ...(license ? {license: license.replaceAll(' ', '-')} : {})},
      entries,
      sources: null,
    }
  },
}

/** Nothing but names of files, one a line. */
export const leanpub: Tool = {
  name: 'Leanpub',
  file: /^Book\.txt$/,
  lists: '`Book.txt`',
  says: 'the order alone',
  read({path, text, resources}) {
    const folder = posix.dirname(path)
    const entries = text.split(/\r\n|\r|\n/).flatMap((line, index): Entry[] => {
      const written = line.trim()
      // `frontmatter:`, `mainmatter:`, `{backmatter}`, and remarks.
      if (written === '' || /^#|^\{.*\}$|:$/.test(written)) return []
      const place = {line: index + 1, column: line.indexOf(written) + 1}
      const target = posix.join(folder, written)
      return [{type: 'article', target, written, title: null, depth: 0, number: null, list: path, place}]
    })
    // A text that happens to have this name lists nothing.
    return entries.some(({target}) => textAt(target, resources) !== null)
      ? {metadata: {}, entries, sources: null}
      : null
  },
}
