#!/usr/bin/env node
/** argv in; report and exit code out. What is needed to build is imported when there is something to build. */
import * as nodeModule from 'node:module'
import {startPrinter} from './cli/print-thread.ts'
import {UsageError} from './cli/usage-error.ts'
import {ownFormats} from './emit/formats.ts'
import {version} from './version.ts'

/** sysexits.h: EX_SOFTWARE. */
const crashed = 70
/** The same: EX_CANTCREAT. */
const cannotWrite = 73

// Since Node 22.8: the second start reads compiled code from the cache.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') {
  nodeModule.enableCompileCache()
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode =
    error instanceof UsageError ? complain(error) : isOutputError(error) ? refuse(error) : apologize(error)
}

async function main(argv: readonly string[]): Promise<number> {
  const {parseCommand} = await import('./cli/program.ts')
  const parsed = parseCommand(argv, version)
  if (parsed.type === 'text') {
    process.stdout.write(parsed.text)
    return 0
  }
  if (parsed.type === 'welcome') {
    const {welcome} = await import('./cli/welcome.ts')
    process.stdout.write(await welcome(version, process.cwd()))
    return 0
  }
  if (parsed.type === 'new') {
    const {create} = await import('./cli/new.ts')
    return create(parsed.operands, parsed.flags)
  }
  if (parsed.type === 'inspect') {
    const {inspect} = await import('./cli/inspect.ts')
    return inspect(parsed.operands, parsed.flags)
  }
  if (parsed.type === 'check') {
    const {check} = await import('./cli/check.ts')
    return check(parsed.operands, parsed.flags)
  }
  if (parsed.type === 'convert') {
    const {convert} = await import('./cli/convert.ts')
    return convert(parsed.operands, parsed.flags)
  }
  if (parsed.type === 'merge') {
    const {merge} = await import('./cli/merge.ts')
    return merge(parsed.operands, parsed.flags)
  }
  if (parsed.type === 'worker') {
    const {worker} = await import('./cli/queue-worker.ts')
    return worker(parsed.operands, parsed.flags)
  }
  if (parsed.type === 'queue') {
    const {queueStatus} = await import('./cli/queue-status.ts')
    return queueStatus(parsed.operands)
  }
  // The other thread starts before anything else is loaded: it has as much to load itself.
  const {to, queue} = parsed.flags
  const hasPages = ownFormats.some(({name, pages}) => pages === 'made' && to?.includes(name) !== false)
  const thread = hasPages && queue === undefined ? startPrinter() : undefined
  const {build} = await import('./cli/build.ts')
  return build(parsed.operands, parsed.flags, thread)
}

function complain({message, hint}: UsageError): number {
  process.stderr.write(`fourfold: ${message}\n${hint === null ? '' : `${hint}\n`}`)
  return 2
}

/** By its name: what writes is loaded only where something is written. */
function isOutputError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'OutputError'
}

function refuse({message}: Error): number {
  process.stderr.write(
    `fourfold: ${message}\nWhat lay in the output folder before is still there, as it was.\n`,
  )
  return cannotWrite
}

function apologize(error: unknown): number {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    [
      'fourfold: Something went wrong inside Fourfold itself. It is not a mistake in your article.',
      'Please report it with the lines below, and the article if you may share it.',
      '',
      `Fourfold ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
      details,
      '',
    ].join('\n'),
  )
  return crashed
}
