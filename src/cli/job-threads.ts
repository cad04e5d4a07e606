/** Jobs in threads, one a core: each opens the project for itself and makes whole publications, PDFs included. */
import {Worker} from 'node:worker_threads'
import {faultOf} from '../diagnostics/fault.ts'
import {type Finding, messages} from '../diagnostics/message.ts'
import type {Crew} from '../press/crew.ts'
import type {Task} from '../press/desk.ts'
import type {Made} from '../press/job.ts'
import {type Parcel, unpacked} from '../press/parcel.ts'
import type {Flags} from './program.ts'

/** What opens the same project in another thread: plug-ins and emitters are code and cannot be sent. */
export interface ThreadSetup {
  readonly flags: Flags
  /** Of the configuration; null: there is none. */
  readonly config: string | null
  /** Of a build on another machine: else they are those of this process. */
  readonly told?: {readonly cwd: string; readonly date: string | undefined} | undefined
}

export interface Threads extends Crew {
  /** Ends those that are idle and those that are not. */
  readonly close: () => Promise<void>
}

/** What all tasks of one root have in common is sent once. */
type Common = Pick<Task, 'roster' | 'onSite'> & {readonly root: string}

export type ToWorker =
  | {readonly type: 'root'; readonly id: number; readonly common: Common}
  | {readonly type: 'job'; readonly root: number; readonly task: Omit<Task, 'resources' | keyof Common>}

export type FromWorker =
  | {readonly type: 'made'; readonly parcel: Parcel}
  | {readonly type: 'failed'; readonly error: Error}

interface Job {
  readonly task: Task
  readonly resolve: (made: Made) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  /** Those that it knows. */
  readonly roots: Set<number>
  job: Job | null
}

/** `own` does what cannot be done elsewhere. @param count how many threads */
export function threads(count: number, setup: ThreadSetup, own: Crew): Threads {
  const queue: Job[] = []
  const pool = new Set<Thread>()
  const roots = new Map<Task['roster'], number>()
  const rootOf = ({roster}: Task) => {
    const id = roots.get(roster) ?? roots.size
    roots.set(roster, id)
    return id
  }

  function start(): Thread {
    const worker = new Worker(new URL('./job-worker.js', import.meta.url), {workerData: setup})
    const thread: Thread = {worker, roots: new Set(), job: null}
    const done = (act: (job: Job) => void) => {
      const {job} = thread
      thread.job = null
      if (job) act(job)
      hand(thread)
    }
    worker.on('message', (message: FromWorker) =>
      done(({resolve, reject}) =>
        message.type === 'made' ? resolve(unpacked(message.parcel)) : reject(message.error),
      ),
    )
    // The job that it had at hand is the one that brought it down; others take the rest.
    const lost = (error: Error) => {
      if (!pool.delete(thread)) return
      thread.job?.resolve(ofNothing(thread.job.task, error))
      thread.job = null
      grow()
    }
    worker.on('error', lost)
    worker.on('exit', (code) => lost(new Error(`the thread that made it ended by itself, with ${code}`)))
    // An idle thread does not keep the program alive.
    worker.unref()
    return thread
  }

  /** The next job, if there is one. */
  function hand(thread: Thread) {
    const job = queue.shift()
    if (!job) {
      thread.worker.unref()
      return
    }
    thread.job = job
    thread.worker.ref()
    const {resources: _, root, roster, onSite, ...task} = job.task
    const id = rootOf(job.task)
    const send = (message: ToWorker) => thread.worker.postMessage(message)
    if (!thread.roots.has(id)) send({type: 'root', id, common: {root: root ?? '', roster, onSite}})
    thread.roots.add(id)
    send({type: 'job', root: id, task})
  }

  function grow() {
    for (const thread of pool) if (thread.job === null) hand(thread)
    while (queue.length > 0 && pool.size < count) {
      const thread = start()
      pool.add(thread)
      hand(thread)
    }
  }

  return {
    ...own,
    begin: () => undefined,
    // While one is written, the next are made; more would only wait in memory.
    atATime: count * 2,
    make(task) {
      if (task.root === undefined) return own.make(task)
      return new Promise((resolve, reject) => {
        queue.push({task, resolve, reject})
        grow()
      })
    },
    async close() {
      const all = [...pool]
      // Nobody asks why they end.
      pool.clear()
      await Promise.all(all.map(({worker}) => worker.terminate()))
    },
  }
}

/** It is lost, and nothing else. */
export function ofNothing({path}: Pick<Task, 'path'>, why: Error | Finding): Made {
  const found = messages()
  found.for(path)(why instanceof Error ? faultOf(why, 'the publication') : why)
  return {
    publication: null,
    slug: null,
    emissions: new Map(),
    messages: found.list,
    articles: [path],
    taken: () => ({files: {}, folders: {}, roster: {}, site: {}}),
    exports: {ids: new Map(), entry: null},
    asks: [],
  }
}
