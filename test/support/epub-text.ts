/** A finished EPUB → its files, and the text of its chapters in the order of the spine. */
import {readFileSync} from 'node:fs'
import {posix} from 'node:path'
import {fromHtml} from 'hast-util-from-html'
import {select, selectAll} from 'hast-util-select'
import {toText} from 'hast-util-to-text'
import JSZip from 'jszip'

export interface EpubText {
  /** Names in the order of the archive. */
  readonly names: readonly string[]
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Without the navigation document. */
  readonly text: string
  readonly alternatives: readonly string[]
}

export async function readEpub(file: string | Uint8Array): Promise<EpubText> {
  const archive = await JSZip.loadAsync(typeof file === 'string' ? readFileSync(file) : file)
  const names = Object.keys(archive.files).filter((name) => !archive.files[name]?.dir)
  const files = new Map<string, Uint8Array>()
  for (const name of names)
    files.set(name, (await archive.file(name)?.async('uint8array')) ?? new Uint8Array())
  const decode = (name: string) => new TextDecoder().decode(files.get(name))
  const packagePath = /full-path="([^"]+)"/.exec(decode('META-INF/container.xml'))?.[1] ?? ''
  const chapters = spine(decode(packagePath)).map((name) => posix.join(posix.dirname(packagePath), name))
  const trees = chapters.map((name) => fromHtml(withoutEmptyTags(decode(name))))
  return {
    names,
    files,
    text: trees.map((tree) => toText(select('body', tree) ?? tree)).join('\n'),
    alternatives: trees.flatMap((tree) =>
      selectAll('img', tree).map(({properties}) => String(properties['alt'] ?? '')),
    ),
  }
}

/** Files that are read one after the other, the navigation document left out. */
function spine(opf: string): readonly string[] {
  const items = new Map(
    [...opf.matchAll(/<item\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'id'), tag] as const),
  )
  return [...opf.matchAll(/<itemref\b[^>]*>/g)]
    .map(([tag]) => items.get(attribute(tag, 'idref')) ?? '')
    .filter((tag) => !/\bproperties="[^"]*\bnav\b/.test(tag))
    .map((tag) => attribute(tag, 'href'))
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** `<a/>` is an empty element in XHTML and an open one in HTML. */
const withoutEmptyTags = (xhtml: string): string =>
  xhtml.replace(/<\?xml[^>]*\?>/, '').replace(/<([a-z][\w-]*)((?:\s[^<>]*)?)\/>/g, '<$1$2></$1>')
