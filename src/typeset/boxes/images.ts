/** `<img>` → an image box; its alternative text where the picture has no size. */
import type {Element} from 'hast'
import type {ComputedStyle} from '../style/computed-style.ts'
import {pointsPerUnit} from '../units.ts'
import type {ImageBox} from './box.ts'
import {idsOf, nextOrder, type State} from './state.ts'

export function altOf(element: Element): string {
  const {alt} = element.properties
  return typeof alt === 'string' ? alt : ''
}

/** Null where neither attributes nor the file tell a size: the picture could not be read. */
export function imageBox(element: Element, style: ComputedStyle, state: State): ImageBox | null {
  const {src} = element.properties
  if (typeof src !== 'string' || src === '') return null
  const size = intrinsicSize(element, state.images(src))
  if (!size) return null
  return {
    type: 'image',
    ids: idsOf(element),
    source: src,
    alt: altOf(element),
    intrinsic: size,
    style,
    origin: element,
    order: nextOrder(state),
  }
}

/** One attribute alone keeps the proportions of the file. */
function intrinsicSize(
  element: Element,
  file: {width: number; height: number} | null,
): ImageBox['intrinsic'] | null {
  if (!file || !(file.width > 0) || !(file.height > 0)) return null
  const width = pixels(element.properties['width'])
  const height = pixels(element.properties['height'])
  const ratio = file.width / file.height
  const inPixels = {
    width: width ?? (height === null ? file.width : height * ratio),
    height: height ?? (width === null ? file.height : width / ratio),
  }
  return {width: inPixels.width * pointsPerUnit.px, height: inPixels.height * pointsPerUnit.px}
}

function pixels(value: Element['properties'][string]): number | null {
  const number = Number.parseFloat(String(value ?? ''))
  return Number.isFinite(number) && number > 0 && !String(value).endsWith('%') ? number : null
}
