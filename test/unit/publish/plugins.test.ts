/** Plugins of a project, from the configuration to the finished files: remark's in all four formats, rehype's in the three with pages. */
import type {Root as HastRoot} from 'hast'
import JSZip from 'jszip'
import type {Root as MdastRoot} from 'mdast'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {memory, publish} from '../../../src/index.ts'
import {readPdf} from '../../support/pdf-text.ts'

const source = `---
title: Plugins
---

## Key takeaways

- A gadget is a thing.

## What is a gadget?

A gadget does what a gadget does[^1].

[^1]: Says the gadget.
`

/** With an option, as plugins of the ecosystem have them. */
const rename = (from: string, to: string) => (tree: MdastRoot) => {
  visit(tree, 'text', (node) => {
    node.value = node.value.replaceAll(from, to)
  })
}

/** What a plugin for headings does: a sign before each, and a class for the stylesheet. */
const marked = () => (tree: HastRoot) => {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'h2') return
    node.properties['className'] = ['marked']
    node.children.unshift({type: 'text', value: '§ '})
  })
}

async function made() {
  const {files, messages} = await publish({
    sources: [{path: 'plugins.md', resources: memory({'plugins.md': source})}],
    remarkPlugins: [[rename, 'gadget', 'device']],
    rehypePlugins: [marked],
  })
  expect(messages.map(({reason}) => reason)).toEqual([])
  const bytesOf = (extension: string) => {
    const found = files.find(({path}) => path.endsWith(`plugins/${extension}`))
    if (!found) throw new Error(`${extension} is missing`)
    return found.bytes
  }
  const text = (name: string) => new TextDecoder().decode(bytesOf(name))
  const zip = await JSZip.loadAsync(bytesOf('plugins.epub'))
  const chapters = Object.values(zip.files).filter(({name}) => /text.*\.xhtml$|chapter.*\.xhtml$/.test(name))
  const book = await Promise.all(chapters.map((file) => file.async('string')))
  return {
    page: text('index.html'),
    digest: text('plugins.json'),
    book: book.join('\n'),
    handout: await readPdf(bytesOf('plugins.pdf')),
  }
}

const {page, digest, book, handout} = await made()
const formats = {page, digest, book, handout: handout.text}

test.each(Object.entries(formats))(
  'what a remark plugin writes is in the %s, and what it replaced is not',
  (_, text) => {
    expect(text).toContain('A device does what a device does')
    expect(text).toContain('A device is a thing.')
    expect(text).toContain('Says the device.')
    expect(text).not.toContain('gadget')
  },
)

test('the id of a heading is made from what a remark plugin leaves', () => {
  expect(page).toContain('id="what-is-a-device"')
  expect(book).toContain('id="what-is-a-device"')
})

test('what a rehype plugin adds is on the page, in the e-book and in the handout', () => {
  expect(page).toMatch(/<h2[^>]*class="marked"[^>]*>§ /)
  expect(book).toMatch(/<h2[^>]*class="marked"[^>]*>§ /)
  expect(handout.tags.filter(({role}) => role === 'H2').map(({text}) => text)).toContain(
    '§ What is a device?',
  )
})

test('the digest says what the article says, whatever becomes of its HTML', () => {
  expect(digest).not.toContain('§')
})
