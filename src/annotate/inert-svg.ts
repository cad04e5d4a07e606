/** An SVG file → the same, in which nothing runs: as a picture in a page it never would, but a reader may open the file by itself. */
import type {Element, Root} from 'xast'

export interface Inert {
  readonly bytes: Uint8Array
  /** `<script>`, `onload`: what was taken out. */
  readonly removed: readonly string[]
}

/** What may run: most drawings have nothing of it, and stay as they are, byte by byte. An entity may hide elements behind character references. */
const mayRun =
  /<(?:[\w.-]+:)?(?:script|iframe|frame|object|embed|handler|listener|base|meta|link)\b|\son\w+\s*=|script:|href\s*=\s*["'][^"']*(?:&#|&\w*(?:colon|tab|newline);|data:(?!image\/(?:png|jpe?g|gif|webp)[;,]))|<!ENTITY[^>]*&#|<\?xml-stylesheet|attributeName\s*=\s*["'](?:[\w.-]+:)?(?:href|src|on)/i

const active: ReadonlySet<string> = new Set(
  'script iframe frame object embed handler listener base meta link'.split(' '),
)

/** Null when it cannot be told what runs. */
export async function inertSvg(bytes: Uint8Array): Promise<Inert | null> {
  const text = new TextDecoder().decode(bytes)
  if (!mayRun.test(text)) return {bytes, removed: []}
  const [{fromXml}, {toXml}] = await Promise.all([import('xast-util-from-xml'), import('xast-util-to-xml')])
  let root: Root
  try {
    root = fromXml(text)
  } catch {
    return null
  }
  const removed = new Set<string>()
  root.children = root.children.filter(({type}) => type !== 'instruction' && type !== 'doctype')
  for (const parents: (Root | Element)[] = [root]; ; ) {
    const parent = parents.pop()
    if (!parent) break
    parent.children = parent.children.filter((child) => {
      if (child.type !== 'element') return true
      const runs = active.has(local(child.name)) || isAnimated(child)
      if (runs) removed.add(`<${child.name}>`)
      else parents.push(child)
      return !runs
    }) as typeof parent.children
    if (parent.type === 'root') continue
    for (const [name, value] of Object.entries(parent.attributes)) {
      if (!local(name).startsWith('on') && !(/^(?:href|src)$/.test(local(name)) && leadsAstray(value ?? '')))
        continue
      delete parent.attributes[name]
      removed.add(name)
    }
  }
  return {bytes: new TextEncoder().encode(toXml(root)), removed: [...removed]}
}

const local = (name: string) => name.replace(/^.*:/, '').toLowerCase()

/** An animation may put an address or a handler where none stood. */
function isAnimated({attributes}: Element): boolean {
  return Object.entries(attributes).some(
    ([name, value]) => local(name) === 'attributename' && /^(?:href|src|on)/.test(local(value ?? '')),
  )
}

/** URL Standard, section 4.4: spaces and control characters before and within a scheme are nothing. */
function leadsAstray(value: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):(.*)/is.exec(value.replaceAll(/[\0- ]/g, ''))
  if (!scheme) return false
  const [, name = '', rest = ''] = scheme
  if (/^data$/i.test(name)) return !/^image\/(?:png|jpe?g|gif|webp)[;,]/i.test(rest)
  return !/^(?:https?|mailto)$/i.test(name)
}
