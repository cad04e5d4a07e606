/** `fourfold build --queue`: jobs go to workers by way of Redis, and what they made comes back and is checked. */
import {randomUUID} from 'node:crypto'
import {dirname, relative, resolve} from 'node:path'
import {deserialize} from 'node:v8'
import type {Queue} from 'bullmq'
import type {Finding} from '../diagnostics/message.ts'
import {sha256} from '../emit/sha256.ts'
import type {Crew} from '../press/crew.ts'
import type {Task} from '../press/desk.ts'
import type {Made} from '../press/job.ts'
import {type Parcel, unpacked} from '../press/parcel.ts'
import {openStore, type Store} from '../press/store.ts'
import {type Checker, checkerOf} from '../press/taken.ts'
import {files} from '../resources.ts'
import {ofNothing} from './job-threads.ts'
import {contains, toPosix} from './paths.ts'
import type {Flags} from './program.ts'
import type {Project} from './project.ts'
import {projectIdentity} from './project-cache.ts'
import {
  type Common,
  connectionTo,
  day,
  fromText,
  hour,
  type JobData,
  type JobResult,
  keyOf,
  loadBullmq,
  type QueueSetup,
  queueName,
  reached,
  refusal,
  shownUrl,
  slotsOf,
  toText,
} from './queue.ts'

export interface BuildQueue {
  /** Has workers do the jobs; `own` does what cannot be done elsewhere. */
  readonly crew: (own: Crew) => Crew
  readonly close: () => Promise<void>
}

interface Asked {
  readonly task: Task
  readonly data: JobData
  /** How often what was made did not arrive. */
  readonly lost: number
  readonly resolve: (made: Made) => void
  readonly reject: (error: unknown) => void
  /** Somebody is looking what became of it. */
  looking: boolean
}

interface Sent {
  readonly key: string
  readonly text: string
  at: number
}

/** Milliseconds: events tell sooner, but for those that are lost with their connection. */
const pause = 1000
const mostLost = 3
const attempts = {attempts: 3, backoff: {type: 'exponential', delay: 500}}
const kept = {removeOnComplete: {age: hour, count: 1000}, removeOnFail: {age: day}}
/** Jobs that wait for each that is in work, so that nobody is idle; more would only fill Redis. */
const waitingForEach = 4
const fewest = 8

/** @throws {UsageError} */
export async function openBuildQueue(url: string, project: Project, flags: Flags): Promise<BuildQueue> {
  const {Queue, QueueEvents} = await loadBullmq('`--queue`')
  const {state, options} = connectionTo(url)
  const queue: Queue<JobData, JobResult> = await reached(new Queue(queueName, options), url, state)
  const events = await reached(new QueueEvents(queueName, options), url, state)
  const client = await queue.client
  const slots = await slotsOf(queue)
  if (slots === 0)
    project.output.say(
      `No worker takes jobs yet: start \`fourfold worker ${shownUrl(url)}\` in this project.`,
    )
  // No chance reaches what is made: it keeps builds apart in Redis.
  const build = randomUUID()
  const {root: projectRoot, setup} = setupOf(project, flags)
  const identity = projectIdentity(project)
  const store: Store | null =
    typeof flags.cache === 'string' ? openStore(resolve(project.cwd, flags.cache)) : null
  const asked = new Map<string, Asked>()
  const sent = new Map<Task['roster'], Sent>()
  const checkers = new Map<string, Checker>()
  /** How often the very same was asked for. */
  const counts = new Map<string, number>()

  /** Why a worker would not make what it was given. */
  let refused: string | null = null

  function common({roster, onSite}: Task, root: string): Sent {
    const known = sent.get(roster)
    if (known) return known
    const value: Common = {identity, setup, root, roster, onSite}
    const made = {key: keyOf('common', build, sent.size), text: toText(value), at: Number.NEGATIVE_INFINITY}
    sent.set(roster, made)
    return made
  }

  /** The same twice is once: jobs have names. `again`: Redis has lost it, and perhaps all. */
  async function put(id: string, {task, data}: Pick<Asked, 'task' | 'data'>, again: boolean): Promise<void> {
    const roots = sent.get(task.roster)
    const now = performance.now()
    if (roots && (again || now - roots.at > (day / 2) * 1000)) {
      await client.set(roots.key, roots.text, {EX: day})
      roots.at = now
    }
    await queue.add('publication', data, {jobId: id, ...attempts, ...kept})
  }

  function ask(request: Omit<Asked, 'looking'>): void {
    const mark = sha256(JSON.stringify(request.data))
    const count = counts.get(mark) ?? 0
    counts.set(mark, count + 1)
    const id = `${build}-${mark}-${count}`
    const one = {...request, looking: false}
    asked.set(id, one)
    put(id, one, false).catch((error) => settle(id, () => one.reject(error)))
  }

  function settle(id: string, act: () => void): void {
    if (asked.delete(id)) act()
  }

  async function look(id: string): Promise<void> {
    const one = asked.get(id)
    if (!one || one.looking) return
    one.looking = true
    try {
      // First the state: what is read after it is not older.
      const now = await queue.getJobState(id)
      const job = await queue.getJob(id)
      if (!job) return await put(id, one, true)
      const {failedReason} = job
      if (now === 'completed') {
        const {returnvalue} = job
        const made = await received(one.task, returnvalue)
        settle(id, () => {
          if (made) one.resolve(made)
          else if (one.lost < mostLost) ask({...one, data: {...one.data, shared: false}, lost: one.lost + 1})
          else one.resolve(ofNothing(one.task, new Error('what a worker had made did not arrive')))
        })
      } else if (now === 'failed') settle(id, () => one.resolve(ofNothing(one.task, whyOf(failedReason))))
      else {
        if (failedReason?.startsWith(refusal)) refused = failedReason
        if (refused === null || now === 'active' || (await slotsOf(queue)) > 0) return
        // The only one that was there has gone, and nobody will take the others either.
        const why = whyOf(refused)
        await job.remove().catch(() => undefined)
        settle(id, () => one.resolve(ofNothing(one.task, why)))
      }
    } catch (error) {
      settle(id, () => one.reject(error))
    } finally {
      one.looking = false
    }
  }

  /** Null: it has not arrived. */
  async function received(task: Task, {at, key, sha256: mark, worker}: JobResult): Promise<Made | null> {
    const text = at === 'redis' ? await client.get(key) : null
    const bytes = at === 'store' ? await store?.bytes(key) : text === null ? null : fromText(text)
    if (at === 'redis') await client.del(key)
    if (!(bytes instanceof Uint8Array) || sha256(bytes) !== mark) return null
    // The mark says that it is what the worker has made.
    const parcel = deserialize(bytes) as Parcel
    const {root = ''} = task
    const checker = checkers.get(root) ?? checkerOf(files({root}))
    checkers.set(root, checker)
    return checker.all(parcel.taken, task) ? unpacked(parcel) : ofNothing(task, otherFiles(worker))
  }

  events.on('completed', ({jobId}) => void look(jobId))
  events.on('failed', ({jobId}) => void look(jobId))
  const timer = setInterval(() => {
    for (const id of asked.keys()) void look(id)
  }, pause)

  return {
    crew: (own) => ({
      ...own,
      begin: () => undefined,
      atATime: Math.max(fewest, waitingForEach * slots),
      make(task) {
        const {path, guess, owner, answers} = task
        const root = task.root === undefined ? null : within(projectRoot, task.root)
        if (root === null) return own.make(task)
        const data: JobData = {
          ...{build, path, guess, owner},
          common: common(task, root).key,
          answers: answers.size === 0 ? '' : toText(answers),
          shared: store !== null,
        }
        return new Promise((resolve, reject) => ask({task, data, lost: 0, resolve, reject}))
      },
    }),
    async close() {
      clearInterval(timer)
      asked.clear()
      for (const {key} of sent.values()) await client.del(key).catch(() => undefined)
      await Promise.all([events.close(), queue.close()]).catch(() => undefined)
    },
  }
}

function setupOf({cwd, config, outDir, options}: Project, flags: Flags) {
  const root = config === null ? cwd : dirname(config)
  // Those that jobs are told.
  const names = ['to', 'lang', 'paper', 'style', 'siteUrl'] as const
  const given: QueueSetup['flags'] = Object.fromEntries(
    names.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])),
  )
  const setup: QueueSetup = {
    flags: given,
    config: config === null ? null : toPosix(relative(root, config)),
    cwd: toPosix(relative(root, cwd)),
    outDir: toPosix(relative(root, outDir)),
    date: options.date,
  }
  return {root, setup}
}

/** From the folder; null when it lies elsewhere: workers open nothing outside their project. */
function within(folder: string, path: string): string | null {
  return contains(folder, path) ? toPosix(relative(folder, path)) : null
}

function whyOf(reason = 'no reason was given'): Error | Finding {
  if (!reason.startsWith(refusal)) return new Error(reason)
  return {
    rule: 'internal/worker-refused',
    reason: `${reason.slice(refusal.length)} The publication is not made.`,
  }
}

const otherFiles = (worker: string): Finding => ({
  rule: 'internal/other-files',
  reason: `The worker ${worker} has made this publication of other files than lie here. It is not written.`,
})
