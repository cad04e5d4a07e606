/** How to cite an article: who, when, what, where, as far as it is known. */
import {expect, test} from 'vitest'
import type {Metadata} from '../../../src/model/metadata.ts'
import {citation} from '../../../src/render/citation.ts'
import {formatsByLanguage} from '../../../src/render/formats.ts'
import {shippedTemplates} from '../../../src/resources.ts'
import {loadStrings} from '../../../src/strings.ts'
import {metadata} from './article.ts'

const strings = loadStrings(shippedTemplates())
const formats = formatsByLanguage()

const cite = (changed: Partial<Metadata>, collection: string | null = null) => {
  const given: Metadata = {...metadata, ...changed}
  return citation(given, {words: strings.for(given.language), formats: formats(given.language), collection})
}

const team = {name: 'Editorial team', sortName: 'Editorial team', url: null, orcid: null, roles: []}
const press = {name: 'Example Press', url: null}

test('all that is known stands in one line', () => {
  expect(
    cite({
      subtitle: 'And more',
      authors: [team, {...team, name: 'Design team'}],
      publisher: press,
      published: '2025-09-04',
      canonical: 'https://example.org/a-title/',
    }),
  ).toBe(
    'Editorial team and Design team (September 4, 2025). A title: And more. Example Press. https://example.org/a-title/',
  )
})

test('an article that was changed says both dates, in the order and words of its language', () => {
  const dates = {published: '2025-09-04', modified: '2025-10-01'}
  expect(cite({...dates, authors: [team]})).toBe(
    'Editorial team (September 4, 2025; updated October 1, 2025). A title.',
  )
  expect(cite({...dates, language: 'de', subtitle: 'Zwei', authors: [team]})).toBe(
    'Editorial team (4. September 2025; aktualisiert 1. Oktober 2025). A title: Zwei.',
  )
  expect(cite({...dates, language: 'fr', subtitle: 'Deux', authors: [team]})).toContain(
    'A title\u00a0: Deux.',
  )
})

test('without authors the publisher signs, without anybody the title goes first', () => {
  expect(cite({publisher: press, published: '2025-09-04'})).toBe(
    'Example Press (September 4, 2025). A title.',
  )
  expect(cite({})).toBe('A title (n.d.).')
  expect(cite({authors: [{...team, name: 'Example Press'}], publisher: press})).toBe(
    'Example Press (n.d.). A title.',
  )
})

test('a title that ends with a mark of its own gets no full stop and no colon', () => {
  expect(cite({authors: [team], title: 'What now?'})).toBe('Editorial team (n.d.). What now?')
  expect(cite({authors: [team], title: 'What now?', subtitle: 'A guide'})).toBe(
    'Editorial team (n.d.). What now? A guide.',
  )
})

test('a DOI goes before the address, an ISBN after it; an identifier made from a name is not shown', () => {
  const canonical = 'https://example.org/a-title/'
  expect(cite({identifier: 'https://doi.org/10.1000/182', canonical})).toMatch(
    / https:\/\/doi\.org\/10\.1000\/182$/,
  )
  expect(cite({identifier: 'urn:isbn:9783161484100', canonical})).toMatch(
    / https:\/\/example\.org\/a-title\/$/,
  )
  expect(cite({identifier: 'urn:isbn:9783161484100'})).toMatch(/ ISBN 9783161484100\.$/)
  expect(cite({})).not.toContain('urn:')
})

test('an article of a collection is cited in it', () => {
  expect(cite({authors: [team], published: '2025-09-04', publisher: press, subtitle: null}, 'A guide')).toBe(
    'Editorial team (September 4, 2025). A title. In: A guide. Example Press.',
  )
})
