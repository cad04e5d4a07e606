/** What an article says about itself. Every key is always there, `null` or empty when unknown, so that
 * templates under `strictVariables` may ask for it. */
export interface Metadata {
  readonly title: string
  readonly subtitle: string | null
  /** At most 40 characters, for running heads and narrow lists; the title when the author gave none. */
  readonly shortTitle: string
  /** One or two sentences of plain text. */
  readonly summary: string | null
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly authors: readonly Person[]
  readonly publisher: {readonly name: string; readonly url: string | null} | null
  /** RFC 3339, a full date (`2025-09-04`) or a date-time with its zone. */
  readonly published: string | null
  readonly modified: string | null
  readonly reviewed: string | null
  readonly reviewBy: string | null
  /** The folder in `dist/` and the stem of every file name: lower-case ASCII letters, digits, hyphens. */
  readonly slug: string
  /** A URI or URN that never changes: the author's, or `urn:uuid:` derived from canonical URL or slug. */
  readonly identifier: string
  /** Where this article lives on the web, absolute. */
  readonly canonical: string | null
  readonly keywords: readonly string[]
  readonly rights: Rights | null
  /** A picture for the cover and for social cards; the path is relative to the article. */
  readonly image: {readonly path: string; readonly alt: string} | null
  readonly series: {readonly name: string; readonly position: number | null} | null
  readonly draft: boolean
  readonly contents: {
    readonly shown: boolean /** Deepest heading level listed, 2–6. */
    readonly depth: number
  }
}

export interface Person {
  readonly name: string
  /** The form that sorts: `Curie, Marie`. The name itself when the author gave none. */
  readonly sortName: string
  readonly url: string | null
  readonly orcid: string | null
  readonly roles: readonly string[]
}

export interface Rights {
  /** As it is printed: `CC BY 4.0`. */
  readonly text: string
  readonly url: string | null
  readonly spdx: string | null
  /** `© 2025 Example Press`, when the author gave it. */
  readonly copyright: string | null
}
