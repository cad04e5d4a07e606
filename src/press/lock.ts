/** One build at a time writes into a folder: the others wait, and say for whom. */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {hostname} from 'node:os'
import {join, resolve} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {explained, isAlive, OutputError} from './write.ts'

export interface Lock {
  /** Whatever happened; at once, so that a program that is told to stop can do it. */
  release(): void
}

export interface LockOptions {
  /** Hears who holds the folder, once. */
  readonly waiting: (holder: Holder) => void
  /** Milliseconds. */
  readonly patience?: number
}

export interface Holder {
  readonly pid: number
  readonly host: string
}

const name = '.fourfold.lock'
const tenMinutes = 10 * 60_000
/** Milliseconds: how often it is looked, and how often a holder says that it lives. */
const often = 100
const heartbeat = 10_000
/** Of another machine nobody knows whether its process lives; one that has been silent so long does not. */
const longestSilence = 6 * heartbeat

/** @throws {OutputError} when the holder keeps it too long, or the folder cannot be written */
export async function lockFolder(
  outDir: string,
  {waiting, patience = tenMinutes}: LockOptions,
): Promise<Lock> {
  const root = resolve(outDir)
  const path = join(root, name)
  const own = `${JSON.stringify({pid: process.pid, host: hostname()})}\n`
  const isMade = statSync(root, {throwIfNoEntry: false}) === undefined
  const deadline = performance.now() + patience
  let isSaid = false
  while (!claimed(root, path, own)) {
    const text = textOf(path)
    const holder = holderIn(text)
    if (text !== null && (holder === null || isGone(holder, path))) {
      takeAway(path, text)
      continue
    }
    if (holder !== null && !isSaid) waiting(holder)
    isSaid ||= holder !== null
    if (performance.now() > deadline)
      throw new OutputError(
        `\`${outDir}\` is being written by another build: process ${holder?.pid} on ${holder?.host}, for longer than anybody should wait. If there is none, remove \`${path}\`.`,
      )
    await pause(often)
  }
  const beat = setInterval(() => touch(path), heartbeat)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (textOf(path) === own) rmSync(path, {force: true})
      if (isMade) removeEmpty(root)
    },
  }
}

/** A link is made or is not; the file is whole from the first moment. */
function claimed(root: string, path: string, own: string): boolean {
  const draft = `${path}-${process.pid}`
  try {
    mkdirSync(root, {recursive: true})
    writeFileSync(draft, own)
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST' && textOf(path) !== null)
      return false
    throw explained(error, root)
  } finally {
    rmSync(draft, {force: true})
  }
}

const isGone = ({pid, host}: Holder, path: string): boolean =>
  host === hostname() ? !isAlive(pid) : ageOf(path) > longestSilence

/** Of the dead; in between somebody else may have done so, and hold it now: then it is given back. */
function takeAway(path: string, dead: string) {
  const aside = `${path}-${process.pid}-old`
  try {
    renameSync(path, aside)
    if (textOf(aside) !== dead) linkSync(aside, path)
  } catch {
    // Somebody else was faster.
  } finally {
    rmSync(aside, {force: true})
  }
}

function holderIn(text: string | null): Holder | null {
  try {
    const {pid, host} = JSON.parse(text ?? '')
    return typeof pid === 'number' && typeof host === 'string' ? {pid, host} : null
  } catch {
    return null
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const ageOf = (path: string): number =>
  Date.now() - (statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? Date.now())

function touch(path: string) {
  try {
    const now = new Date(Date.now())
    utimesSync(path, now, now)
  } catch {
    // The folder is gone, and with it what it was for.
  }
}

function removeEmpty(folder: string) {
  try {
    rmdirSync(folder)
  } catch {
    // Something lies in it, as it should.
  }
}
