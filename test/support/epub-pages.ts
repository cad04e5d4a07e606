/** A finished EPUB → its page list, and the text between one page break and the next, without notes. */
import {readFileSync} from 'node:fs'
import {posix} from 'node:path'
import type {Nodes} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import JSZip from 'jszip'

export interface EpubPage {
  readonly label: string
  readonly text: string
  /** It begins with a link: the page that is printed may begin in the middle of it. */
  readonly atLink: boolean
}

export interface EpubPages {
  /** As the navigation document lists them. */
  readonly list: readonly {readonly label: string; readonly href: string}[]
  readonly ncx: readonly {readonly label: string; readonly href: string}[]
  /** As the text has them, in the order of the spine. */
  readonly pages: readonly EpubPage[]
  /** `chapter-1.xhtml#page-1` */
  readonly marks: readonly string[]
  readonly opf: string
}

export async function readEpubPages(source: string | Uint8Array): Promise<EpubPages> {
  const archive = await JSZip.loadAsync(typeof source === 'string' ? readFileSync(source) : source)
  const read = async (name: string) => (await archive.file(`EPUB/${name}`)?.async('string')) ?? ''
  const opf = await read('package.opf')
  const hrefs = new Map(
    [...opf.matchAll(/<item id="([^"]+)" href="([^"]+\.xhtml)"/g)].map(([, id, href]) => [id, href]),
  )
  const spine = [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id]) => hrefs.get(id) ?? '')
  const pages: {label: string; text: string; atLink: boolean}[] = []
  const marks: string[] = []
  for (const href of spine.filter((name) => /^chapter/.test(posix.basename(name)))) {
    const xhtml = (await read(href)).replace(/<([a-z][\w-]*)((?:\s[^<>]*?)?) ?\/>/g, '<$1$2></$1>')
    const meet = (node: Nodes) => {
      if (node.type === 'text') {
        const last = pages.at(-1)
        if (last) last.text += node.value
      }
      if (!('children' in node)) return
      const {role, id, ariaLabel} = node.type === 'element' ? node.properties : {}
      const is = (name: string) => role === name || (Array.isArray(role) && role.includes(name))
      if (is('doc-footnote') || (node.type === 'element' && node.tagName === 'head')) return
      if (is('doc-pagebreak')) {
        pages.push({label: String(ariaLabel), text: '', atLink: false})
        marks.push(`${href}#${id}`)
      }
      for (const [index, child] of node.children.entries()) {
        meet(child)
        const [last, next] = [pages.at(-1), node.children[index + 1]]
        if (last?.text === '' && next?.type === 'element' && next.tagName === 'a') last.atLink = true
      }
      const last = pages.at(-1)
      if (last && node.type === 'element' && blocks.test(node.tagName)) last.text += '\n'
    }
    meet(fromHtml(xhtml))
  }
  const nav = /<nav epub:type="page-list".*?<\/nav>/s.exec(await read('nav.xhtml'))?.[0] ?? ''
  const list = [...nav.matchAll(/<a href="([^"]+)">([^<]*)<\/a>/g)].map(([, href = '', label = '']) => ({
    label,
    href,
  }))
  const ncx = [
    ...(await read('toc.ncx')).matchAll(
      /<pageTarget[^>]*><navLabel><text>([^<]*)<\/text><\/navLabel><content src="([^"]*)"/g,
    ),
  ].map(([, label = '', href = '']) => ({label, href}))
  return {list, ncx, pages, marks, opf}
}

const blocks = /^(?:p|h[1-6]|li|dt|dd|td|th|tr|pre|div|section|figcaption|caption|br|blockquote)$/
