/** What a build and the workers of its queue agree on: names in Redis, what a job says, how bytes travel. */
import {deserialize, serialize} from 'node:v8'
import {deflateRawSync, inflateRawSync} from 'node:zlib'
import type {Queue} from 'bullmq'
import type {Task} from '../press/desk.ts'
import type {Flags} from './program.ts'
import {UsageError} from './usage-error.ts'

export const queueName = 'jobs'
export const prefix = 'fourfold'

/** Seconds. */
export const hour = 60 * 60
export const day = 24 * hour

/** What all jobs of one root of files have in common: it lies in Redis once. */
export interface Common extends Pick<Task, 'roster' | 'onSite'> {
  /** Of the build. */
  readonly identity: string
  readonly setup: QueueSetup
  /** Where the files lie, from the folder of the project. */
  readonly root: string
}

/** What opens the project on another machine as it is opened here. Paths count from its folder. */
export interface QueueSetup {
  readonly flags: Pick<Flags, 'to' | 'lang' | 'paper' | 'style' | 'siteUrl'>
  /** Null: there is no configuration. */
  readonly config: string | null
  readonly cwd: string
  readonly outDir: string
  readonly date: string | undefined
}

export interface JobData {
  /** The same for all jobs of one build, and for no others. */
  readonly build: string
  /** The key of what it has in common with others. */
  readonly common: string
  readonly path: string
  readonly guess: Task['guess']
  readonly owner: Task['owner']
  /** By path: names and ids. */
  readonly answers: string
  /** The build has a folder for results that the worker may have too. */
  readonly shared: boolean
}

/** Where a worker has left what it made. */
export interface JobResult {
  readonly at: 'redis' | 'store'
  /** A key of Redis, or the integrity in the store. */
  readonly key: string
  readonly sha256: string
  readonly worker: string
}

/** How the reason of a job begins that a worker would not make. */
export const refusal = 'refused: '

export const keyOf = (...parts: readonly (string | number)[]) => [prefix, ...parts].join(':')

/** Clients of BullMQ give back text alone. */
export const toText = (value: unknown): string =>
  deflateRawSync(serialize(value), {level: 1}).toString('base64')

export const fromText = (text: string): unknown => deserialize(inflateRawSync(Buffer.from(text, 'base64')))

/** @throws {UsageError} */
export async function loadBullmq(flag: string): Promise<typeof import('bullmq')> {
  try {
    return await import('bullmq')
  } catch {
    throw new UsageError(`${flag} needs bullmq.`, 'Install it beside Fourfold: `npm i bullmq`.')
  }
}

/** Whoever has reached it once tries for ever: a Redis that is started again has kept what it held. @throws {UsageError} */
export function connectionTo(url: string) {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !/^rediss?:$/.test(parsed.protocol) || parsed.hostname === '')
    throw new UsageError(
      'The address of a queue is that of a Redis.',
      'Expected `redis://host:port/number`; `rediss://` with TLS.',
    )
  const state = {reached: false}
  const retryStrategy = () => (state.reached ? 500 : null)
  return {state, options: {prefix, connection: {url, maxRetriesPerRequest: null, retryStrategy}}}
}

/** Without its password. */
export function shownUrl(url: string): string {
  const {protocol, host, pathname} = new URL(url)
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
}

/** What queues, their events and workers have in common. */
interface Connected {
  on(event: 'error', listener: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  disconnect(): Promise<void>
}

/** @throws {UsageError} when nobody answers. Later silence is waited out. */
export async function reached<Client extends Connected>(
  client: Client,
  url: string,
  state: {reached: boolean},
): Promise<Client> {
  try {
    await new Promise<unknown>((resolve, reject) => {
      client.on('error', reject)
      client.waitUntilReady().then(resolve, reject)
    })
    state.reached = true
    return client
  } catch (error) {
    client.disconnect().catch(() => undefined)
    const said = error instanceof Error ? error.message || ('code' in error ? String(error.code) : '') : ''
    throw new UsageError(`No Redis answers at \`${shownUrl(url)}\`${said === '' ? '' : `: ${said}`}.`)
  }
}

/** How many jobs all workers together make at a time: each says it at the end of its name. */
export async function slotsOf(queue: Queue): Promise<number> {
  let slots = 0
  for (const {rawname = ''} of await queue.getWorkers()) slots += Number(/\/(\d+)$/.exec(rawname)?.[1] ?? 1)
  return slots
}
