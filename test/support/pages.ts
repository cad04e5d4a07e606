/** A publication → the pages of its handout, with the shipped templates and stylesheets. */
import type {Root} from 'hast'
import {messages} from '../../src/diagnostics/message.ts'
import type {Publication} from '../../src/model/publication.ts'
import {createTypesetter, type Typeset} from '../../src/pdf/index.ts'
import {createHighlighter} from '../../src/render/highlight.ts'
import {createRenderer} from '../../src/render/renderer.ts'
import {shippedTemplates} from '../../src/resources.ts'
import {loadStrings} from '../../src/strings.ts'
import type {Page} from '../../src/typeset/index.ts'

export interface SetPages {
  readonly pages: readonly Page[]
  readonly typeset: Typeset
  /** The hast that was set. */
  readonly document: Root
  /** The rules of all messages, in order. */
  readonly rules: readonly string[]
}

export async function setPages(publication: Publication): Promise<SetPages> {
  const found = messages()
  const report = found.for('templates')
  const templates = shippedTemplates()
  const [article] = publication.articles
  if (!article) throw new Error('a publication has an article')
  const highlighter = createHighlighter()
  await highlighter.prepare(article)
  const {highlight} = highlighter
  const renderer = createRenderer({templates, strings: loadStrings(templates), report, highlight})
  const document = renderer.document({
    medium: 'print',
    publication,
    article,
    downloads: [],
    head: null,
    report,
  })
  const sheets = ['tokens', 'prose', 'print'].map((name) => {
    const path = `styles/${name}.css`
    const file = templates.read(path)
    return {path, text: file.type === 'found' ? new TextDecoder().decode(file.bytes) : ''}
  })
  const typesetter = await createTypesetter(sheets, templates, {report})
  const picture = (source: string) => article.images.get(source) ?? null
  const typeset = await typesetter.typeset(document, {report, picture})
  return {pages: typeset.pages, typeset, document, rules: found.list.map(({ruleId}) => ruleId ?? '')}
}
