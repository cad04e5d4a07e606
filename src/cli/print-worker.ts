/** The other side of `print-thread.ts`: print jobs in, PDFs out, in order. */
import {parentPort} from 'node:worker_threads'
import {openPrinter, type Printer} from '../emit/printer.ts'
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
    case 'print':
      void print(message)
      break
  }
})

async function print({id, job}: Extract<ToThread, {type: 'print'}>): Promise<void> {
  const info = new Promise<DocumentInfo>((resolve) => informed.set(id, resolve))
  try {
    if (printer === null) throw new Error('a print job came before its stylesheets')
    const printed = await (await printer).print({
      ...job,
      info: () => info,
      paged: (starts) => answer({type: 'paged', id, starts}),
    })
    answer({type: 'printed', id, printed})
  } catch (error) {
    answer({type: 'failed', id, error: error instanceof Error ? error : new Error(String(error))})
  }
}

function answer(message: FromThread): void {
  port?.postMessage(message)
}
