/** What was found in a publication → whether it failed, and whether it is written all the same. One meaning for the command, the
 * library and the shelf: a mistake stops nothing but itself; `strict` withholds. */
import type {VFileMessage} from 'vfile-message'
import {tally} from '../diagnostics/severity.ts'

/** Whether the build has to say that something is wrong. */
export function hasFailed(messages: readonly VFileMessage[], strict: boolean | undefined): boolean {
  const {errors, warnings} = tally(messages)
  return errors > 0 || (strict === true && warnings > 0)
}

/** Whether what was made is withheld, so that what an earlier build has written stays. */
export const isWithheld = (messages: readonly VFileMessage[], strict: boolean | undefined): boolean =>
  strict === true && hasFailed(messages, strict)
