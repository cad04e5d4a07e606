/** Behaviour as Markdown in, expected out. A message that a case does not name fails it. `CASES=write` fills in what is missing. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {annotate} from '../../src/annotate/index.ts'
import {messages} from '../../src/diagnostics/message.ts'
import {readArticle} from '../../src/read/article.ts'
import {outsider} from '../../src/read/head.ts'
import * as mdx from '../../src/read/mdx.ts'
import {files, memory} from '../../src/resources.ts'
import {loadStrings} from '../../src/strings.ts'
import {type Case, casesIn} from '../support/cases.ts'
import {sketch} from '../support/sketch.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const strings = loadStrings(files({root: fileURLToPath(new URL('../../templates', import.meta.url))}))
const names = readdirSync(folder).filter((name) => name.endsWith('.md'))

/** A picture of 4 by 3 pixels, for cases that need one that exists. */
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'

for (const name of names) {
  const path = folder + name
  describe(name.replace('.md', ''), () => {
    for (const each of casesIn(readFileSync(path, 'utf8'))) {
      test(each.name, async () => {
        const found = await run(each)
        if (process.env['CASES'] === 'write') write(path, each, found)
        expect(found.messages).toBe(each.messages)
        if (each.tree !== null) expect(found.tree).toBe(each.tree)
        if (each.metadata !== null) expect(found.metadata).toMatchObject(parse(each.metadata))
      })
    }
  })
}

async function run({files: sources, untitled}: Case) {
  const found = messages()
  const resources = memory({
    'picture.svg': picture,
    ...Object.fromEntries(sources.map(({path, content}) => [path, content])),
  })
  const [source] = sources
  if (!source) throw new Error('a case has a source')
  const report = found.for(source.path)
  const bytes = new TextEncoder().encode(source.content)
  const neighbour = (path: string) => outsider(path, resources, {defaults: {}, overrides: {}})
  const parsed = readArticle(
    {path: source.path, bytes},
    {report, defaults: untitled ? {} : {title: 'Title'}, recognized: strings.recognized, resources, mdx},
  )
  const article = parsed && (await annotate(parsed, {strings, resources, report, neighbour}))
  return {
    tree: article ? sketch(article) : '',
    metadata: {...article?.metadata},
    messages: found.list
      .map(({ruleId, line, column}) => `${ruleId} ${line ?? 1}:${column ?? 1}`)
      .sort()
      .join('\n'),
  }
}

/** Only what is missing: an expectation that fails is for a person to change. */
function write(
  path: string,
  {name, tree, messages: named}: Case,
  found: {tree: string; messages: string},
): void {
  const text = readFileSync(path, 'utf8')
  const here = casesIn(text).find((each) => each.name === name)
  if (!here) return
  let section = text.slice(here.from, here.to).trimEnd()
  if (tree === '')
    section = section.replace(/^````tree\n````$/m, () => `\`\`\`\`tree\n${found.tree}\n\`\`\`\``)
  if (named === '' && found.messages) section += `\n\n\`\`\`\`messages\n${found.messages}\n\`\`\`\``
  const rest = text.slice(here.to)
  writeFileSync(path, `${text.slice(0, here.from)}${section}\n${rest && '\n'}${rest}`)
}
