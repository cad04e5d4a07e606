/** What a finished PDF says about itself, and what travels with it. Dates come from the caller, never from the clock. */
export interface DocumentInfo {
  readonly title: string
  readonly authors: readonly string[]
  readonly summary: string | null
  readonly keywords: readonly string[]
  readonly rights: string | null
  readonly identifier: string | null
  /** BCP 47. */
  readonly language: string
  /** Null: nobody gave a date, and the file states none. */
  readonly created: Date | null
  readonly modified: Date | null
  /** `Fourfold 0.1.0` */
  readonly generator: string
  readonly attachments: readonly Attachment[]
}

export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly description: string
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified'
  readonly modified: Date
}
