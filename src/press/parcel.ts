/** What a job has made ↔ plain data, which can be sent to another thread or kept. */
import {VFileMessage} from 'vfile-message'
import type {Made} from './job.ts'
import type {Taken} from './taken.ts'

export interface Parcel extends Omit<Made, 'publication' | 'messages' | 'taken' | 'stored'> {
  readonly messages: readonly PlainMessage[]
  readonly taken: Taken
}

export type PlainMessage = Pick<
  VFileMessage,
  'reason' | 'place' | 'ruleId' | 'source' | 'file' | 'fatal' | 'actual' | 'expected' | 'note' | 'url'
> & {readonly cause?: PlainError | undefined}

interface PlainError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
}

export function parcelOf({slug, emissions, messages, articles, taken, exports, asks}: Made): Parcel {
  return {slug, emissions, articles, exports, asks, messages: messages.map(plainMessage), taken: taken()}
}

/** Each time with messages of its own: who hears them may change them. */
export const unpacked = ({taken, messages, ...parcel}: Parcel): Made => ({
  ...parcel,
  publication: null,
  messages: messages.map(livingMessage),
  taken: () => taken,
})

export function plainMessage(message: VFileMessage): PlainMessage {
  const {reason, place, ruleId, source, file, fatal, actual, expected, note, url, cause} = message
  return {
    ...{reason, place, ruleId, source, file, fatal, actual, expected, note, url},
    cause:
      cause instanceof Error ? {name: cause.name, message: cause.message, stack: cause.stack} : undefined,
  }
}

export function livingMessage({reason, place, ruleId, source, cause, ...others}: PlainMessage): VFileMessage {
  const error = cause && Object.assign(new Error(cause.message), {name: cause.name, stack: cause.stack})
  return Object.assign(new VFileMessage(reason, {place, ruleId, source, cause: error}), others)
}
