/** The other side of `job-threads.ts`: tasks in; what was made out, one at a time. */
import {dirname} from 'node:path'
import {parentPort, workerData} from 'node:worker_threads'
import {once} from '../once.ts'
import {work} from '../press/job.ts'
import {parcelOf} from '../press/parcel.ts'
import {openWorkshop} from '../press/workshop.ts'
import {files, type Resources, remembering} from '../resources.ts'
import type {FromWorker, ThreadSetup, ToWorker} from './job-threads.ts'
import {loadConfig} from './load-config.ts'
import {pressOptions} from './settings.ts'

const port = parentPort
if (port === null) throw new Error('job-worker.js runs only as a thread of the program')

const {flags, config, told}: ThreadSetup = workerData
const workshop = once(async () => {
  const loaded = config === null ? null : await loadConfig({from: dirname(config), file: config})
  const options = pressOptions(flags, loaded, told?.cwd ?? process.cwd())
  return openWorkshop(told ? {...options, date: told.date} : options)
})
workshop().catch(() => undefined)

const roots = new Map<number, Extract<ToWorker, {type: 'root'}>['common'] & {readonly resources: Resources}>()

port.on('message', (message: ToWorker) => {
  if (message.type === 'root') {
    const {id, common} = message
    roots.set(id, {...common, resources: remembering(files({root: common.root}))})
  } else void made(message).then((answer) => port.postMessage(answer))
})

async function made({root, task}: Extract<ToWorker, {type: 'job'}>): Promise<FromWorker> {
  try {
    const common = roots.get(root)
    if (!common) throw new Error('a task came before its root')
    return {type: 'made', parcel: parcelOf(await work({...task, ...common}, await workshop()))}
  } catch (error) {
    return {type: 'failed', error: error instanceof Error ? error : new Error(String(error))}
  }
}
