/** One build at a time writes into a folder: the others wait, and say for whom. */
import {mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join, resolve} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {codeOf, explained, isAlive, OutputError, removeEmpty, temporaryName} from './write.ts'

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
const longestWriting = 1000

/** @throws {OutputError} when the holder keeps it too long, or the folder cannot be written */
export async function lockFolder(
  outDir: string,
  {waiting, patience = tenMinutes}: LockOptions,
): Promise<Lock> {
  const root = resolve(outDir)
  const path = join(root, name)
  const own = `${JSON.stringify({pid: process.pid, host: hostname()})}\n`
  const deadline = performance.now() + patience
  let isSaid = false
  let isMade = false
  for (;;) {
    isMade = mkdir(root) || isMade
    if (claimed(root, path, own)) break
    const text = textOf(path)
    const holder = holderIn(text)
    // Where it cannot be taken, it is waited for like any other.
    if (text !== null && isGone(holder, path)) takeAway(root, path, text)
    else if (holder !== null && !isSaid) {
      waiting(holder)
      isSaid = true
    }
    if (performance.now() > deadline)
      throw new OutputError(
        `\`${outDir}\` is being written by another build, ${holder ? `process ${holder.pid} on ${holder.host}` : 'which does not say who it is'}. If there is none, remove \`${path}\`.`,
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

/** Whether it was not there. */
function mkdir(root: string): boolean {
  try {
    return mkdirSync(root, {recursive: true}) !== undefined
  } catch (error) {
    throw explained(error, root)
  }
}

/** Made by one of them only, whoever asks at the same time. */
function claimed(root: string, path: string, own: string): boolean {
  try {
    writeFileSync(path, own, {flag: 'wx'})
    return true
  } catch (error) {
    // Somebody has it; or had it, and the folder went with it.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false
    throw explained(error, root)
  }
}

/** Null: nobody can read who it is. He may be about to write it. */
const isGone = (holder: Holder | null, path: string): boolean =>
  holder === null
    ? ageOf(path) > longestWriting
    : holder.host === hostname()
      ? !isAlive(holder.pid)
      : ageOf(path) > longestSilence

/** Of the dead; in between somebody else may have done so, and hold it now: then it is given back. */
function takeAway(root: string, path: string, dead: string) {
  const aside = join(root, temporaryName())
  try {
    renameSync(path, aside)
    const text = textOf(aside)
    if (text !== null && text !== dead) writeFileSync(path, text, {flag: 'wx'})
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
