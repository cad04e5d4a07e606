/** Messages of many articles → the same, with what a tool's template repeats in each said once. */
import {VFileMessage} from 'vfile-message'

/** About keys of front matter: whoever has `layout` in one article has it in all. */
const repeated: ReadonlySet<string> = new Set(['front-matter/key-without-effect', 'front-matter/unknown-key'])

/** The first of each kind stays, at its place, and says how many there are. The messages that come in are not changed. */
export function gather(messages: readonly VFileMessage[]): readonly VFileMessage[] {
  const counts = new Map<string, number>()
  for (const message of messages) {
    const key = keyOf(message)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const said = new Set<string>()
  return messages.flatMap((message) => {
    const key = keyOf(message)
    if (key === null) return [message]
    if (said.has(key)) return []
    said.add(key)
    const others = (counts.get(key) ?? 1) - 1
    return [others === 0 ? message : counted(message, others)]
  })
}

function keyOf({ruleId, actual}: VFileMessage): string | null {
  return ruleId && actual && repeated.has(ruleId) ? `${ruleId} ${actual}` : null
}

function counted(message: VFileMessage, others: number): VFileMessage {
  const {reason, place, ruleId, source, file, fatal, actual, expected, note, url} = message
  const copy = new VFileMessage(
    `${reason.replace(/\.$/, '')} (and in ${others} other ${others === 1 ? 'file' : 'files'}).`,
    {place, ruleId, source},
  )
  return Object.assign(copy, {file, fatal, actual, expected, note, url})
}
