/** Messages → one JSON array, a line a message, with the keys that users of VFile expect. */
import {severityOf} from '../severity.ts'
import type {Reporter} from './reporter.ts'

export const json: Reporter = {
  name: 'json',
  readers: 'programs',
  write({messages}) {
    const lines = messages.map((message) =>
      JSON.stringify({
        file: message.file ?? null,
        line: message.line ?? null,
        column: message.column ?? null,
        severity: severityOf(message),
        ruleId: message.ruleId ?? null,
        reason: message.reason,
        actual: message.actual ?? null,
        expected: message.expected ?? [],
        hint: message.note ?? null,
        url: message.url ?? null,
        source: message.source ?? null,
      }),
    )
    return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`
  },
}
