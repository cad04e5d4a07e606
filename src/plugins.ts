/** remark and rehype plugins of a configuration → functions from tree to tree. unified is imported only when there are any. */
import type {Root as HastRoot} from 'hast'
import type {Root as MdastRoot} from 'mdast'
import type {PluggableList, Processor} from 'unified'
import type {Node} from 'unist'
import {PluginError} from './diagnostics/fault.ts'

export interface Plugins {
  readonly markdown: (tree: MdastRoot) => Promise<MdastRoot>
  /** Plugins that wait for something cannot be used here; unified says so. */
  readonly html: (tree: HastRoot) => HastRoot
}

export async function loadPlugins(remark: PluggableList = [], rehype: PluggableList = []): Promise<Plugins> {
  const markdown = await processorOf(remark)
  const html = await processorOf(rehype)
  return {
    async markdown(tree) {
      if (markdown === null) return tree
      try {
        return rootOf(await markdown.run(tree), isMdastRoot)
      } catch (cause) {
        throw new PluginError('a remark plugin failed', {cause})
      }
    },
    html(tree) {
      if (html === null) return tree
      try {
        return rootOf(html.runSync(tree), isHastRoot)
      } catch (cause) {
        throw new PluginError('a rehype plugin failed', {cause})
      }
    },
  }
}

async function processorOf(plugins: PluggableList): Promise<Processor | null> {
  if (plugins.length === 0) return null
  const {unified} = await import('unified')
  return unified().use(plugins).freeze()
}

function rootOf<Root extends Node>(tree: Node, isRoot: (node: Node) => node is Root): Root {
  if (isRoot(tree)) return tree
  throw new TypeError(`A plugin returned a \`${tree.type}\`; expected a whole tree, \`root\``)
}

const isMdastRoot = (node: Node): node is MdastRoot => node.type === 'root'
const isHastRoot = (node: Node): node is HastRoot => node.type === 'root'
