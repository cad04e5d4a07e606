/** `fourfold queue status redis://host`: how far a queue is. */
import {connectionTo, loadBullmq, queueName, reached, slotsOf} from './queue.ts'
import {UsageError} from './usage-error.ts'

/** @returns the exit code. @throws {UsageError} */
export async function queueStatus(operands: readonly string[]): Promise<number> {
  const [action, url = '', ...others] = operands
  if (action !== 'status' || others.length > 0)
    throw new UsageError('Of a queue there is `fourfold queue status redis://host`.')
  const {state, options} = connectionTo(url)
  const {Queue} = await loadBullmq('`fourfold queue`')
  const queue = await reached(new Queue(queueName, options), url, state)
  try {
    const counts = await queue.getJobCounts('waiting', 'delayed', 'active', 'completed', 'failed')
    const of = (name: string) => counts[name] ?? 0
    const workers = await queue.getWorkersCount()
    const rows = [
      ['waiting', of('waiting') + of('delayed')],
      ['active', of('active')],
      ['done', of('completed')],
      ['failed', of('failed')],
      ['workers', workers === 0 ? 0 : `${workers}, ${await slotsOf(queue)} jobs at a time`],
    ] as const
    for (const [name, value] of rows) process.stdout.write(`${name.padEnd(8)} ${value}\n`)
    return 0
  } finally {
    await queue.close()
  }
}
