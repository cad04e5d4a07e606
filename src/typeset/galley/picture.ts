/** A picture → a block of the galley: its `width`, `height` and their limits, its own proportions, the room there is. */
import type {ImageBox} from '../boxes/box.ts'
import type {Size} from '../units.ts'
import type {Column} from './context.ts'
import {pushBlock} from './markers.ts'
import {align, resolve} from './measure.ts'
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
  const {width, height} = fitPicture(box, {
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

function fitPicture(box: ImageBox, room: Size): Size {
  const {style, intrinsic} = box
  const proportion = intrinsic.width > 0 && intrinsic.height > 0 ? intrinsic.width / intrinsic.height : 1
  const asked = {
    width: style.width === 'auto' ? null : resolve(style.width, room.width),
    height: style.height === 'auto' ? null : resolve(style.height, room.height),
  }
  const width =
    asked.width ?? (asked.height === null ? intrinsic.width || room.width : asked.height * proportion)
  const height = asked.height ?? width / proportion
  const limit = {
    width: style.maxWidth === 'none' ? room.width : Math.min(room.width, resolve(style.maxWidth, room.width)),
    height:
      style.maxHeight === 'none' ? room.height : Math.min(room.height, resolve(style.maxHeight, room.height)),
  }
  const scale = Math.min(1, limit.width / width, limit.height / height)
  return {width: width * scale, height: height * scale}
}
