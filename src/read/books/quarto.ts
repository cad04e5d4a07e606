/** `book` of `_quarto.yml`. */
import {posix} from 'node:path'
import type {Entry, Tool} from './book.ts'
import {people, readYaml, texts, type Yaml} from './yaml.ts'

export const quarto: Tool = {
  name: 'Quarto',
  file: /^_quarto\.ya?ml$/,
  lists: '`book` with `chapters` and `appendices` of `_quarto.yml`',
  says: '`title`, `subtitle`, `author`, `date`, `description` or `abstract`, `lang`, `cover-image`, `doi`; parts, appendices',
  read(file) {
    const yaml = readYaml(file)
    const book = yaml?.get('book')
    if (!yaml || !book?.get('chapters').isList) return null
    const folder = posix.dirname(file.path)
    const entries: Entry[] = []
    const listed = (given: Yaml, depth: number) => {
      for (const item of given.items) {
        const shared = {depth, number: null, list: file.path}
        const part = item.get('part')
        const chapter = [item, item.get('file'), item.get('href')].find(({text}) => text !== null)
        if (part.text !== null) {
          // A part may have a page of its own.
          if (isFile(part.text))
            entries.push({
              ...shared,
              type: 'article',
              target: posix.join(folder, part.text),
              written: part.text,
              title: null,
              place: part.place,
            })
          else
            entries.push({
              ...shared,
              type: 'part',
              target: part.text,
              written: part.text,
              title: part.text,
              place: part.place,
            })
        } else if (chapter?.text) {
          const isAddress = /^https?:/i.test(chapter.text)
          entries.push({
            ...shared,
            type: isAddress ? 'address' : 'article',
            target: isAddress ? chapter.text : posix.join(folder, chapter.text),
            written: chapter.text,
            title: item.get('text').text,
            place: chapter.place,
          })
        }
        listed(item.get('chapters'), depth + 1)
      }
    }
    listed(book.get('chapters'), 0)
    listed(book.get('appendices'), 0)
    const said = texts(book, {
      title: 'title',
      subtitle: 'subtitle',
      description: 'description',
      date: 'date',
      cover: 'cover-image',
      'cover-alt': 'cover-image-alt',
      doi: 'doi',
    })
    const abstract = said['description'] ?? book.get('abstract').text
    const language = yaml.get('lang').text ?? book.get('lang').text
    const {date, ...rest} = said
    const authors = people(book.get('author'))
    return {
      metadata: {
        ...rest,
        // `today` and `last-modified` are other days with every build.
        ...(date !== undefined && /\d/.test(date) ? {date} : {}),
        ...(abstract ? {description: abstract} : {}),
        ...(language ? {language} : {}),
        ...(authors.length > 0 ? {authors} : {}),
      },
      entries,
      sources: null,
    }
  },
}

const isFile = (text: string) => /\.(?:qmd|rmd|md|ipynb)$/i.test(text)
