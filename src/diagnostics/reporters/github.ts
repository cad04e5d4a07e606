/** Messages → workflow commands, which GitHub shows beside the line they speak of.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
import type {VFileMessage} from 'vfile-message'
import {type Severity, severityOf} from '../severity.ts'
import type {Reporter} from './reporter.ts'

const commands = {error: 'error', warning: 'warning', info: 'notice'} as const satisfies Record<
  Severity,
  string
>

export const github: Reporter = {
  name: 'github',
  readers: 'programs',
  write: ({messages}) => messages.map(toCommand).join('\n'),
}

function toCommand(message: VFileMessage): string {
  const properties = [
    ['file', message.file],
    ['line', message.line],
    ['col', message.column],
    ['title', message.ruleId],
  ]
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  const text = message.note ? `${message.reason} ${message.note}` : message.reason
  return `::${commands[severityOf(message)]} ${properties.join(',')}::${escapeText(text)}`
}

const escapeText = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string) => escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
