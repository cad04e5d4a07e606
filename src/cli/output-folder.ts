/** The output folder, for one command alone: who comes second waits, and who is told to stop leaves nothing half done. */
import {existsSync, readFileSync} from 'node:fs'
import {constants} from 'node:os'
import {join} from 'node:path'
import {present} from '../emit/manifest/merge.ts'
import {type Manifest, noManifest, parseManifest} from '../emit/manifest.ts'
import {once} from '../once.ts'
import {type Lock, lockFolder} from '../press/lock.ts'
import {createWriter, type Writer} from '../press/write.ts'

export interface OutputFolder {
  readonly writer: Writer
  /** What earlier commands have left in it, without what somebody has removed since. Ask before anything is written. */
  readonly before: () => Manifest
  /** Whatever happened. */
  readonly close: () => Promise<void>
}

/** @param shown how a person would type it. @throws {OutputError} */
export async function openFolder(outDir: string, shown: string): Promise<OutputFolder> {
  const open: {writer: Writer | null; lock: Lock | null} = {writer: null, lock: null}
  const stopped = (signal: NodeJS.Signals) => {
    open.writer?.abandon()
    open.lock?.release()
    process.exit(128 + constants.signals[signal])
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  const forget = () => {
    open.lock?.release()
    for (const signal of signals) process.removeListener(signal, stopped)
  }
  // Before the lock: who is told to stop in the very moment that it is made would leave it there.
  for (const signal of signals) process.once(signal, stopped)
  try {
    open.lock = await lockFolder(outDir, {
      waiting: ({pid, host}) =>
        process.stderr.write(
          `Another build writes to \`${shown}\`: process ${pid} on ${host}. Waiting for it.\n`,
        ),
    })
    const writer = createWriter(outDir)
    open.writer = writer
    return {
      writer,
      before: once(() => present(manifestIn(outDir), (path) => existsSync(join(outDir, path)))),
      async close() {
        await writer.close()
        forget()
      },
    }
  } catch (error) {
    forget()
    throw error
  }
}

function manifestIn(outDir: string): Manifest {
  try {
    return parseManifest(readFileSync(join(outDir, 'manifest.json'), 'utf8'))
  } catch {
    return noManifest
  }
}
