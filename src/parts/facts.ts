/** An article → what it holds, found in one walk over all its parts. What any format says of an article is said from this. */
import type {Definition, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {isMoving} from '../image-kind.ts'
import type {Article, Facts} from '../model/article.ts'
import type {Drawing, Formula, Section} from '../model/nodes.ts'
import {contentOf, type Parted} from './index.ts'

export function factsOf(article: Parted & Pick<Article, 'images'>): Facts {
  const drawings: Drawing[] = []
  const formulas: Formula[] = []
  const sections = new Map<string, Section>()
  const definitions: Definition[] = []
  const shown = new Set<string>()
  let pictures = 0
  let undescribed = 0
  const root: Root = {type: 'root', children: [...contentOf(article)]}
  visit(root, (node) => {
    if (node.type === 'section') sections.set(node.id, node)
    if (node.type === 'definition') definitions.push(node)
    if (node.type === 'formula') formulas.push(node)
    if (node.type === 'drawing') drawings.push(node)
    if (node.type === 'image') shown.add(node.url)
    if ((node.type !== 'image' && node.type !== 'drawing') || node.data?.decorative) return
    pictures += 1
    if (!node.alt) undescribed += 1
  })
  const moving = [...article.images.values()].some(isMoving)
  return {pictures, undescribed, shown, moving, drawings, formulas, sections, definitions}
}
