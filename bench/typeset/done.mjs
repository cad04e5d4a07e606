/** The one who runs us measures at each document: say that it is done, and wait until that has been seen. */
import {writeSync} from 'node:fs'

export async function eachDocument(make) {
  const pairs = process.argv.slice(2)
  for (let index = 0; index < pairs.length; index += 2) {
    const started = performance.now()
    const more = (await make(pairs[index], pairs[index + 1])) ?? {}
    writeSync(1, `@done ${JSON.stringify({...more, ms: performance.now() - started})}\n`)
    await new Promise((resolve) => process.stdin.once('data', resolve))
  }
  process.stdin.destroy()
}
