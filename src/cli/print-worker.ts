/** The other side of `print-thread.ts`: print jobs in, PDFs out, in order. */
import {parentPort} from 'node:worker_threads'
import {openPrinter, type Printer} from '../emit/printer.ts'
import type {FromThread, ToThread} from './print-thread.ts'

const port = parentPort
if (port === null) throw new Error('print-worker.js runs only as a thread of the program')

let printer: Promise<Printer> | null = null
// The engines load while the first article is still being read.
void import('../typeset/paint/pdfkit.ts')

port.on('message', (message: ToThread) => {
  if (message.type === 'open') printer = openPrinter(message.setup)
  else void print(message)
})

async function print({id, job}: Extract<ToThread, {type: 'print'}>): Promise<void> {
  try {
    if (printer === null) throw new Error('a print job came before its stylesheets')
    const printed = await (await printer).print(job)
    answer({type: 'printed', id, printed})
  } catch (error) {
    answer({type: 'failed', id, error: error instanceof Error ? error : new Error(String(error))})
  }
}

function answer(message: FromThread): void {
  port?.postMessage(message)
}
