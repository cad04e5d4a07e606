/** Packages whose code is in the bundle → one text with their names, versions and licences, as these ask of every copy. */
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** `inputs` are paths of bundled files. Packages that share the words of a licence stand above them together. */
export async function licencesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []),
  )
  const byText = new Map()
  for (const folder of [...folders].sort()) {
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const {name, version, license = manifest.licenses?.map(({type}) => type).join(', ')} = manifest
    const text = await textOf(folder)
    if (text === null && !license) throw new Error(`${name} states no licence`)
    const key = text ?? `The package has no text of its licence, which is: ${license}`
    byText.set(key, [...(byText.get(key) ?? []), `${name} ${version}`])
  }
  return [
    'The files in this folder hold code of these packages.',
    ...[...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`),
  ].join(`\n\n${'-'.repeat(80)}\n\n`)
}

async function textOf(folder) {
  const names = (await readdir(folder)).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.length === 0 ? null : texts.map((text) => text.trim().replace(/\r\n/g, '\n')).join('\n\n')
}
