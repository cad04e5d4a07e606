/** Files that are no Markdown, named on the command line → what stands for them: a source in memory, or a text to be written. */
import type {VFileMessage} from 'vfile-message'
import {messages} from '../diagnostics/message.ts'
import {type Imported, importFile} from '../read/import/index.ts'

export interface Converted {
  readonly imported: Imported | null
  readonly messages: readonly VFileMessage[]
}

/** `label`: how messages name the file. */
export async function converted(path: string, bytes: Uint8Array, label: string): Promise<Converted> {
  const found = messages()
  const imported = await importFile({path, bytes}, found.for(label))
  return {imported, messages: found.list}
}
