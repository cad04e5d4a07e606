/** An article → its pictures that say something: how many, and how many nobody has described. Decoration is not counted. */
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {contentOf, type Parted} from './index.ts'

export interface PictureCount {
  readonly all: number
  readonly undescribed: number
}

export function countPictures(article: Parted): PictureCount {
  let all = 0
  let undescribed = 0
  const root: Root = {type: 'root', children: [...contentOf(article)]}
  visit(root, 'image', ({alt, data}) => {
    if (data?.decorative) return
    all += 1
    if (!alt) undescribed += 1
  })
  return {all, undescribed}
}
