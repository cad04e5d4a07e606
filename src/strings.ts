/** Every word that a template says and every heading that annotation recognizes, by language: `templates/strings/*.yml`. */

export interface Strings {
  /** The words of the nearest language: `de-AT` → `de` → `en`. */
  for(language: string): Words
  /** Headings that open takeaways or FAQs in any language known, lower case, without end punctuation. */
  readonly recognized: {
    readonly takeaways: ReadonlySet<string>
    readonly faqs: ReadonlySet<string>
    /** Prefixes of question and answer pairs: `q`, `question`, `a`, `answer`, `f`, `frage`, … */
    readonly question: ReadonlySet<string>
    readonly answer: ReadonlySet<string>
  }
}

/** Keys are the same in every language; a test checks that none is missing. */
export type Words = Readonly<Record<string, string>>
