/** A picture → a block of the galley. */
import type {ImageBox} from '../boxes/box.ts'
import {pictureSize} from '../boxes/picture-size.ts'
import {align, resolve} from '../style/box-model.ts'
import type {Column} from './context.ts'
import {pushBlock} from './markers.ts'
import {addMargin, ask, flush, type State} from './pending.ts'
import {yieldOf} from './shrink.ts'

/** The most of a page's height that a picture may take: it leaves room for a caption of four lines. */
const mostHeight = 0.86

export function stackPicture(state: State, box: ImageBox, column: Column): void {
  const {style, source, alt, origin, order} = box
  ask(state, style.breakBefore)
  addMargin(state, resolve(style.marginTop, column.width))
  state.ids.push(...box.ids)
  flush(state)
  const {width, height} = pictureSize(box, {
    width: column.width,
    height: state.context.area(column.page).height * mostHeight,
  })
  const owner =
    alt === ''
      ? ({type: 'artifact', kind: 'layout', subtype: null} as const)
      : ({type: 'content', origin, order, role: 'body'} as const)
  pushBlock(state, {
    type: 'block',
    x: column.x + resolve(style.marginLeft, column.width) + align(style, column.width - width),
    width,
    height,
    items: [{type: 'image', x: 0, y: 0, width, height, source, alt, owner}],
    notes: [],
    ids: [],
    repeat: null,
    yields: yieldOf(height, align(style, 1)),
    origin,
  })
  addMargin(state, resolve(style.marginBottom, column.width))
  ask(state, style.breakAfter)
}
