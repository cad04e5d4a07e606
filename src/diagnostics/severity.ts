/** A message → how bad it is, and the same counted. */
import type {VFileMessage} from 'vfile-message'
import type {Rule} from './rules/rule.ts'

export type Severity = Rule['severity']

/** VFile's convention: `fatal` is true, false or undefined. */
export function severityOf(message: VFileMessage): Severity {
  if (message.fatal === true) return 'error'
  return message.fatal === false ? 'warning' : 'info'
}

export interface Tally {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export function tally(messages: readonly VFileMessage[]): Tally {
  const count = (severity: Severity) => messages.filter((message) => severityOf(message) === severity).length
  return {errors: count('error'), warnings: count('warning'), infos: count('info')}
}
