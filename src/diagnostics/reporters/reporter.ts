/** Messages → text for whoever reads them: a person, a program, or a pull request. */
import type pico from 'picocolors'
import type {VFileMessage} from 'vfile-message'

export type Colors = ReturnType<typeof pico.createColors>

export interface ReportInput {
  readonly messages: readonly VFileMessage[]
  /** The text a message's file holds, for excerpts; null when it cannot be had. */
  readonly sourceOf: (file: string) => string | null
  readonly colors: Colors
  /** Whether each message is wanted, however many are alike. @default false */
  readonly whole?: boolean
}

/** A row of the table of reporters. */
export interface Reporter {
  /** What `--reporter` calls it. */
  readonly name: string
  /** A report for people goes where errors go, with a summary after it; one for programs is the whole output. */
  readonly readers: 'people' | 'programs'
  /** Ends without a line feed; empty when there is nothing to say. */
  readonly write: (input: ReportInput) => string
}
