/** A parsed article → an annotated one. The order of the transformers, and why. */
import {posix} from 'node:path'
import type {Root} from 'mdast'
import type {Article, Faqs, OutlineEntry, ParsedArticle, Takeaways} from '../model/article.ts'
import {factsOf} from '../parts/facts.ts'
import {inReadingOrder} from '../parts/index.ts'
import {memory, overlay, type Resources} from '../resources.ts'
import type {Strings} from '../strings.ts'
import {alerts} from './alerts.ts'
import {attributes} from './attributes.ts'
import {directives} from './directives.ts'
import {type DraftFaqs, liftFaqs} from './faqs.ts'
import {collectFigures, makeFigures} from './figures.ts'
import {footnotes} from './footnotes.ts'
import {headingLevels} from './headings.ts'
import {loadImages} from './images.ts'
import {links} from './links.ts'
import {questions} from './questions.ts'
import {rawHtml} from './raw-html.ts'
import {countWords} from './reading-time.ts'
import {references} from './references.ts'
import {headingIds, nestSections, outlineOf} from './sections.ts'
import {type AnnotateOptions, createState, type State} from './state.ts'
import {type DraftTakeaways, liftTakeaways} from './takeaways.ts'
import {nameTargets, targets} from './targets.ts'
import {blocks, fullText, joinTexts, phrasing, plainText, type Tree} from './tree.ts'
import {typography, withSigns} from './typography.ts'

export type {AnnotateOptions}

/** Pictures that stood in the text lie beside the article, as those do that are files. */
function withPictures({path, pictures = {}}: ParsedArticle, resources: Resources): Resources {
  const own = Object.entries(pictures).map(
    ([name, bytes]) => [posix.join(posix.dirname(path), name), bytes] as const,
  )
  return own.length === 0 ? resources : overlay(memory(Object.fromEntries(own)), resources)
}

/** Changes `parsed.tree`, and keeps it as the body. */
export async function annotate(parsed: ParsedArticle, options: AnnotateOptions): Promise<Article> {
  const state = createState(parsed, {...options, resources: withPictures(parsed, options.resources)})
  const {tree} = parsed
  const {takeaways, faqs, faqIds, definitions} = await shape(parsed, state)
  const pieces = {takeaways, body: tree, faqs}
  const notes = footnotes(inReadingOrder<Tree>({...pieces, notes: []}), definitions, state)
  const all = inReadingOrder<Tree>({...pieces, notes: notes.map((note) => note.definition)})

  // A picture that cannot be had becomes words, which make no figure.
  const images = await loadImages(all, parsed.metadata, state)
  makeFigures(all, state)
  // After figures: their ids may be linked to.
  const linkList = links(all, state)

  // After ids and links, which compare words as they are written; titles are copied from changed nodes below.
  typography(all, parsed.metadata.language)

  const text = all.map((part) => plainText(part.children)).join('\n')
  const count = countWords(text, parsed.metadata.language)
  const words = options.strings.for(parsed.metadata.language)
  const finished = {takeaways: finishTakeaways(takeaways), faqs: finishFaqs(faqs, faqIds)}
  const parted = {...finished, body: tree, footnotes: notes}
  return {
    path: parsed.path,
    source: parsed.source,
    foreign: parsed.foreign,
    metadata: withSigns(parsed.metadata),
    ...parted,
    outline: outline({...finished, sections: outlineOf(tree.children), notes: notes.length > 0}, words),
    questions: questions(tree),
    ...collectFigures(all),
    links: linkList,
    ids: state.ids.all(),
    images,
    wordCount: count.words,
    readingTime: count.readingTime,
    facts: factsOf({...parted, images}),
  }
}

/** Everything that gives a place its address. */
async function shape(parsed: ParsedArticle, state: State) {
  const tree: Root = parsed.tree
  // HTML may enclose Markdown, so that it is taken in before anything else looks at siblings.
  await rawHtml(tree, state)

  // What the parser left half done: its nodes become ours, so that nothing below meets a directive or a definition.
  directives(tree, state)
  joinTexts(tree)
  alerts(tree)
  attributes(tree, state)
  const named = targets(tree)
  const definitions = references(tree, state)

  // Lifting reads levels ("until the next heading of this level"), so levels come first.
  headingLevels(tree, parsed.titleDepth ?? 1, state)
  const takeaways = liftTakeaways(tree, parsed.parts, state)
  const faqs = liftFaqs(tree, parsed.parts, state)

  // Ids are made from the words as written, before typography changes them, and the body's before the FAQs'.
  headingIds(tree, state)
  const faqIds = idsOfFaqs(faqs, state)
  aliasOpening(takeaways, state)
  aliasOpening(faqs, state)
  // The heading that became the title is the head of the article.
  state.ids.aliasHeading(parsed.metadata.title, 'top')
  nameTargets(named, state)
  nestSections(tree, state)
  return {takeaways, faqs, faqIds, definitions}
}

/** What GitHub would call the heading of a lifted part still leads to it. */
function aliasOpening(part: DraftTakeaways | DraftFaqs | null, state: State): void {
  if (part?.heading) state.ids.aliasHeading(plainText(part.heading.children), part.id)
}

function idsOfFaqs(faqs: DraftFaqs | null, state: State): readonly string[] {
  if (!faqs) return []
  return faqs.items.map(({question, answer, id}) => {
    const text = plainText(question.children)
    const own = id ?? state.ids.make(text)
    state.ids.aliasHeading(text, own)
    headingIds(answer, state)
    return own
  })
}

function finishTakeaways(draft: DraftTakeaways | null): Takeaways | null {
  if (!draft) return null
  return {
    id: draft.id,
    heading: draft.heading && phrasing(draft.heading.children),
    items: draft.items.map((item, index) => {
      const children = blocks(item.children)
      const texts = children.map((block) => fullText([block])).filter((text) => text !== '')
      return {id: `takeaway-${index + 1}`, text: texts.join(' '), children}
    }),
  }
}

function finishFaqs(draft: DraftFaqs | null, ids: readonly string[]): Faqs | null {
  if (!draft) return null
  return {
    id: draft.id,
    heading: draft.heading && phrasing(draft.heading.children),
    introduction: blocks(draft.introduction.children),
    items: draft.items.map(({question, answer, place}, index) => ({
      id: ids[index] ?? '',
      text: fullText(question.children),
      question: phrasing(question.children),
      answer: blocks(answer.children),
      position: place,
    })),
  }
}

interface Outlined {
  readonly takeaways: Takeaways | null
  readonly faqs: Faqs | null
  readonly sections: readonly OutlineEntry[]
  readonly notes: boolean
}

function outline(
  {takeaways, faqs, sections, notes}: Outlined,
  words: ReturnType<Strings['for']>,
): readonly OutlineEntry[] {
  const entry = (
    kind: 'takeaways' | 'faqs' | 'notes',
    id: string,
    heading: Takeaways['heading'],
  ): OutlineEntry => {
    const title = heading ?? [{type: 'text', value: words[kind] ?? kind}]
    return {id, depth: 2, title, text: plainText(title), kind, children: []}
  }
  return [
    ...(takeaways ? [entry('takeaways', takeaways.id, takeaways.heading)] : []),
    ...sections,
    ...(faqs ? [entry('faqs', faqs.id, faqs.heading)] : []),
    ...(notes ? [entry('notes', 'notes', null)] : []),
  ]
}
