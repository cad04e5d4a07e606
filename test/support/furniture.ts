/** Words that a format may add to those of the article: what the strings file, the front matter and the build know. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse as parseYaml} from 'yaml'
import {collectionSays, picturesOf, projectRoot, sourcesOf} from './outputs.ts'
import {sourceText} from './source-text.ts'
import {tokens} from './tokens.ts'

export interface Furniture {
  has(token: string): boolean
}

export function furnitureOf(slug: string): Furniture {
  const parts = sourcesOf(slug).map((markdown) => {
    const source = sourceText(markdown)
    return [
      leaves(source.frontMatter),
      source.headings.map(({text}) => text),
      source.notes,
      textOfDrawings(markdown, picturesOf(slug)),
      firstCells(markdown),
      linkTexts(markdown),
    ].flat()
  })
  const words = new Set(
    tokens(
      [
        ...parts,
        leaves(collectionSays(slug)),
        stringsInEnglish(),
        ['Fourfold', 'January February March April May June July August September October November December'],
      ]
        .flat()
        .join('\n'),
    ),
  )
  return {has: (token) => words.has(token) || isMark(token)}
}

/** Numbers of pages, notes and list items; bullets, boxes, arrows back; punctuation between such words. */
const isMark = (token: string): boolean => /^(?:\p{N}+|\p{P}|\p{S}|[ivxlc]+|[a-z])$/u.test(token)

function leaves(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.values(value).flatMap(leaves)
}

const stringsInEnglish = (): readonly string[] =>
  leaves(parseYaml(readFileSync(join(projectRoot, 'templates/strings/en.yml'), 'utf8')))

/** A drawing keeps its words as text. */
function textOfDrawings(markdown: string, folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.svg') && markdown.includes(name))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/<text[^>]*>([^<]*)</g)])
    .map(([, text]) => text ?? '')
}

/** The heads of tables, which stand again on each page that a table goes on to. */
const firstCells = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^(\|.*\|)\n\|[\s:|-]+\|$/gm)].map(([, head]) => head ?? '')

/** A handout lists its links again, with their addresses. */
const linkTexts = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/\[([^\]^]+)\]\(([^)]*)\)|<(https?:[^>]*)>/g)].flat()
