/** A book as another tool lists it: what it says of itself, and its articles in order. */
import type {Point} from 'unist'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'

export interface Book {
  /** In our keys and forms, as `publication.yml` would say it. */
  readonly metadata: Readonly<Record<string, unknown>>
  readonly entries: readonly Entry[]
  /** A folder in which every article is meant to be listed; null where others may lie beside them. */
  readonly sources: string | null
}

/** An article, a part, or an address that is neither. */
export interface Entry {
  readonly type: 'article' | 'part' | 'address'
  /** Of an article its path, from the root of the resources; of an address itself; of a part its title. */
  readonly target: string
  /** The same as the list has it. */
  readonly written: string
  /** As the list calls it; null where it only names the file. */
  readonly title: string | null
  /** How deep it stands under others, parts among them, from 0. */
  readonly depth: number
  /** `1.2`, in tools that count their chapters. */
  readonly number: string | null
  /** The file that lists it, and where. */
  readonly list: string
  readonly place: Point
}

export interface ListFile {
  readonly path: string
  readonly text: string
  readonly resources: Resources
  /** Of what is wrong with the list itself. */
  readonly report: Report
}

/** A row of the table of tools. */
export interface Tool {
  readonly name: string
  /** The file by which a folder is known to be its book. */
  readonly file: RegExp
  /** What `docs/collections.md` says of it. */
  readonly lists: string
  readonly says: string
  /** Null: the file is of the tool, but lists nothing. */
  readonly read: (file: ListFile) => Book | null
}

export function textAt(path: string, resources: Resources): string | null {
  const file = resources.read(path)
  return file.type === 'found' ? new TextDecoder().decode(file.bytes) : null
}
