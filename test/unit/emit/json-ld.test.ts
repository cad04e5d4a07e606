/** The structured data of a page: one graph, of things that exist in schema.org and name each other. */
import {expect, test} from 'vitest'
import {single} from '../../../src/assemble.ts'
import {jsonLd} from '../../../src/emit/html/json-ld.ts'
import type {Article} from '../../../src/model/article.ts'
import type {Metadata} from '../../../src/model/metadata.ts'
import {article, metadata} from '../render/article.ts'
import {contextFor} from './emit-context.ts'

type Value = string | number | boolean | null | readonly Value[] | {readonly [key: string]: Value}
type Thing = {readonly [key: string]: Value}

function graphOf(
  changed: Partial<Metadata> = {},
  more: Partial<Article> = {},
  siteUrl: string | null = null,
) {
  const given = article('Text.', {...more, metadata: {...metadata, ...changed}})
  const context = contextFor({siteUrl, formats: new Set(['html'])})
  const data: {readonly '@graph': readonly Thing[]} = JSON.parse(jsonLd(given, single(given), context))
  return data['@graph']
}

const typed = (graph: readonly Thing[], type: string) => graph.filter((thing) => thing['@type'] === type)
const types = (graph: readonly Thing[]) => graph.map((thing) => thing['@type'])

const team = {name: 'Editorial team', sortName: 'e', url: 'https://example.org/team', orcid: null, roles: []}
const onSite: Partial<Metadata> = {
  canonical: 'https://example.org/a-title/',
  authors: [team, {...team, name: 'Design team', url: null, orcid: '0000-0002-1825-0097'}],
  publisher: {name: 'Example Press', url: 'https://example.org/'},
  published: '2025-09-04',
  modified: '2025-09-05',
  reviewed: '2025-09-06',
}
const faqs: Article['faqs'] = {
  id: 'faq',
  heading: null,
  introduction: [],
  items: [
    {
      id: 'why',
      text: 'Why?',
      question: [{type: 'text', value: 'Why?'}],
      answer: [{type: 'paragraph', children: [{type: 'text', value: 'Because.'}]}],
      position: null,
    },
  ],
}

test('a page without an address says what it is, and nothing of where', () => {
  expect(types(graphOf())).toEqual(['Article'])
  expect(JSON.stringify(graphOf())).not.toMatch(/null|""|\[\]|BreadcrumbList|"url"/)
})

test('FAQs are a page of questions, and only where there are some', () => {
  expect(types(graphOf({}, {faqs}))).toEqual(['Article', 'FAQPage'])
  expect(typed(graphOf({}, {faqs}), 'FAQPage')[0]).toMatchObject({
    mainEntity: [{'@type': 'Question', name: 'Why?', acceptedAnswer: {'@type': 'Answer', text: 'Because.'}}],
  })
})

test('people and publisher are things of their own, which the article names', () => {
  const graph = graphOf(onSite)
  expect(typed(graph, 'Article')[0]).toMatchObject({
    author: [
      {'@id': 'https://example.org/a-title/#author-1'},
      {'@id': 'https://example.org/a-title/#author-2'},
    ],
    publisher: {'@id': 'https://example.org/a-title/#publisher'},
    datePublished: '2025-09-04',
    dateModified: '2025-09-05',
    mainEntityOfPage: {'@id': 'https://example.org/a-title/'},
  })
  expect(typed(graph, 'Person')).toMatchObject([
    {name: 'Editorial team', url: 'https://example.org/team'},
    {name: 'Design team', sameAs: 'https://orcid.org/0000-0002-1825-0097'},
  ])
  expect(typed(graph, 'WebPage')[0]).toMatchObject({lastReviewed: '2025-09-06'})
})

test('every thing that is named is there', () => {
  const graph = graphOf({...onSite, series: {name: 'Security', position: 1}}, {faqs}, 'https://example.org/')
  const ids = new Set(graph.map((thing) => thing['@id']))
  const named: Value[] = []
  const look = (value: Value): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
      if (entries.length === 1 && entries[0]?.[0] === '@id') named.push(entries[0][1])
      for (const [, inner] of entries) look(inner)
    }
  }
  graph.forEach(look)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((id) => typeof id !== 'string' || !ids.has(id))).toEqual([])
})

test('the way to the page is said where it lies in the site, from the list of all articles on', () => {
  const [list] = typed(graphOf(onSite, {}, 'https://example.org/'), 'BreadcrumbList')
  expect(list?.['itemListElement']).toEqual([
    {'@type': 'ListItem', position: 1, name: 'Articles', item: 'https://example.org/index.html'},
    {'@type': 'ListItem', position: 2, name: 'A title', item: 'https://example.org/a-title/'},
  ])
  for (const graph of [graphOf(onSite), graphOf(onSite, {}, 'https://other.example/')]) {
    expect(types(graph)).not.toContain('BreadcrumbList')
    expect(typed(graph, 'WebPage')[0]).not.toHaveProperty('breadcrumb')
  }
})

/** https://schema.org/docs/jsonldcontext.jsonld, as of version 29: only what an article of ours can say. */
const vocabulary = {
  Article:
    'headline alternativeHeadline description abstract articleSection inLanguage author publisher datePublished dateModified image keywords license copyrightNotice wordCount timeRequired isPartOf position identifier url mainEntityOfPage encoding accessMode accessModeSufficient accessibilityFeature accessibilityHazard accessibilitySummary',
  WebPage: 'url name inLanguage lastReviewed breadcrumb mainEntity',
  BreadcrumbList: 'itemListElement',
  ListItem: 'position name item',
  ItemList: 'itemListElement',
  Person: 'name url sameAs',
  Organization: 'name url',
  FAQPage: 'isPartOf mainEntity',
  Question: 'name acceptedAnswer',
  Answer: 'text',
  CreativeWorkSeries: 'name',
  MediaObject: 'encodingFormat contentUrl contentSize sha256',
} as const satisfies Readonly<Record<string, string>>

test('types and properties are words of schema.org', () => {
  const known = new Map<Value | undefined, readonly string[]>(
    Object.entries(vocabulary).map(([type, words]) => [type, words.split(' ')]),
  )
  const strange: string[] = []
  const look = (value: Value): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null) {
      const type = Object.entries(value).find(([key]) => key === '@type')?.[1]
      for (const [key, inner] of Object.entries(value)) {
        if (!key.startsWith('@') && known.get(type)?.includes(key) !== true)
          strange.push(`${String(type)}.${key}`)
        look(inner)
      }
    }
  }
  graphOf({...onSite, series: {name: 'Security', position: 1}}, {faqs}, 'https://example.org/').forEach(look)
  expect(strange).toEqual([])
})
