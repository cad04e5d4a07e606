/** Messages → text for whoever reads them: a person, a program, or a pull request. */
import type pico from 'picocolors'
import type {VFileMessage} from 'vfile-message'

export type Colors = ReturnType<typeof pico.createColors>

export interface ReportInput {
  readonly messages: readonly VFileMessage[]
  /** The text a message's file holds, for excerpts; null when it cannot be had. */
  readonly sourceOf: (file: string) => string | null
  readonly colors: Colors
}

/** Ends without a line feed; empty when there is nothing to say. */
export type Reporter = (input: ReportInput) => string
