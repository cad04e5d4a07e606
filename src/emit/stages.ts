/** A publication → its files in every format that is asked for, stage by stage. */
import type {VFileMessage} from 'vfile-message'
import {ArticleError, faultOf} from '../diagnostics/fault.ts'
import {messages} from '../diagnostics/message.ts'
import type {Format, Publication} from '../model/publication.ts'
import type {View} from '../render/view.ts'
import type {Emission, EmitContext} from './emitter.ts'
import type {Emitters} from './index.ts'
import type {PageStart} from './page-starts.ts'

/** What each stage makes can be listed by the next: the digest lists the books, and the page states the sizes of all. */
const stages: readonly (readonly Format[])[] = [['pdf', 'epub', 'kindle'], ['json'], ['html']]

export interface Staging {
  readonly context: Omit<EmitContext, 'report' | 'downloads'>
  readonly emitters: Emitters
  readonly formats: ReadonlySet<Format>
  /** Where what is found lies, unless it says otherwise. */
  readonly path: string
}

/** PDF and EPUB are made side by side: the EPUB waits only for the places where the pages of the PDF begin. Messages come in the
 * order of the formats, whichever was done first. `broken`: the articles of a
 * collection in whose rendering something was thrown. */
export async function emitAll(publication: Publication, {context, emitters, formats, path}: Staging) {
  const emissions = new Map<Format, Emission>()
  const lists: (readonly VFileMessage[])[] = []
  const broken = new Set<string>()
  const {document} = context.renderer
  const paging = deferred<readonly PageStart[] | null>()
  const emitOne = async (format: Format) => {
    const found = messages()
    lists.push(found.list)
    const report = found.for(path)
    const renderer = {
      ...context.renderer,
      document: (view: View) => document({...view, report: view.report ?? report}),
    }
    const downloads = [...emissions.values()].flatMap((emission) => emission.downloads)
    const pages = {paged: paging.resolve, pageStarts: formats.has('pdf') ? paging.promise : undefined}
    try {
      const emit = await emitters(format)
      return await emit(publication, {...context, renderer, report, downloads, ...pages})
    } catch (error) {
      // One format that cannot be made keeps nobody from making the others.
      const isOfOne = publication.kind === 'collection' && error instanceof ArticleError
      if (isOfOne) broken.add(error.path)
      report(faultOf(error, isOfOne ? 'the article' : `the file of format \`${format}\``))
      return null
    } finally {
      // A PDF that came to nothing keeps nobody waiting.
      if (format === 'pdf') paging.resolve(null)
    }
  }
  for (const stage of stages) {
    const asked = stage.filter((format) => formats.has(format))
    const made = await Promise.all(asked.map(async (format) => [format, await emitOne(format)] as const))
    for (const [format, emission] of made) if (emission !== null) emissions.set(format, emission)
  }
  return {emissions, messages: lists.flat(), broken}
}

/** `Promise.withResolvers` is younger than Node 20. */
function deferred<Value>() {
  let settle = (_value: Value): void => undefined
  const promise = new Promise<Value>((resolve) => {
    settle = resolve
  })
  return {promise, resolve: (value: Value) => settle(value)}
}
