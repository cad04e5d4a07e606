/** What a job took, each thing as a mark of what it held: while all marks stay the same, so does what the job makes. Plain data. */
import type {OnSite} from '../annotate/state.ts'
import {sha256} from '../emit/sha256.ts'
import {oncePer} from '../once.ts'
import type {Recording, Resource, Resources} from '../resources.ts'
import type {Desk, Lookup, Task} from './desk.ts'

export interface Taken {
  /** By path: files, whether they were there or not. */
  readonly files: Marks
  readonly folders: Marks
  /** By path: entries of the roster, whether they were there or not. */
  readonly roster: Marks
  /** What was known of the whole site. */
  readonly site: Marks
}

export type Marks = Readonly<Record<string, string>>

export function takenBy({resources, looked, task}: Pick<Desk, 'resources' | 'looked' | 'task'>): Taken {
  return {
    ...filesTaken(resources),
    roster: marks(looked.roster, (path) => entryMark(path, task.roster)),
    site: marks(looked.site, (key) => siteMark(task.onSite[key])),
  }
}

export const filesTaken = ({asked: {files, folders}}: Recording): Pick<Taken, 'files' | 'folders'> => ({
  files: Object.fromEntries([...files].map(([path, found]) => [path, fileMark(found)])),
  folders: Object.fromEntries([...folders].map(([path, list]) => [path, listMark(list)])),
})

/** Asks whether what was taken is still the same. Each file is read and each folder listed once. */
export interface Checker {
  files(taken: Pick<Taken, 'files' | 'folders'>): boolean
  all(taken: Taken, task: Pick<Task, 'roster' | 'onSite'>): boolean
}

export function checkerOf(resources: Resources): Checker {
  const file = oncePer((path: string) => fileMark(resources.read(path)))
  const folder = oncePer((path: string) => listMark(resources.list(path)))
  const site = new WeakMap<OnSite, Map<string, string>>()
  const ofSite = (key: keyof OnSite, onSite: OnSite) => {
    const known = site.get(onSite) ?? new Map<string, string>()
    const mark = known.get(key) ?? siteMark(onSite[key])
    site.set(onSite, known.set(key, mark))
    return mark
  }
  const checkFiles = (taken: Pick<Taken, 'files' | 'folders'>) =>
    same(taken.files, file) && same(taken.folders, folder)
  return {
    files: checkFiles,
    all: (taken, {roster, onSite}) =>
      checkFiles(taken) &&
      same(taken.roster, (path) => entryMark(path, roster)) &&
      same(taken.site, (key) => (key === 'addresses' || key === 'labels' ? ofSite(key, onSite) : '')),
  }
}

function same(marks: Marks, now: (key: string) => string): boolean {
  for (const key in marks) if (marks[key] !== now(key)) return false
  return true
}

const marks = <Key extends string>(keys: Iterable<Key>, of: (key: Key) => string): Marks =>
  Object.fromEntries([...keys].map((key) => [key, of(key)]))

const fileMark = (found: Resource): string =>
  found.type === 'found' ? sha256(found.bytes) : found.type === 'missing' ? '-' : `! ${found.reason}`

const listMark = (list: readonly string[]): string => sha256(list.join('\n'))

const entryMark = (path: string, roster: Lookup): string =>
  roster.has(path) ? sha256(JSON.stringify(roster.get(path))) : '-'

const siteMark = (places: ReadonlyMap<string, string>): string => sha256(JSON.stringify([...places]))
