/** `src/` reads faces and WebAssembly from `lib/`: where nobody has compiled yet, this does. */
import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export default function setup(): void {
  if (existsSync(join(root, 'lib/fonts'))) return
  execFileSync(process.execPath, ['scripts/compile.mjs'], {cwd: root, stdio: ['ignore', 'ignore', 'inherit']})
}
