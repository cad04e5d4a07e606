/** The parts of the pipeline, each timed by itself on one article, with engines and templates warm. */
import {basename, dirname} from 'node:path'
import {annotate} from '../src/annotate/index.ts'
import {single} from '../src/assemble.ts'
import type {BuildOptions, EmitContext, Shown} from '../src/emit/emitter.ts'
import {chosen, openFormats} from '../src/emit/formats.ts'
import {openPrinter, printSetup} from '../src/emit/printer.ts'
import {createSheets} from '../src/emit/sheets.ts'
import {readArticle} from '../src/read/article.ts'
import {createRenderer} from '../src/render/renderer.ts'
import {files, shippedTemplates} from '../src/resources.ts'
import {loadStrings} from '../src/strings.ts'
import {generator} from '../src/version.ts'

/** Medians in milliseconds, in the order of the pipeline. */
export async function timeParts(
  path: string,
  rounds: number,
): Promise<readonly (readonly [string, number])[]> {
  const resources = files({root: dirname(path)})
  const templates = shippedTemplates()
  const strings = loadStrings(templates)
  const report = () => undefined
  const {table, formats} = chosen()
  const renderer = createRenderer({templates, strings, kinds: table})
  const sheets = createSheets(templates)
  // Everything in this thread: a part is what it costs, not what is left to wait for.
  const printer = openPrinter(printSetup({templates, sheets}, 'a4'))
  const options: BuildOptions = {paper: 'a4', siteUrl: null, generator, printer: () => printer}
  const open = openFormats({templates, sheets}, options)
  const emits = await Promise.all(formats.map(async (format) => [format.name, await open(format)] as const))
  const document = (view: Shown) => renderer.document({downloads: [], head: null, report, ...view})
  const context: EmitContext = {
    house: {templates, sheets, strings, renderer: {...renderer, document}},
    build: {options, formats: new Set(formats.map(({name}) => name)), downloads: [], report},
  }
  const found = resources.read(basename(path))
  if (found.type !== 'found') throw new Error(`${path} cannot be read`)
  const {bytes} = found

  const times = new Map<string, number[]>()
  async function timed<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
    const started = performance.now()
    const result = await work()
    times.set(name, [...(times.get(name) ?? []), performance.now() - started])
    return result
  }

  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    const parsed = await timed('read', () => readArticle({path: basename(path), bytes}, {report}))
    if (parsed === null) throw new Error(`${path} is empty`)
    const article = await timed('annotate', () => annotate(parsed, {resources, strings, report}))
    const publication = single(article)
    for (const medium of ['screen', 'print'] as const) {
      const view = {medium, publication, article, downloads: [], head: null, report}
      await timed(`render, ${medium}`, () => renderer.document(view))
    }
    for (const [format, emit] of emits) await timed(`emit ${format}`, () => emit(publication, context))
    times.set('all of it', [...(times.get('all of it') ?? []), performance.now() - started])
  }
  return [...times].map(([name, values]) => [name, median(values)])
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
