/** The table of formats: a row says all that the rest of the program knows of one. Emitters of a project stand in the same table. */
import {unknownName} from '../diagnostics/nearest.ts'
import type {Format} from '../model/publication.ts'
import type {BuildOptions, Emit, Emitter, Look} from './emitter.ts'

/** In the order in which they are made and listed. Each engine is loaded when its format is first wanted. */
export const ownFormats: readonly Emitter[] = [
  {
    name: 'pdf',
    type: 'PDF',
    extension: 'pdf',
    mediaType: 'application/pdf',
    book: 'fixed',
    usual: true,
    stage: 'document',
    pages: 'made',
    open: async (look, options) => (await import('./pdf.ts')).pdfEmitter(look, options),
  },
  {
    name: 'epub',
    type: 'EPUB',
    extension: 'epub',
    mediaType: 'application/epub+zip',
    contentType: 'application/epub+zip',
    book: 'reflowable',
    usual: true,
    stage: 'document',
    pages: 'listed',
    cover: true,
    open: async () => (await import('./epub.ts')).epubEmitter(),
  },
  {
    name: 'kindle',
    type: 'EPUB (Kindle)',
    extension: 'epub',
    stem: (slug) => `${slug}-kindle`,
    mediaType: 'application/epub+zip',
    stage: 'document',
    pages: 'listed',
    cover: true,
    open: async () => (await import('./epub.ts')).epubEmitter('kindle'),
  },
  {
    name: 'json',
    type: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    usual: true,
    stage: 'data',
    companions: [
      {
        name: 'markdown',
        type: 'Markdown',
        extension: 'md',
        mediaType: 'text/markdown',
        contentType: 'text/markdown; charset=utf-8',
      },
    ],
    open: async () => (await import('./json.ts')).emit,
  },
  {
    name: 'html',
    type: 'HTML',
    extension: 'html',
    stem: () => 'index',
    mediaType: 'text/html',
    usual: true,
    stage: 'page',
    open: async (look) => (await import('./html.ts')).htmlEmitter(look),
  },
]

export const stages = ['document', 'data', 'page'] as const

export const stageOf = ({stage = 'document'}: Emitter) => stage

/** Each kind of file, with those that are made along with another. */
export const kindsOf = (table: readonly Emitter[]): readonly Format[] =>
  table.flatMap((emitter) => [emitter, ...(emitter.companions ?? [])])

/** `summit.pdf`, in the folder of the publication. */
export const fileName = ({extension, stem = (slug) => slug}: Format, slug: string): string =>
  `${stem(slug)}.${extension}`

export interface Chosen {
  /** Ours and those of the project, in the order of the stages. */
  readonly table: readonly Emitter[]
  readonly formats: readonly Emitter[]
  /** What is wrong with the emitters or the names, a sentence each. */
  readonly problems: readonly string[]
}

/** Without names, what is usual. */
export function chosen(names?: readonly string[], emitters: readonly Emitter[] = []): Chosen {
  const all = [...ownFormats, ...emitters]
  const table = stages.flatMap((stage) => all.filter((one) => stageOf(one) === stage))
  const known = table.map(({name}) => name)
  const unknown = (names ?? []).filter((name) => !known.includes(name))
  return {
    table,
    formats: table.filter(({name, usual}) => names?.includes(name) ?? usual),
    problems: [...problemsWith(emitters), ...unknown.map((name) => unknownName('format', name, known))],
  }
}

function problemsWith(emitters: readonly Emitter[]): readonly string[] {
  const taken = kindsOf(ownFormats)
  const names = new Set(['shelf', ...taken.map(({name}) => name)])
  const files = new Set(taken.map((format) => fileName(format, '*')))
  return kindsOf(emitters).flatMap((format) => {
    const {name, extension} = format
    const file = fileName(format, '*')
    const problems = [
      /^[a-z][a-z0-9-]*$/.test(name)
        ? []
        : `\`${name}\` is no name of a format: expected \`a-z\`, \`0-9\`, \`-\`.`,
      /^[a-z0-9][a-z0-9.]*$/.test(extension)
        ? []
        : `\`${extension}\` is no extension: expected one like \`txt\`.`,
      names.has(name) ? `There is a format \`${name}\` already.` : [],
      files.has(file) ? `The format \`${name}\` would write the file of another, \`${file}\`.` : [],
    ].flat()
    names.add(name)
    files.add(file)
    return problems
  })
}

/** Each format of a build is opened once, when it is first wanted. */
export type OpenFormat = (emitter: Emitter) => Promise<Emit>

export function openFormats(look: Look, options: BuildOptions): OpenFormat {
  const opened = new Map<Emitter, Promise<Emit>>()
  return (emitter) => {
    const known = opened.get(emitter)
    if (known) return known
    const opening = Promise.resolve(emitter.open(look, options))
    opened.set(emitter, opening)
    return opening
  }
}
