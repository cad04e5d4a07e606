/** Finished files → what in them would run, or would be fetched from elsewhere. HTML is parsed as a browser parses it, XHTML, SVG and feeds
 * as XML, style sheets as CSS. Empty when all is well. */
import {parse as parseCss, walk as walkCss} from 'css-tree'
import JSZip from 'jszip'
import {type DefaultTreeAdapterTypes, parse, parseFragment} from 'parse5'
import {fromXml} from 'xast-util-from-xml'

export interface Written {
  readonly path: string
  readonly bytes: Uint8Array
}

/** `scripts` are those that the page itself has, word for word. */
export async function harmIn(
  files: readonly Written[],
  scripts: ReadonlySet<string>,
): Promise<readonly string[]> {
  const paths = new Set(files.map(({path}) => path))
  const found: string[] = []
  for (const {path, bytes} of files) {
    const context = {paths, path, scripts}
    const said = (harm: string) => found.push(`${path}: ${harm}`)
    if (/\.epub$/.test(path)) {
      const inside = await harmIn(await unpacked(bytes), new Set())
      found.push(...inside.map((harm) => `${path}: ${harm}`))
    }
    if (/\.html$/.test(path)) for (const harm of harmOf(fromHtml(parse(text(bytes))), context)) said(harm)
    if (/\.(?:xhtml|svg|xml|opf|ncx)$/.test(path)) for (const harm of harmInXml(bytes, context)) said(harm)
    if (/\.css$/.test(path)) for (const harm of harmInCss(text(bytes), 'stylesheet', context)) said(harm)
    if (/\.json$/.test(path))
      for (const html of htmlIn(JSON.parse(text(bytes)), ''))
        for (const harm of harmOf(fromHtml(parseFragment(html)), {...context, paths: null})) said(harm)
  }
  return found
}

interface Context {
  /** Of all that was written; null where addresses are read in another place than the file's. */
  readonly paths: ReadonlySet<string> | null
  readonly path: string
  readonly scripts: ReadonlySet<string>
}

/** Of HTML and XML alike; names are in lower case and without their prefix. */
interface Item {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function unpacked(bytes: Uint8Array): Promise<readonly Written[]> {
  const archive = await JSZip.loadAsync(bytes)
  return Promise.all(
    Object.values(archive.files)
      .filter(({dir}) => !dir)
      .map(async (file) => ({path: file.name, bytes: await file.async('uint8array')})),
  )
}

function* fromHtml(node: DefaultTreeAdapterTypes.Node): Generator<Item> {
  if ('tagName' in node) {
    const attributes = new Map(node.attrs.map(({name, value}) => [local(name), value] as const))
    const inner = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
    yield {name: local(node.tagName), attributes, text: inner}
  }
  if ('content' in node) yield* fromHtml(node.content)
  if ('childNodes' in node) for (const child of node.childNodes) yield* fromHtml(child)
}

function* fromXmlTree(
  node: ReturnType<typeof fromXml> | ReturnType<typeof fromXml>['children'][number],
): Generator<Item> {
  if (node.type === 'element') {
    const attributes = new Map(
      Object.entries(node.attributes).map(([name, value]) => [local(name), value ?? ''] as const),
    )
    const inner = node.children
      .map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : ''))
      .join('')
    yield {name: local(node.name), attributes, text: inner}
  }
  if ('children' in node)
    for (const child of node.children) if (child.type !== 'doctype') yield* fromXmlTree(child)
}

const local = (name: string) => name.toLowerCase().replace(/^.*:/, '')

function* harmInXml(bytes: Uint8Array, context: Context): Generator<string> {
  let tree: ReturnType<typeof fromXml>
  try {
    tree = fromXml(text(bytes))
  } catch (error) {
    // A browser runs what stands before the mistake.
    if (context.path.endsWith('.svg')) yield* harmOf(fromHtml(parseFragment(text(bytes))), context)
    else yield `is no XML: ${error}`
    return
  }
  const items = [...fromXmlTree(tree)]
  yield* harmOf(items, context)
  for (const item of items) {
    if (item.attributes.get('type') !== 'html') continue
    yield* harmOf(fromHtml(parseFragment(item.text)), {...context, paths: null})
  }
}

function* htmlIn(value: unknown, key: string): Generator<string> {
  if (typeof value === 'string' && /html/i.test(key)) yield value
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) yield* htmlIn(inner, Array.isArray(value) ? key : name)
}

const never: ReadonlySet<string> = new Set([
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'base',
  'foreignobject',
])
const addressed: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'poster',
  'background',
  'cite',
  'ping',
  'longdesc',
  'manifest',
])
/** They lead somewhere when a reader follows them. */
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:', 'urn:', 'doi:'])
const loading: ReadonlySet<string> = new Set([
  'img',
  'image',
  'use',
  'feimage',
  'source',
  'video',
  'audio',
  'track',
  'input',
  'script',
  'body',
  'table',
  'td',
])
const loadedLinks = /stylesheet|icon|preload|prefetch|preconnect|manifest|import/i

function* harmOf(items: Iterable<Item>, context: Context): Generator<string> {
  for (const {name, attributes, text: inner} of items) {
    if (never.has(name) && !(name === 'foreignobject' && context.path.endsWith('.svg'))) yield `<${name}>`
    if (name === 'meta' && /refresh|cookie/i.test(attributes.get('http-equiv') ?? ''))
      yield '<meta http-equiv>'
    if (name === 'script') {
      const isData = /^application\/(?:ld\+)?json$/.test(attributes.get('type') ?? '')
      if (!isData && (attributes.has('src') || attributes.has('href') || !context.scripts.has(inner)))
        yield `<script>${inner.slice(0, 80)}`
    }
    if (name === 'style') yield* harmInCss(inner, 'stylesheet', context)
    if (attributes.has('attributename') && /^on|href|src/i.test(attributes.get('attributename') ?? ''))
      yield `<${name} attributeName>`
    for (const [attribute, value] of attributes) {
      if (/^on|^srcdoc$/.test(attribute)) yield `<${name} ${attribute}>`
      if (attribute === 'style') yield* harmInCss(value, 'declarationList', context)
      if (attribute === 'srcset')
        for (const candidate of value.split(','))
          yield* harmOfResource(candidate.trim().split(/\s/)[0] ?? '', name, context)
      if (!addressed.has(attribute)) continue
      const loads = loading.has(name) || (name === 'link' && loadedLinks.test(attributes.get('rel') ?? ''))
      if (loads) yield* harmOfResource(value, name, context)
      else if (!schemes.has(addressOf(value, context)?.protocol ?? 'http:'))
        yield `<${name} ${attribute}="${value.slice(0, 80)}">`
    }
  }
}

const origin = 'https://publication.example'

function addressOf(value: string, {path}: Context): URL | null {
  try {
    return new URL(value, `${origin}/${path}`)
  } catch {
    return null
  }
}

/** What is loaded with the page must be one of the files. A drawing in a page loads nothing. */
function* harmOfResource(value: string, by: string, context: Context): Generator<string> {
  if (value.startsWith('#') || context.path.endsWith('.svg')) return
  const url = addressOf(value, context)
  const said = `<${by}> loads ${value.slice(0, 80)}`
  if (url?.origin !== origin) yield said
  else if (context.paths && !context.paths.has(decodeURIComponent(url.pathname.slice(1))))
    yield `${said}, which is not there`
}

function* harmInCss(
  css: string,
  kind: 'stylesheet' | 'declarationList',
  context: Context,
): Generator<string> {
  const addresses: string[] = []
  const functions: string[] = []
  walkCss(parseCss(css, {context: kind}), (node) => {
    if (node.type === 'Url') addresses.push(node.value)
    if (node.type === 'Atrule' && node.name === 'import' && !context.path.endsWith('.svg'))
      functions.push('@import')
    if (node.type === 'Function' && /expression/i.test(node.name)) functions.push(node.name)
    if (node.type === 'Declaration' && /^behavior$|-binding$/i.test(node.property))
      functions.push(node.property)
  })
  for (const address of addresses) yield* harmOfResource(address, 'style', context)
  yield* functions
}
