/** `fourfold worker redis://host`: takes jobs of builds, in a folder that holds the same project, until it is told to end. */
import {availableParallelism, hostname} from 'node:os'
import {dirname, resolve} from 'node:path'
import {serialize} from 'node:v8'
import type {Job, Worker} from 'bullmq'
import {sha256} from '../emit/sha256.ts'
import {once} from '../once.ts'
import {here} from '../press/crew.ts'
import type {Task} from '../press/desk.ts'
import {parcelOf} from '../press/parcel.ts'
import {openStore} from '../press/store.ts'
import {openWorkshop, premisesOf} from '../press/workshop.ts'
import {files} from '../resources.ts'
import {type Threads, threads} from './job-threads.ts'
import {loadConfig} from './load-config.ts'
import type {Flags} from './program.ts'
import {openProject} from './project.ts'
import {projectIdentity} from './project-cache.ts'
import {
  type Common,
  connectionTo,
  fromText,
  hour,
  type JobData,
  type JobResult,
  keyOf,
  loadBullmq,
  queueName,
  reached,
  refusal,
  shownUrl,
  toText,
} from './queue.ts'
import {pressOptions} from './settings.ts'
import {UsageError} from './usage-error.ts'

/** A build that it takes part in. Its threads open the project as it lies there now. */
interface Session {
  readonly crew: Promise<Threads>
  readonly commons: Map<string, Promise<Common>>
  active: number
}

/** Milliseconds: a worker that has not been heard for so long is dead, and others take its jobs. */
const lease = {lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 2, runRetryDelay: 500}

class Refused extends Error {}

/** @returns the exit code: 0 when it was told to end, 2 when it has another project than a build. @throws {UsageError} */
export async function worker(operands: readonly string[], flags: Flags): Promise<number> {
  const [url = '', ...others] = operands
  if (others.length > 0) throw new UsageError('A worker takes jobs from one queue.')
  const {state, options} = connectionTo(url)
  const bullmq = await loadBullmq('`fourfold worker`')
  const {cwd, config, output} = await openProject([], flags)
  const root = config === null ? cwd : dirname(config)
  const slots = flags.jobs ?? availableParallelism()
  const name = `${hostname()}/${process.pid}/${slots}`
  const store = typeof flags.cache === 'string' ? openStore(resolve(cwd, flags.cache)) : null
  const sessions = new Map<string, Session>()
  let end: (code: number) => void = () => undefined
  const ended = new Promise<number>((resolve) => {
    end = resolve
  })

  const taker: Worker<JobData, JobResult> = new bullmq.Worker(queueName, make, {
    ...options,
    ...lease,
    name,
    concurrency: slots,
    autorun: false,
  })
  await reached(taker, url, state)
  const client = await taker.client

  async function commonAt(key: string): Promise<Common> {
    const text = await client.get(key)
    if (text === null) throw new Error('what the jobs of the build have in common is gone')
    // Nobody else writes under this name.
    return fromText(text) as Common
  }

  /** The project as the build has opened it. @throws {Refused} when it is another one */
  async function opened({identity, setup}: Common): Promise<Threads> {
    const refuse = (why: string) => new Refused(`The worker ${name} has ${why} than the build.`)
    const file = setup.config === null ? null : resolve(root, setup.config)
    const told = {cwd: resolve(root, setup.cwd), date: setup.date}
    const given: Flags = {...setup.flags, reporter: 'text'}
    const project = async () => {
      const loaded = file === null ? null : await loadConfig({from: root, file})
      return {...pressOptions(given, loaded, told.cwd), date: told.date}
    }
    const found = await project().catch((error: Error) => {
      throw refuse(`another configuration (${error.message})`)
    })
    const outDir = resolve(root, setup.outDir)
    if (projectIdentity({options: found, config: file, outDir}) !== identity)
      throw refuse('another version, configuration or templates')
    const own = here(
      once(() => openWorkshop(found)),
      premisesOf(found).settings,
    )
    return threads(slots, {flags: given, config: file, told}, own)
  }

  function sessionOf({build, common}: JobData): Session {
    const known = sessions.get(build)
    if (known) return known
    for (const [id, session] of sessions) if (session.active === 0) forget(id, session)
    const first = commonAt(common)
    const crew = first.then(opened)
    const session: Session = {crew, commons: new Map([[common, first]]), active: 0}
    // The next job of the build tries again.
    crew.catch(() => sessions.delete(build))
    sessions.set(build, session)
    return session
  }

  function forget(id: string, {crew}: Session): void {
    sessions.delete(id)
    void crew.then((threads) => threads.close()).catch(() => undefined)
  }

  async function make({id = '', data}: Job<JobData, JobResult>): Promise<JobResult> {
    const session = sessionOf(data)
    session.active += 1
    try {
      const crew = await session.crew
      const common = session.commons.get(data.common) ?? commonAt(data.common)
      session.commons.set(data.common, common)
      const made = await crew.make(taskOf(data, await common, root))
      const bytes = serialize(parcelOf(made))
      const integrity = data.shared ? ((await store?.put(keyOf('queue', id), bytes, null)) ?? null) : null
      const result = {sha256: sha256(bytes), worker: name}
      if (integrity !== null) return {...result, at: 'store', key: integrity}
      const key = keyOf('result', id)
      await client.set(key, toText(bytes), {EX: hour})
      return {...result, at: 'redis', key}
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // It would only take jobs from those that can make them.
      process.stderr.write(`fourfold: ${error.message}\n`)
      end(2)
      throw new Error(refusal + error.message)
    } finally {
      session.active -= 1
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0))
  output.say(
    `Taking jobs from ${shownUrl(url)}, ${slots} at a time. Ctrl-C ends it when those at hand are done.`,
  )
  taker.run().catch(() => undefined)
  const code = await ended
  await taker.close()
  for (const [id, session] of sessions) forget(id, session)
  return code
}

function taskOf(
  {path, guess, owner, answers}: JobData,
  {root, roster, onSite}: Common,
  folder: string,
): Task {
  const full = resolve(folder, root)
  return {
    ...{path, guess, owner, roster, onSite},
    root: full,
    resources: files({root: full}),
    // Written by `toText` of the build.
    answers: answers === '' ? new Map() : (fromText(answers) as Task['answers']),
  }
}
