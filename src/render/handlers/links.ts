/** Links → where each medium can follow them. */
import type {Element, Properties} from 'hast'
import type {Link} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import {toString as textOf} from 'mdast-util-to-string'
import type {LinkTarget} from '../../model/nodes.ts'
import {element} from '../element.ts'
import type {Scope} from '../scope.ts'

export function linkHandlers(scope: Scope): Handlers {
  return {link: (state: State, node: Link) => link(state, node, scope)}
}

function link(state: State, node: Link, scope: Scope): Element {
  const target = node.data?.target ?? targetOf(node.url)
  const properties = propertiesOf(target, node, scope)
  const {href} = properties
  if (target.type === 'article' && scope.medium === 'print' && !/^(?:#|https?:)/.test(String(href)))
    scope.report({
      rule: 'pdf/link-outside',
      reason: `The link to \`${node.url}\` is relative in the PDF: it leads on where the PDF lies beside the other pages, not in a copy that travels alone`,
      place: node,
      actual: node.url,
    })
  return element('a', properties, state.all(node), node)
}

function propertiesOf(target: LinkTarget, node: Link, scope: Scope): Properties {
  const title: Properties = node.title ? {title: node.title} : {}
  switch (target.type) {
    case 'anchor':
      return {href: `#${target.id}`, ...title}
    case 'article':
      return {href: scope.addresses.article(target.path, target.fragment), ...title}
    case 'external':
      return {href: target.url, ...title, ...marks(target.url, node, scope)}
    default:
      return unreachable(target)
  }
}

function marks(url: string, node: Link, scope: Scope): Properties {
  if (!/^https?:/i.test(url)) return {}
  const words = textOf(node)
  // An address in the text is its own explanation.
  const isBare = url === words || url === `https://${words}` || url === `http://${words}`
  const className = [isBare ? 'address' : 'external']
  if (scope.medium === 'screen') return {className, rel: ['external', 'noopener']}
  if (scope.medium !== 'print' || isBare) return {className}
  const id = `link-${scope.outerLinks.length + 1}`
  scope.outerLinks.push({id, text: words, url})
  return {className, id}
}

/** For trees that annotation has not seen. */
function targetOf(url: string): LinkTarget {
  return url.startsWith('#') ? {type: 'anchor', id: url.slice(1)} : {type: 'external', url}
}

function unreachable(value: never): never {
  throw new Error(`an unknown link target: ${JSON.stringify(value)}`)
}
