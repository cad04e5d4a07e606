/** src/index.ts → lib/index.d.ts: the types of the public API in one file. What they take from packages that are bundled is in
 * it as well; the others are dependencies. */
import {readFile} from 'node:fs/promises'
import {rollup} from 'rollup'
import {dts} from 'rollup-plugin-dts'

const {dependencies} = JSON.parse(await readFile('package.json', 'utf8'))
const installed = new Set(Object.keys(dependencies).map((name) => name.replace('@types/', '')))

/** Of imports that no public type needs in the end. */
const harmless = new Set(['UNRESOLVED_IMPORT', 'UNUSED_EXTERNAL_IMPORT'])

const bundle = await rollup({
  input: 'src/index.ts',
  external: (id) => installed.has(id),
  plugins: [dts({respectExternal: true})],
  onLog(_level, log) {
    if (!harmless.has(log.code)) throw new Error(log.message)
  },
})
const {output} = await bundle.write({file: 'lib/index.d.ts'})
const missing = output.flatMap(({imports}) => imports).filter((name) => !installed.has(name))
if (missing.length > 0) throw new Error(`The types import what is no dependency: ${missing.join(', ')}`)
