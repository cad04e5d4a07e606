/** Builds by way of a queue, with a Redis of its own: workers die, Redis is started again, and what comes out is what one build makes. */
import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {connect, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import {afterAll, expect} from 'vitest'
import {testWith} from '../support/checkers.ts'
import {projectRoot} from '../support/outputs.ts'
import {walk} from '../support/walk.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fourfold-queue-')))
const running = new Set<ChildProcess>()
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await Promise.all([...running].map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
  rmSync(folder, {recursive: true, force: true})
})

const test = testWith('redis-server')
const patience = 240_000

function start(program: string, args: readonly string[], cwd: string): ChildProcess {
  const env = {PATH: process.env['PATH'], CI: 'true'}
  const child = spawn(program, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']})
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

const cli = join(projectRoot, 'lib/cli.js')
const fourfold = (args: readonly string[], cwd: string) => start(process.execPath, [cli, ...args], cwd)

/** All that it says, until it ends. */
async function ended(child: ChildProcess) {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
  const [status] = await once(child, 'close')
  return {status, said}
}

/** A worker that is ready. */
async function worker(url: string, cwd: string): Promise<ChildProcess> {
  const child = fourfold(['worker', url, '--jobs', '1'], cwd)
  await once(child.stdout ?? child, 'data')
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function redis(port: number, data: string): Promise<ChildProcess> {
  mkdirSync(data, {recursive: true})
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    data,
    '--appendonly',
    'yes',
    '--save',
    '',
  ]
  const child = start('redis-server', args, data)
  child.stdout?.resume()
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isThere) return child
    await delay(50)
  }
}

const status = (url: string) => {
  const {stdout} = spawnSync(process.execPath, [cli, 'queue', 'status', url], {encoding: 'utf8'})
  return new Map(
    stdout.split('\n').map((line) => [line.slice(0, 8).trim(), Number.parseInt(line.slice(9), 10)]),
  )
}

/** A project of twelve articles: each links to a place in the next. `poisoned`: the text of one that ends whoever makes it. */
function project(name: string, {poisoned = '', lang = 'en', pause = 0} = {}): string {
  const at = join(folder, name)
  mkdirSync(join(at, 'source'), {recursive: true})
  for (let index = 1; index <= 12; index += 1)
    writeFileSync(
      join(at, `source/a${index}.md`),
      `---\ntitle: Article ${index}\n---\n\nSee [the next](a${(index % 12) + 1}.md#a-part).\n\n## A part\n\nText ${index}.\n`,
    )
  writeFileSync(
    join(at, 'fourfold.config.mjs'),
    `const plugin = () => async (tree) => {
      if (${JSON.stringify(poisoned)} !== '' && JSON.stringify(tree).includes(${JSON.stringify(poisoned)})) process.exit(3)
      await new Promise((resolve) => setTimeout(resolve, ${pause}))
    }
    export default {to: ['html', 'json'], lang: '${lang}', remarkPlugins: [plugin]}\n`,
  )
  return at
}

/** Paths and bytes. */
const everything = (at: string) =>
  new Map(
    existsSync(at) ? walk(at).map((path) => [path, readFileSync(join(at, path), 'latin1')] as const) : [],
  )

const tidy = ['--no-cache', '--quiet']

test(
  'a worker is killed and Redis started again, and every byte is that of a local build',
  async () => {
    const at = project('killed', {pause: 400})
    const port = await freePort()
    const url = `redis://127.0.0.1:${port}`
    const data = join(folder, 'redis-killed')
    let server = await redis(port, data)
    const local = await ended(fourfold(['build', '-d', join(folder, 'killed-local'), ...tidy], at))
    expect(local).toMatchObject({status: 0})
    const [first, second] = [await worker(url, at), await worker(url, at)]
    const build = ended(fourfold(['build', '-d', join(folder, 'killed-queue'), '--queue', url, ...tidy], at))
    while ((status(url).get('done') ?? 0) < 1) await delay(50)
    first.kill('SIGKILL')
    await once(first, 'exit')
    server.kill('SIGTERM')
    await once(server, 'exit')
    server = await redis(port, data)
    expect(await build).toMatchObject({status: 0})
    expect(everything(join(folder, 'killed-queue'))).toEqual(everything(join(folder, 'killed-local')))
    expect(status(url).get('workers')).toBe(1)
    const last = ended(second)
    second.kill('SIGTERM')
    expect(await last).toMatchObject({status: 0})
    server.kill('SIGTERM')
  },
  patience,
)

test(
  'a poisoned job fails alone, and a worker that has another configuration or other files makes nothing',
  async () => {
    const at = project('poisoned', {poisoned: 'Text 5.'})
    const port = await freePort()
    const url = `redis://127.0.0.1:${port}`
    const server = await redis(port, join(folder, 'redis-poisoned'))
    const build = (out: string) =>
      ended(fourfold(['build', '-d', join(folder, out), '--queue', url, ...tidy], at))

    const good = await worker(url, at)
    const {status: code, said} = await build('poisoned-queue')
    expect(code).toBe(1)
    expect(said).toContain('source/a5.md')
    expect(said).toContain('the thread that made it ended by itself, with 3')
    const made = [...everything(join(folder, 'poisoned-queue')).keys()]
    expect(made.filter((path) => path.endsWith('index.html') && /^a\d/.test(path))).toHaveLength(11)
    good.kill('SIGTERM')
    await once(good, 'exit')

    const strange = ended(await worker(url, project('strange', {lang: 'de'})))
    const refused = await build('refused')
    expect(refused.status).toBe(1)
    expect(refused.said).toContain('internal/worker-refused')
    expect(refused.said).toContain('has another version, configuration or templates than the build')
    expect(await strange).toMatchObject({status: 2})
    expect(everything(join(folder, 'refused')).size).toBe(0)

    const elsewhere = project('elsewhere', {poisoned: 'Text 5.'})
    writeFileSync(join(elsewhere, 'source/a2.md'), '---\ntitle: Article 2\n---\n\nOther words.\n')
    const other = await worker(url, elsewhere)
    const differing = await build('differing')
    expect(differing.said).toContain('internal/other-files')
    expect(differing.said).toContain('has made this publication of other files than lie here')
    expect([...everything(join(folder, 'differing')).keys()].some((path) => path.startsWith('a2/'))).toBe(
      false,
    )
    other.kill('SIGTERM')
    await once(other, 'exit')
    server.kill('SIGTERM')
  },
  patience,
)
