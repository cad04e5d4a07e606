/** One thing that can go wrong in content. The reference page of rules is generated from these. */
export interface Rule {
  readonly severity: 'error' | 'warning' | 'info'
  /** One sentence that says what should hold: `An article has a title.` */
  readonly doc: string
  readonly hint: string
  /** Where it is known from: a vendor's page, a specification, or a thread in which it happened to somebody. */
  readonly evidence?: readonly string[]
  /** Whose readers it hurts; for all when left out. */
  readonly devices?: readonly Device[]
}

/** `old`: reading systems on Adobe's engine for EPUB 2, and others from before EPUB 3. */
export const devices = ['kindle', 'apple', 'kobo', 'old'] as const
export type Device = (typeof devices)[number]

export type Rules = Readonly<Record<string, Rule>>
