/** A page of a publication → one schema.org graph, from its digest: what a reader finds on the page, and how it can be had. */
import type {Article} from '../../model/article.ts'
import type {Publication} from '../../model/publication.ts'
import type {Crumb} from '../../render/view.ts'
import {pageDigest} from '../digest.ts'
import type {Digest} from '../digest-schema.ts'
import type {EmitContext} from '../emitter.ts'
import {breadcrumb} from './breadcrumb.ts'

type Thing = Readonly<Record<string, unknown>>

/** JSON, with `<` escaped, so that no title can end the `script` element that it stands in. */
export function jsonLd(article: Article, publication: Publication, context: EmitContext): string {
  const digest = pageDigest(article, publication, context)
  // The way is known only where this page lies in the site: a canonical address may be anywhere.
  const {siteUrl, shelfTitle} = context.build.options
  const words = context.house.strings.for(article.metadata.language)
  const isOnSite = siteUrl !== null && digest.url?.startsWith(siteUrl) === true
  const trail = isOnSite ? breadcrumb(article, publication, {words, shelfTitle}) : []
  return JSON.stringify(graph(digest, trail)).replaceAll('<', '\\u003c')
}

/** `trail`: the way to the page, seen from its folder, without the page itself. */
export function graph(digest: Digest, trail: readonly Crumb[] = []): Thing {
  const page = digest.url ?? digest.id
  return clean({
    '@context': 'https://schema.org',
    '@graph': [
      ...webPage(digest, trail),
      work(digest, page, trail),
      ...digest.authors.map((author, index) => person(author, authorId(page, index))),
      ...(digest.publisher ? [organization(digest.publisher, page)] : []),
      ...(digest.faqs.length > 0 ? [faqPage(digest, page)] : []),
    ],
  })
}

/** Of a page whose address is known; the way to it is worth nothing without addresses either. */
function webPage(digest: Digest, trail: readonly Crumb[]): readonly Thing[] {
  const {url} = digest
  if (url === null) return []
  const steps = [
    ...trail.map((step) => ({name: step.title, item: new URL(step.url, url).href})),
    {name: digest.title, item: url},
  ]
  const list = {
    '@type': 'BreadcrumbList',
    '@id': `${url}#breadcrumb`,
    itemListElement: steps.map((step, index) => ({'@type': 'ListItem', position: index + 1, ...step})),
  }
  const page = {
    '@type': 'WebPage',
    '@id': url,
    url,
    name: digest.title,
    inLanguage: digest.language,
    lastReviewed: digest.date_reviewed,
    breadcrumb: trail.length > 0 ? {'@id': list['@id']} : null,
    mainEntity: {'@id': `${url}#article`},
  }
  return trail.length > 0 ? [page, list] : [page]
}

function work(digest: Digest, page: string, trail: readonly Crumb[]): Thing {
  return {
    '@type': digest.kind === 'collection' ? 'Collection' : 'Article',
    '@id': `${page}#article`,
    headline: digest.title,
    alternativeHeadline: digest.subtitle,
    description: digest.summary,
    abstract: digest.key_takeaways.map(({text}) => text).join('\n') || null,
    articleSection: digest.series?.name,
    inLanguage: digest.language,
    author: digest.authors.map((_, index) => ({'@id': authorId(page, index)})),
    publisher: digest.publisher && {'@id': publisherId(page)},
    datePublished: digest.date_published,
    dateModified: digest.date_modified,
    image: digest.image,
    keywords: digest.tags,
    license: digest.license?.url ?? digest.license?.text,
    copyrightNotice: digest.license?.copyright,
    wordCount: digest.word_count,
    timeRequired: digest.reading_time.duration,
    isPartOf: [
      ...(digest.series ? [{'@type': 'CreativeWorkSeries', name: digest.series.name}] : []),
      ...collections(digest, trail),
    ],
    hasPart: digest.articles.map(({id, title, url}) => ({
      '@type': 'Article',
      '@id': `${url ?? id}#article`,
      name: title,
      url,
    })),
    position: digest.series?.position,
    identifier: digest.id,
    url: digest.url,
    mainEntityOfPage: digest.url && {'@id': digest.url},
    encoding: digest.outputs.map((output) => ({
      '@type': 'MediaObject',
      encodingFormat: output.mime_type,
      contentUrl: output.url,
      contentSize: String(output.size_in_bytes),
      sha256: output.sha256,
    })),
    accessMode: digest.accessibility.access_mode,
    accessModeSufficient: digest.accessibility.access_mode_sufficient.map(itemList),
    accessibilityFeature: digest.accessibility.accessibility_feature,
    accessibilityHazard: digest.accessibility.accessibility_hazard,
    accessibilitySummary: digest.accessibility.accessibility_summary,
  }
}

/** What stands on the way to the page after the list of all publications: the collection that it is part of. */
function collections({url}: Digest, [, ...collections]: readonly Crumb[]): readonly Thing[] {
  if (url === null) return []
  return collections.map((step) => {
    const address = new URL(step.url.replace(/index\.html$/, ''), url).href
    return {'@type': 'Collection', '@id': `${address}#article`, name: step.title, url: address}
  })
}

/** The vocabulary wants a list of modes that suffice together. */
function itemList(modes: string): Thing {
  return {'@type': 'ItemList', itemListElement: modes.split(',')}
}

const authorId = (page: string, index: number) => `${page}#author-${index + 1}`
const publisherId = (page: string) => `${page}#publisher`

function person(author: Digest['authors'][number], id: string): Thing {
  return {
    '@type': 'Person',
    '@id': id,
    name: author.name,
    url: author.url,
    sameAs: author.orcid && `https://orcid.org/${author.orcid.replace(/^https:\/\/orcid\.org\//, '')}`,
  }
}

function organization({name, url}: NonNullable<Digest['publisher']>, page: string): Thing {
  return {'@type': 'Organization', '@id': publisherId(page), name, url}
}

function faqPage(digest: Digest, page: string): Thing {
  return {
    '@type': 'FAQPage',
    '@id': `${page}#faq`,
    isPartOf: {'@id': `${page}#article`},
    mainEntity: digest.faqs.map((faq) => ({
      '@type': 'Question',
      '@id': `${page}#${faq.id}`,
      name: faq.question,
      acceptedAnswer: {'@type': 'Answer', text: faq.answer_text},
    })),
  }
}

/** Without what nobody said: `null`, empty lists and texts. */
function clean(thing: Thing): Thing {
  return Object.fromEntries(
    Object.entries(thing)
      .map(([key, value]) => [key, cleanValue(value)] as const)
      .filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

function cleanValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(cleanValue)
  return typeof value === 'object' && value !== null ? clean({...value}) : value
}
