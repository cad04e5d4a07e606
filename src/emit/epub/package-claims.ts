/** Who vouches for a book, and whose pages it lists → elements of the package's metadata. */
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Certification} from '../emitter.ts'
import {property, refinement, some} from './metadata-elements.ts'

/** EPUB Accessibility 1.1, sections 2.5 and 4: the claim, and who makes it. */
export function certificate(certification: Certification | null): readonly Element[] {
  if (!certification) return []
  const {certifiedBy, credential, report} = certification
  return [
    x('meta', {property: 'dcterms:conformsTo', id: 'conformance'}, conformance),
    x('meta', {property: 'a11y:certifiedBy', refines: '#conformance', id: 'certifier'}, certifiedBy),
    ...some(credential, (text) => [refinement('certifier', 'a11y:certifierCredential', text)]),
    ...some(report, (href) => [x('link', {rel: 'a11y:certifierReport', refines: '#certifier', href})]),
  ]
}

/** The only spelling that catalogues know. */
const conformance = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'

export const iBooks = 'http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/'

/** `pageBreakSource` has no prefix (w3c/epub-specs#2667); reading systems from before it know `source-of`. */
export function pagination(source: string | null): readonly Element[] {
  if (source === null) return []
  return [
    property('pageBreakSource', source),
    x('dc:source', {id: 'page-source'}, source),
    refinement('page-source', 'source-of', 'pagination'),
  ]
}
