/** Sources → who publishes what under which name, and for which tool it was written, before anything is read whole; one roster a root of
 * files. */
import {posix} from 'node:path'
import {type Guess, guessOf} from '../read/dialects/dialect.ts'
import {slugsFor} from '../read/distinct-slugs.ts'
import {type HeadSettings, type Heads, headsOf, type RosterEntry} from '../read/head.ts'
import {ahead, type Resources} from '../resources.ts'
import {readAs, type Task} from './desk.ts'
import type {Ids} from './links.ts'

/** A Markdown file or the `publication.yml` of a collection, and the files that it may use. */
export interface Source {
  /** As `resources` knows it, and as messages name it. */
  readonly path: string
  readonly resources: Resources
  /** Where the files lie on disk, absolute, when they are just these: others can open them too. */
  readonly root?: string | undefined
}

/** Looks at the heads of a source; or remembers them, from an earlier build. */
export type LookAtHeads = (
  task: Pick<Task, 'path' | 'resources' | 'root' | 'guess'>,
  look: (resources: Resources) => Heads | null,
) => Heads | null

/** Bytes of sources that wait between the look at their heads and their reading. */
const mostAhead = 64 * 1024 * 1024

interface Root<Given> {
  readonly look: Resources
  readonly take: Resources
  readonly roster: Map<string, RosterEntry | null>
  readonly onSite: {readonly addresses: Map<string, string>; readonly labels: Map<string, string>}
  /** What has been learned of articles: names and ids, null where nothing can be. */
  readonly ids: Map<string, Ids>
  /** By folders. */
  readonly guesses: Map<string, Guess | null>
  readonly bySource: Map<string, {readonly source: Given; readonly paths: readonly string[]}>
}

export function planned<Given extends Source>(
  sources: readonly Given[],
  settings: HeadSettings,
  heads: LookAtHeads = ({resources}, look) => look(resources),
) {
  const room = {bytes: mostAhead}
  const roots = new Map<Resources, Root<Given>>()
  const owners = new Map<string, string>()
  const tasks = new Map<Given, Task>()
  const rootOf = ({resources}: Source): Root<Given> => {
    const root = roots.get(resources) ?? {
      ...ahead(resources, room),
      roster: new Map(),
      onSite: {addresses: new Map(), labels: new Map()},
      ids: new Map(),
      guesses: new Map(),
      bySource: new Map(),
    }
    roots.set(resources, root)
    return root
  }
  for (const source of sources) {
    const {path} = source
    const {look, take, roster, onSite, guesses, bySource} = rootOf(source)
    const folder = posix.dirname(path)
    const guess = guesses.has(folder) ? (guesses.get(folder) ?? null) : guessOf(path, look)
    guesses.set(folder, guess)
    const {root} = source
    const own = attempted(() =>
      heads({path, resources: look, root, guess}, (resources) =>
        headsOf(path, resources, readAs(guess, settings)),
      ),
    )
    const apart = own && toldApart(own, path, owners)
    const owner = apart === null ? undefined : owners.get(apart.folder)
    for (const [article, entry] of apart?.roster ?? []) {
      if (!roster.get(article)) roster.set(article, owner === undefined ? entry : null)
      for (const address of entry?.places.addresses ?? [])
        if (!onSite.addresses.has(address)) onSite.addresses.set(address, article)
      for (const label of entry?.places.labels ?? [])
        if (!onSite.labels.has(label)) onSite.labels.set(label, article)
    }
    bySource.set(path, {source, paths: [...(apart?.roster.keys() ?? [])]})
    if (apart !== null && owner === undefined) owners.set(apart.folder, path)
    tasks.set(source, {
      path,
      resources: take,
      root,
      roster,
      onSite,
      guess,
      owner: owner ?? null,
      answers: new Map(),
    })
  }
  return {
    rootOf,
    taskOf: (source: Given) => known(tasks.get(source)),
    /** The source that publishes an article, of those under the same root; null: none of this build. */
    ownerOf(source: Source, path: string): Given | null {
      const {roster, bySource} = rootOf(source)
      return bySource.get(roster.get(path)?.publication ?? '')?.source ?? null
    },
    /** Bytes of all its articles. */
    sizeOf(source: Given): number {
      const {look, bySource} = rootOf(source)
      return (bySource.get(source.path)?.paths ?? []).reduce((sum, path) => {
        const found = look.read(path)
        return sum + (found.type === 'found' ? found.bytes.length : 0)
      }, 0)
    },
  }
}

/** An article whose slug is taken is called after its folder as well, where that is free. */
function toldApart(heads: Heads, path: string, owners: ReadonlyMap<string, string>): Heads {
  const entry = heads.roster.get(path)
  if (!entry || !owners.has(heads.folder)) return heads
  const free = slugsFor({...entry, path}, {folder: '.', isCollection: false}).find(
    (slug) => !owners.has(slug),
  )
  if (free === undefined) return heads
  return {folder: free, roster: new Map([[path, {...entry, slug: free, folder: free}]])}
}

/** What throws here throws again in the job, which says so. */
function attempted<Result>(action: () => Result): Result | null {
  try {
    return action()
  } catch {
    return null
  }
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a source of this build has its place in the plan')
  return value
}
