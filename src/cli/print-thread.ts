/** A print document → a PDF, the document of a cover → its sheet, set in a thread of its own: on a machine with two cores the
 * handout is set while the e-book is packed. The thread starts at once and makes itself ready while the article is read. */
import {availableParallelism} from 'node:os'
import {Worker} from 'node:worker_threads'
import type {PageStart} from '../emit/page-starts.ts'
import type {DrawJob, Drawn, OpenPrinter, Printed, PrintJob, PrintSetup} from '../emit/printer.ts'
import type {DocumentInfo} from '../pdf/index.ts'

export type ToThread =
  | {readonly type: 'open'; readonly setup: PrintSetup}
  | {readonly type: 'print'; readonly id: number; readonly job: Omit<PrintJob, 'info' | 'paged'>}
  | {readonly type: 'draw'; readonly id: number; readonly job: DrawJob}
  | {readonly type: 'info'; readonly id: number; readonly info: DocumentInfo}

export type FromThread =
  | {readonly type: 'paged'; readonly id: number; readonly starts: readonly PageStart[]}
  | {readonly type: 'done'; readonly id: number; readonly result: Printed | Drawn}
  | {readonly type: 'failed'; readonly id: number; readonly error: Error}

interface Waiting {
  readonly paged?: PrintJob['paged']
  resolve(result: Printed | Drawn): void
  reject(error: Error): void
}

/** On one core a second thread only costs: undefined, and PDFs are set in this one. */
export function startPrinter(): OpenPrinter | undefined {
  return availableParallelism() > 1 ? startThread() : undefined
}

function startThread(): OpenPrinter {
  const thread = new Worker(new URL('./print-worker.js', import.meta.url))
  const waiting = new Map<number, Waiting>()
  let jobs = 0
  /** Why the thread is gone: whoever asks it for more hears that, and does not wait for ever. */
  let lost: Error | null = null
  const settle = (id: number, act: (waiting: Waiting) => void) => {
    const found = waiting.get(id)
    waiting.delete(id)
    // An idle thread does not keep the program alive.
    if (waiting.size === 0) thread.unref()
    if (found) act(found)
  }
  thread.on('message', (message: FromThread) => {
    if (message.type === 'paged') {
      waiting.get(message.id)?.paged?.(message.starts)
      return
    }
    settle(message.id, ({resolve, reject}) => {
      if (message.type === 'done') resolve(message.result)
      else reject(message.error)
    })
  })
  const lose = (error: Error) => {
    lost ??= error
    for (const id of [...waiting.keys()]) settle(id, ({reject}) => reject(error))
  }
  thread.on('error', lose)
  thread.on('exit', (code) => lose(new Error(`the thread that sets PDFs ended by itself, with ${code}`)))
  thread.unref()
  const send = (message: ToThread) => thread.postMessage(message)
  /** The answer is of the kind that was asked for. */
  const ask = <Result extends Printed | Drawn>(message: ToThread & {id: number}, paged?: PrintJob['paged']) =>
    new Promise<Result>((resolve, reject) => {
      if (lost) {
        reject(lost)
        return
      }
      waiting.set(message.id, {resolve: resolve as Waiting['resolve'], reject, paged})
      thread.ref()
      send(message)
    })
  return async (setup) => {
    send({type: 'open', setup})
    return {
      async print({info, paged, ...job}) {
        const id = jobs++
        const printed = ask<Printed>({type: 'print', id, job}, paged)
        const tell = async () => send({type: 'info', id, info: await info()})
        const [done] = await Promise.all([printed, tell()])
        return done
      },
      draw: (job) => ask<Drawn>({type: 'draw', id: jobs++, job}),
    }
  }
}
