/** A picture's size: `width`, `height` and their limits, its own proportions, the room there is. */
import type {ImageBox} from '../boxes/box.ts'
import type {Size} from '../units.ts'
import {resolve} from './measure.ts'

export function fitPicture(box: ImageBox, room: Size): Size {
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
