/** A page of a publication → one schema.org graph, from its digest: nothing that a reader cannot see on the page. */
import type {Article} from '../model/article.ts'
import type {Publication} from '../model/publication.ts'
import {pageDigest} from './digest.ts'
import type {Digest} from './digest-schema.ts'
import type {EmitContext} from './emitter.ts'

type Thing = Readonly<Record<string, unknown>>

/** JSON, with `<` escaped, so that no title can end the `script` element that it stands in. */
export function jsonLd(article: Article, publication: Publication, context: EmitContext): string {
  return JSON.stringify(graph(pageDigest(article, publication, context))).replaceAll('<', '\\u003c')
}

export function graph(digest: Digest): Thing {
  const page = digest.url ?? digest.id
  const publisher = digest.publisher && {
    '@type': 'Organization',
    '@id': `${page}#publisher`,
    name: digest.publisher.name,
    url: digest.publisher.url,
  }
  const faqs = digest.faqs.length > 0 ? [faqPage(digest, page)] : []
  return clean({
    '@context': 'https://schema.org',
    '@graph': [article(digest, page, publisher), ...(publisher ? [publisher] : []), ...faqs],
  })
}

function article(digest: Digest, page: string, publisher: Thing | null): Thing {
  return {
    '@type': 'Article',
    '@id': `${page}#article`,
    headline: digest.title,
    alternativeHeadline: digest.subtitle,
    description: digest.summary,
    abstract: digest.key_takeaways.map(({text}) => text).join('\n') || null,
    inLanguage: digest.language,
    author: digest.authors.map((author, index) => ({
      '@type': 'Person',
      '@id': `${page}#author-${index + 1}`,
      name: author.name,
      url: author.url,
      sameAs: author.orcid && `https://orcid.org/${author.orcid.replace(/^https:\/\/orcid\.org\//, '')}`,
    })),
    publisher: publisher && {'@id': publisher['@id']},
    datePublished: digest.date_published,
    dateModified: digest.date_modified,
    image: digest.image,
    keywords: digest.tags,
    license: digest.license?.url ?? digest.license?.text,
    copyrightNotice: digest.license?.copyright,
    wordCount: digest.word_count,
    timeRequired: digest.reading_time.duration,
    isPartOf: digest.series && {
      '@type': 'CreativeWorkSeries',
      name: digest.series.name,
    },
    position: digest.series?.position,
    identifier: digest.id,
    url: digest.url,
    mainEntityOfPage: digest.url,
    encoding: digest.outputs.map((output) => ({
      '@type': 'MediaObject',
      encodingFormat: output.mime_type,
      contentUrl: output.url,
      contentSize: String(output.size_in_bytes),
      sha256: output.sha256,
    })),
    accessMode: digest.accessibility.access_mode,
    accessibilityFeature: digest.accessibility.accessibility_feature,
    accessibilityHazard: digest.accessibility.accessibility_hazard,
    accessibilitySummary: digest.accessibility.accessibility_summary,
  }
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
