/** The other side of `print-thread.ts`: jobs in; PDFs and sheets out. */
import {parentPort} from 'node:worker_threads'
import type {PageStart} from '../emit/page-starts.ts'
import {type Drawn, openPrinter, type Printed, type Printer} from '../emit/printer.ts'
import type {DocumentInfo} from '../pdf/index.ts'
import type {FromThread, ToThread} from './print-thread.ts'

const port = parentPort
if (port === null) throw new Error('print-worker.js runs only as a thread of the program')

let printer: Promise<Printer> | null = null
/** Who waits for the information of a job; a job and its information come one after the other. */
const informed = new Map<number, (info: DocumentInfo) => void>()
// The engines load while the first article is still being read: the typesetter is wanted first.
void import('../pdf/index.ts').then(() => import('../pdf/pdfkit.ts'))

port.on('message', (message: ToThread) => {
  switch (message.type) {
    case 'open':
      printer = openPrinter(message.setup)
      // A failure is met by the first job.
      printer.catch(() => undefined)
      break
    case 'info':
      informed.get(message.id)?.(message.info)
      informed.delete(message.id)
      break
    case 'print': {
      const {id, job} = message
      const info = new Promise<DocumentInfo>((resolve) => informed.set(id, resolve))
      const paged = (starts: readonly PageStart[]) => answer({type: 'paged', id, starts})
      void answered(id, (opened) => opened.print({...job, info: () => info, paged}))
      break
    }
    case 'draw':
      void answered(message.id, (opened) => opened.draw(message.job))
      break
  }
})

async function answered(id: number, work: (opened: Printer) => Promise<Printed | Drawn>): Promise<void> {
  try {
    if (printer === null) throw new Error('a job came before its stylesheets')
    answer({type: 'done', id, result: await work(await printer)})
  } catch (error) {
    answer({type: 'failed', id, error: error instanceof Error ? error : new Error(String(error))})
  }
}

function answer(message: FromThread): void {
  port?.postMessage(message)
}
