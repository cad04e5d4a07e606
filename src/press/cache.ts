/** What earlier builds have made, kept by what their jobs took: a job whose files, roster and options are the same is not done again. */
import type {Emission} from '../emit/emitter.ts'
import type {ShelfEntry} from '../emit/manifest.ts'
import {sha256} from '../emit/sha256.ts'
import type {Heads, RosterEntry} from '../read/head.ts'
import {files, recording} from '../resources.ts'
import type {Crew} from './crew.ts'
import type {Task} from './desk.ts'
import type {Emissions, Made} from './job.ts'
import type {Ask} from './links.ts'
import {type PlainMessage, parcelOf, unpacked} from './parcel.ts'
import type {Store} from './store.ts'
import {type Checker, checkerOf, filesTaken, type Taken} from './taken.ts'

export interface Cache {
  /** Has `own` do what is not kept, and keeps it. */
  readonly over: (own: Crew) => Crew
  readonly identity: string
  /** What the project's builds remember beside their jobs. */
  readonly remembered: Remembered
  /** Remembers all that for the next build. @returns false when it cannot be kept */
  readonly save: () => Promise<boolean>
}

export interface CacheOptions {
  readonly store: Store
  /** A mark of all that jobs are told. */
  readonly identity: string
  /** What tells the builds of this project from those of others in the same store. */
  readonly project: string
  /** What a root of files is called on every machine. */
  readonly nameOf: (root: string) => string
}

/** Plain data, by name. */
export type Remembered = Record<string, unknown>

/** What one job made. Its files lie one after the other in the bytes that are kept with it. */
interface Result extends Pick<Made, 'slug' | 'articles'> {
  readonly identity: string
  /** What the job was told beside what all are told. */
  readonly told: string
  readonly taken: Taken
  readonly messages: readonly PlainMessage[]
  readonly ids: readonly (readonly [path: string, ids: readonly (readonly [name: string, id: string])[]])[]
  readonly entry: ShelfEntry | null
  readonly asks: readonly Ask[]
  readonly emissions: readonly KeptEmission[]
}

interface KeptEmission extends Omit<Emission, 'files'> {
  readonly format: string
  readonly files: readonly {readonly path: string; readonly mediaType: string; readonly bytes: number}[]
}

interface KeptResult extends Result {
  readonly integrity: string
}

interface KeptHeads {
  readonly identity: string
  readonly told: string
  readonly taken: Pick<Taken, 'files' | 'folders'>
  readonly heads: {
    readonly folder: string
    readonly roster: readonly (readonly [string, RosterEntry | null])[]
  } | null
}

/** Of all sources of a project in one piece: thousands of entries would take long to look up one by one. */
interface Ledger {
  readonly heads: Record<string, KeptHeads>
  /** The latest first. */
  readonly jobs: Record<string, readonly KeptResult[]>
  readonly remembered: Remembered
  /** About stylesheets and templates, which the first job of a build says for all: whoever takes its place has to say them. */
  readonly shared: {readonly identity: string; readonly messages: readonly PlainMessage[]}
  /** How many builds have passed over a source since it was last asked for. */
  readonly idle: Readonly<Record<string, number>>
}

/** Sources that so many builds have not asked for are forgotten: others may be built in between. */
const mostIdle = 50
/** As many states of a source are remembered: those of a few branches. */
const mostResults = 3

export async function openCache({store, identity, project, nameOf}: CacheOptions): Promise<Cache> {
  const ledgerKey = `ledger ${project}`
  const before = await ledgerIn(store, ledgerKey)
  const now = {heads: {}, jobs: {}, remembered: {...before.remembered}, idle: {}} as Omit<Ledger, 'shared'>
  const shared = new Map<string, PlainMessage>()
  const share = (messages: readonly PlainMessage[]) => {
    for (const message of messages) shared.set(JSON.stringify(message), message)
  }
  if (before.shared.identity === identity) share(before.shared.messages)
  let isNew = false
  const keyOf = ({root, path}: Pick<Task, 'root' | 'path'>) =>
    `${root === undefined ? '?' : nameOf(root)} ${path}`
  const checkers = new Map<unknown, Checker>()
  const checkerFor = ({root, resources}: Pick<Task, 'root' | 'resources'>) => {
    const key = root ?? resources
    // Not by way of those that hold for a job what was read for its head.
    const checker = checkers.get(key) ?? checkerOf(root === undefined ? resources : files({root}))
    checkers.set(key, checker)
    return checker
  }
  const isSame = (result: KeptResult, task: Task, told: string) =>
    result.identity === identity && result.told === told && checkerFor(task).all(result.taken, task)

  function keep(key: string, result: KeptResult) {
    const others = (now.jobs[key] ?? before.jobs[key] ?? []).filter((other) => other !== result)
    isNew ||= before.jobs[key]?.[0] !== result
    now.jobs[key] = [result, ...others].slice(0, mostResults)
    share(result.messages.filter(({file}) => file !== undefined && !result.articles.includes(file)))
  }

  function inLedger(task: Task): KeptResult | null {
    const key = keyOf(task)
    const told = toldTo(task)
    const results = now.jobs[key] ?? before.jobs[key] ?? []
    const found = results.find((result) => isSame(result, task, told)) ?? null
    if (found) keep(key, found)
    return found
  }

  /** Of a build that was killed before it could write its ledger, or of another project. */
  async function inStore(task: Task): Promise<KeptResult | null> {
    const kept = await store.find(entryKey(task))
    // What the store gives back is what was put in.
    const result = kept && {...(kept.note as Result), integrity: kept.integrity}
    if (result === null || !isSame(result, task, toldTo(task))) return null
    keep(keyOf(task), result)
    return result
  }

  const entryKey = (task: Task) => {
    const source = task.resources.read(task.path)
    const text = source.type === 'found' ? sha256(source.bytes) : source.type
    return `job ${sha256(JSON.stringify([identity, keyOf(task), toldTo(task), text]))}`
  }

  async function made(task: Task, crew: Crew): Promise<Made> {
    // Its key is made of bytes that the job takes away.
    const key = entryKey(task)
    const made = await crew.make(task)
    // Somebody may mend what brought it down.
    if (made.messages.some(({ruleId}) => ruleId?.startsWith('internal/'))) return made
    const {result, bytes} = packed(made, {identity, told: toldTo(task)})
    const integrity = await store.put(key, bytes, result)
    if (integrity !== null) keep(keyOf(task), {...result, integrity})
    return made
  }

  const known = new Map<Task, KeptResult | null>()
  let isSaid = false
  const over = (own: Crew): Crew => ({
    ...own,
    heads(task, look) {
      const key = keyOf(task)
      const told = JSON.stringify(task.guess)
      const found = before.heads[key]
      if (found?.identity === identity && found.told === told && checkerFor(task).files(found.taken)) {
        now.heads[key] = found
        return found.heads && {...found.heads, roster: new Map(found.heads.roster)}
      }
      const recorded = recording(task.resources)
      const heads = look(recorded)
      isNew = true
      now.heads[key] = {identity, told, taken: filesTaken(recorded), heads: heads && plainHeads(heads)}
      return heads
    },
    begin(tasks) {
      for (const task of tasks) known.set(task, inLedger(task))
      own.begin?.(tasks.filter((task) => !known.get(task)))
    },
    get atATime() {
      return own.atATime
    },
    async make(task) {
      const result = known.get(task) ?? inLedger(task) ?? (await inStore(task))
      known.delete(task)
      if (!result) return made(task, own)
      const messages = isSaid ? result.messages : [...result.messages, ...shared.values()]
      isSaid = true
      return {
        ...revived({...result, messages}),
        async stored() {
          const bytes = await store.bytes(result.integrity)
          return bytes ? emissionsIn(result, bytes) : (await made(task, own)).emissions
        },
      }
    },
  })

  return {
    over,
    identity,
    remembered: now.remembered,
    async save() {
      if (!isNew && JSON.stringify(now.remembered) === JSON.stringify(before.remembered)) return true
      const text = JSON.stringify(
        withIdle({...now, shared: {identity, messages: [...shared.values()]}}, before),
      )
      const integrity = await store.put(ledgerKey, new TextEncoder().encode(text), null)
      await store.prune(new Set([ledgerKey]))
      return integrity !== null
    },
  }
}

/** What this build knows, and what earlier ones knew of sources that it has not asked for. */
function withIdle(now: Ledger, before: Ledger): Ledger {
  const idle: Record<string, number> = {}
  const all = {heads: {...now.heads}, jobs: {...now.jobs}}
  for (const key of new Set([...Object.keys(before.heads), ...Object.keys(before.jobs)])) {
    if (key in now.heads || key in now.jobs) continue
    const builds = (before.idle[key] ?? 0) + 1
    if (builds > mostIdle) continue
    idle[key] = builds
    const [heads, jobs] = [before.heads[key], before.jobs[key]]
    if (heads) all.heads[key] = heads
    if (jobs) all.jobs[key] = jobs
  }
  return {...now, ...all, idle}
}

const toldTo = ({guess, owner, answers}: Task): string =>
  JSON.stringify([guess, owner, [...answers].map(([path, ids]) => [path, ...ids])])

const plainHeads = ({folder, roster}: Heads) => ({folder, roster: [...roster]})

async function ledgerIn(store: Store, key: string): Promise<Ledger> {
  const none: Ledger = {heads: {}, jobs: {}, remembered: {}, shared: {identity: '', messages: []}, idle: {}}
  const kept = await store.find(key)
  const bytes = kept && (await store.bytes(kept.integrity))
  // What the store gives back is what `save` of this very program put in: its mark is part of the key.
  return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : none
}

function packed(made: Made, told: Pick<Result, 'identity' | 'told'>) {
  const {slug, articles, messages, taken, exports, asks} = parcelOf(made)
  const all = [...made.emissions.values()].flatMap((emission) => emission.files)
  const emissions = [...made.emissions].map(
    ([format, {files, ...rest}]): KeptEmission => ({
      ...rest,
      format,
      files: files.map(({path, mediaType, bytes}) => ({path, mediaType, bytes: bytes.length})),
    }),
  )
  const ids = [...exports.ids].map(([path, names]) => [path, [...names]] as const)
  const result: Result = {
    ...told,
    taken,
    slug,
    articles,
    messages,
    ids,
    entry: exports.entry,
    asks,
    emissions,
  }
  return {result, bytes: Buffer.concat(all.map(({bytes}) => bytes))}
}

const revived = ({taken, slug, articles, messages, ids, entry, asks}: Result): Made =>
  unpacked({
    ...{taken, slug, articles, messages, asks},
    emissions: new Map(),
    exports: {ids: new Map(ids.map(([path, names]) => [path, new Map(names)])), entry},
  })

function emissionsIn({emissions}: Result, bytes: Uint8Array): Emissions {
  let at = 0
  return new Map(
    emissions.map(({format, files, ...rest}) => [
      format,
      {
        ...rest,
        files: files.map((file) => {
          const start = at
          at += file.bytes
          return {...file, bytes: bytes.subarray(start, at)}
        }),
      },
    ]),
  )
}
