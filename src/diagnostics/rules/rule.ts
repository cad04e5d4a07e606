/** One thing that can go wrong in content. The reference page of rules is generated from these. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'info'
  /** One sentence that says what should hold: `An article has a title.` */
  readonly doc: string
  readonly hint: string
}

export type Rules = Readonly<Record<string, Rule>>
