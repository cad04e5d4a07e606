/** Messages of a build → messages as people know their files, each once; and the lines of text that they speak of. */
import {posix} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {gather} from '../diagnostics/gather.ts'
import type {Published} from '../publish.ts'
import {articlesIn, isCollection} from '../read/discover.ts'
import type {InputSource} from './inputs.ts'

/** Sources are known by their place under their root; people know them by their place under the working folder. */
export function relabel({messages, files, source}: Published<InputSource>): readonly VFileMessage[] {
  const known = new Set(files)
  for (const message of messages)
    if (message.file && known.has(message.file)) message.file = source.labelOf(message.file)
  const {imported = []} = source
  // Of what could not be read, that it is empty says nothing more.
  return imported.some(({fatal}) => fatal === true) ? imported : [...imported, ...messages]
}

/** A mistake in a template is found with every article, and said once. */
export function distinct(messages: readonly VFileMessage[]): readonly VFileMessage[] {
  const key = ({file, place, ruleId, reason}: VFileMessage) => JSON.stringify([file, place, ruleId, reason])
  return gather([...new Map(messages.map((message) => [key(message), message])).values()])
}

/** The text of a file that a message names, for the line that it shows. */
export function sourceReader(sources: readonly InputSource[]): (file: string) => string | null {
  const candidates = new Map<InputSource, readonly string[]>()
  return (file) => {
    for (const source of sources) {
      const {resources, labelOf, path} = source
      const paths =
        candidates.get(source) ??
        (isCollection(path, resources) ? [path, ...articlesIn(posix.dirname(path), resources)] : [path])
      candidates.set(source, paths)
      const found = paths.find((candidate) => labelOf(candidate) === file)
      const resource = found === undefined ? null : resources.read(found)
      if (resource?.type === 'found') return new TextDecoder().decode(resource.bytes)
    }
    return null
  }
}
