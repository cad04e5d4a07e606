/** The program is killed while it writes, again and again. */
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'
import {afterAll, expect, test} from 'vitest'
import {createWriter} from '../../src/press/write.ts'
import {dice} from '../support/dice.ts'
import {projectRoot} from '../support/outputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourfold-killed-'))
afterAll(() => rmSync(folder, {recursive: true}))

const kills = 100

test(`killed ${kills} times, each publication is wholly old or wholly new`, {timeout: 240_000}, async () => {
  const script = join(folder, 'writes.mjs')
  await build({
    stdin: {
      contents: `
        import {createWriter} from './src/press/write.ts'
        const [folder, version] = process.argv.slice(2)
        const writer = createWriter(folder)
        const names = Array.from({length: 12}, (_, index) => index)
        for (let round = 0; ; round += 1)
          for (const slug of ['one', 'two']) {
            const bytes = new TextEncoder().encode(version + '.' + round + ' '.repeat(20_000))
            await writer.write(names.map((name) => ({path: slug + '/' + name + '.txt', mediaType: 'text/plain', bytes})))
            process.stdout.write('.')
          }`,
      resolveDir: projectRoot,
    },
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
  })
  const random = dice(7)
  const out = join(folder, 'out')
  mkdirSync(out)
  let halves = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [script, out, String(kill)], {stdio: ['ignore', 'pipe', 'inherit']})
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, random.below(25)))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    if (readdirSync(out).some((name) => name.endsWith('.tmp'))) halves += 1
    createWriter(out)
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([])
    for (const slug of readdirSync(out)) {
      const versions = readdirSync(join(out, slug)).map((name) => readFileSync(join(out, slug, name), 'utf8'))
      expect(versions).toHaveLength(12)
      expect(new Set(versions).size, `${slug} after kill ${kill}`).toBe(1)
    }
  }
  // Otherwise nothing was tried.
  expect(halves).toBeGreaterThan(kills / 2)
})
