/** A source → its articles, read and annotated; of a collection its front too. What throws in one article ends nothing else. */
import {annotate} from '../annotate/index.ts'
import {faultOf} from '../diagnostics/fault.ts'
import type {Report} from '../diagnostics/message.ts'
import type {Article, ParsedArticle} from '../model/article.ts'
import type {Metadata} from '../model/metadata.ts'
import {pageNamed, reservedPages, startPage, withoutStartPage} from '../pages.ts'
import {readArticle} from '../read/article.ts'
import {type Listed, readCollection} from '../read/collection.ts'
import {isCollection} from '../read/discover.ts'
import {type HeadSettings, inheriting} from '../read/head.ts'
import type {Resources} from '../resources.ts'
import {type Desk, deskFor, type Task} from './desk.ts'
import {namedStyles} from './styles.ts'
import type {Workshop} from './workshop.ts'

export interface Read {
  /** Of a collection. */
  readonly front: Article | null
  readonly articles: readonly Article[]
}

/** Null when there is nothing to publish; the messages say why. */
export async function readAll(desk: Desk): Promise<Read | null> {
  const {task, found, resources} = desk
  const {path, owner} = task
  const {settings} = desk
  const report = found.for(path)
  const claimed = (slug: string) => {
    if (owner !== null) report(slugTaken(slug, owner, 'the two would write to the same folder'))
    return `${slug}/`
  }
  if (!isCollection(path, resources)) {
    const article = await guarded(report, async () => {
      const parsed = await readOne(path, desk, {report, settings, slug: task.roster.get(path)?.slug})
      return parsed && finished(parsed, claimed(parsed.metadata.slug), {...desk, report})
    })
    return article && {front: null, articles: [article]}
  }
  const parsed = await guarded(report, async () => {
    const bytes = bytesOf(path, resources, report)
    const parsed =
      bytes && readCollection({path, bytes}, {resources, report, reportIn: found.for, ...settings})
    if (!parsed) return null
    const front = await finished(parsed.front, claimed(parsed.front.metadata.slug), {...desk, report})
    return {...parsed, front}
  })
  if (parsed === null) return null
  const {slug} = parsed.front.metadata
  const pages = new Map<string, string>()
  const articles: Article[] = []
  for (const articlePath of parsed.articles) {
    const report = found.for(articlePath)
    const article = await guarded(report, async () => {
      const one = await readOne(articlePath, desk, {
        report,
        settings: inheriting(settings, parsed),
        collection: slug,
        listed: parsed.listed?.get(articlePath),
        slug: task.roster.get(articlePath)?.slug,
      })
      if (one === null || !claimPage(one, pages, report)) return null
      const address = `${slug}/${withoutStartPage(pageNamed(one.metadata.slug))}`
      const bookPlace = parsed.listed?.get(articlePath)?.place
      return {...(await finished(one, address, {...desk, report})), ...(bookPlace ? {bookPlace} : {})}
    })
    if (article !== null) articles.push(article)
  }
  return {front: parsed.front, articles}
}

/** What throws in the work on one article is said of it, and ends nothing else. */
async function guarded<Result>(report: Report, action: () => Promise<Result | null>): Promise<Result | null> {
  try {
    return await action()
  } catch (error) {
    report(faultOf(error, 'the article'))
    return null
  }
}

interface Reading {
  readonly report: Report
  readonly settings: HeadSettings
  /** The slug of the collection that the article is part of. */
  readonly collection?: string
  readonly listed?: Listed | undefined
  readonly slug?: string | undefined
}

async function readOne(
  path: string,
  {resources}: Pick<Desk, 'resources'>,
  {report, settings, collection, listed, slug}: Reading,
): Promise<ParsedArticle | null> {
  const bytes = bytesOf(path, resources, report)
  const mayBeMdx = /\.mdx$/i.test(path) || settings.dialect === 'docusaurus'
  const mdx = mayBeMdx ? await import('../read/mdx.ts') : null
  return bytes && readArticle({path, bytes}, {report, ...settings, collection, listed, slug, resources, mdx})
}

/** `address`: from the root of the site. */
async function finished(
  parsed: ParsedArticle,
  address: string,
  {
    workshop,
    resources,
    neighbour,
    isListed,
    report,
    task: {onSite, guess},
  }: Omit<Desk, 'found' | 'named' | 'settings'> & {readonly report: Report},
): Promise<Article> {
  const {plugins, house, highlighter, options} = workshop
  const {templates, strings} = house
  const tree = await plugins.markdown(parsed.tree)
  const metadata = completed(parsed.metadata, address, workshop)
  const {siteUrl} = options
  const annotated = await annotate(
    {...parsed, tree, metadata},
    {resources, strings, report, neighbour, onSite, siteUrl, isListed, isSite: guess !== null},
  )
  const article = {...annotated, styles: namedStyles(parsed, {resources, templates, report})}
  await highlighter.prepare(article)
  return article
}

/** The ids of an article that is no source of this build, and that links of this build lead into. */
export async function idsIn(task: Task, workshop: Workshop): Promise<ReadonlyMap<string, string> | null> {
  const desk = deskFor(task, workshop)
  const entry = desk.neighbour(task.path)
  const report = () => undefined
  if (entry === null) return null
  const parsed = await readOne(task.path, desk, {report, settings: desk.settings})
  const article = parsed && (await finished(parsed, entry.folder, {...desk, report}))
  return article?.ids ?? null
}

/** The ids of all articles of a publication that another machine makes, by their paths. */
export async function idsOfAll(task: Task, workshop: Workshop) {
  const read = await readAll(deskFor(task, workshop)).catch(() => null)
  return new Map((read?.articles ?? []).map(({path, ids}) => [path, ids]))
}

function bytesOf(path: string, resources: Resources, report: Report): Uint8Array | null {
  const file = resources.read(path)
  if (file.type === 'found') return file.bytes
  const why = file.type === 'missing' ? 'it does not exist' : file.reason
  report({rule: 'publications/source-missing', reason: `The source cannot be read: ${why}.`})
  return null
}

/** Two articles of one slug would write the same page of their collection: the second is left out. */
function claimPage({metadata, path}: ParsedArticle, pages: Map<string, string>, report: Report): boolean {
  const {slug} = metadata
  const owner = reservedPages.has(slug) ? `the start page, ${startPage}` : pages.get(slug)
  if (owner === undefined) pages.set(slug, path)
  else report(slugTaken(slug, owner, 'the two would write the same page'))
  return owner === undefined
}

const slugTaken = (slug: string, owner: string, why: string) =>
  ({
    rule: 'publications/slug-taken',
    reason: `The slug \`${slug}\` is taken by ${owner}; ${why}, so this one is left out.`,
    actual: slug,
  }) as const

/** What an article need not say, because the project does. */
function completed(metadata: Metadata, address: string, {date, options}: Workshop): Metadata {
  const {siteUrl} = options
  const dated = date === undefined || metadata.published !== null || metadata.modified !== null
  return {
    ...metadata,
    ...(dated ? {} : {published: date, modified: date}),
    canonical: metadata.canonical ?? (siteUrl === null ? null : new URL(address, siteUrl).href),
  }
}
