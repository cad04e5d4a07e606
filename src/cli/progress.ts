/** How far the build is: a bar on a terminal, plain lines elsewhere; nothing when it is done in a moment. */
export interface Progress {
  advance(done: number, name: string): Promise<void>
  close(): void
}

export interface ProgressOptions {
  readonly total: number
  readonly stream: NodeJS.WriteStream
  /** A bar is drawn over itself, which only a terminal can show. */
  readonly terminal: boolean
  readonly silent: boolean
}

const quiet: Progress = {advance: async () => undefined, close: () => undefined}
/** A build that takes less says nothing of its progress. */
const patience = 1000

export function progress({total, stream, terminal, silent}: ProgressOptions): Progress {
  if (silent || total < 2) return quiet
  const started = performance.now()
  const late = () => performance.now() - started > patience
  return terminal ? bar(total, stream, late) : lines(total, stream, late)
}

function lines(total: number, stream: NodeJS.WriteStream, late: () => boolean): Progress {
  return {
    async advance(done, name) {
      if (late()) stream.write(`[${done}/${total}] ${name}\n`)
    },
    close: () => undefined,
  }
}

function bar(total: number, stream: NodeJS.WriteStream, late: () => boolean): Progress {
  let shown: {update(done: number, payload: {name: string}): void; stop(): void} | null = null
  return {
    async advance(done, name) {
      if (shown === null && !late()) return
      shown ??= await drawBar(total, stream)
      shown.update(done, {name})
    },
    close: () => shown?.stop(),
  }
}

async function drawBar(total: number, stream: NodeJS.WriteStream) {
  const {default: cliProgress} = await import('cli-progress')
  const drawn = new cliProgress.SingleBar(
    {format: '{bar} {value}/{total} {name}', stream, clearOnComplete: true, hideCursor: true},
    cliProgress.Presets.shades_classic,
  )
  drawn.start(total, 0, {name: ''})
  return drawn
}
