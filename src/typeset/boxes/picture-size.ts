/** A picture's size: `width`, `height` and their limits, its own proportions, the room there is (css-sizing-3). */
import {resolve} from '../style/box-model.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points, Size} from '../units.ts'
import type {ImageBox} from './box.ts'

/** `room.height` is null where nobody knows it: then percentages of it say nothing. */
export function pictureSize({style, intrinsic}: ImageBox, room: Room): Size {
  const proportion = intrinsic.width > 0 && intrinsic.height > 0 ? intrinsic.width / intrinsic.height : 1
  const asked = {width: lengthOf(style.width, room.width), height: lengthOf(style.height, room.height)}
  const width =
    asked.width ?? (asked.height === null ? intrinsic.width || room.width : asked.height * proportion)
  const height = asked.height ?? width / proportion
  const most = {
    width: Math.min(room.width, lengthOf(style.maxWidth, room.width) ?? Infinity),
    height: Math.min(room.height ?? Infinity, lengthOf(style.maxHeight, room.height) ?? Infinity),
  }
  const scale = Math.min(1, most.width / width, most.height / height)
  return {width: width * scale, height: height * scale}
}

interface Room {
  readonly width: Points
  readonly height: Points | null
}

function lengthOf(value: ComputedStyle['width'] | 'none', whole: Points | null): Points | null {
  if (value === 'auto' || value === 'none') return null
  return typeof value === 'number' || whole !== null ? resolve(value, whole ?? 0) : null
}
