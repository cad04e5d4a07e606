/** Inline boxes → their sizes: pictures in a line, and the edges of elements with padding, border or margin. */
import type {ImageBox, InlineClose, InlineOpen} from '../boxes/box.ts'
import type {ComputedStyle, LengthPercentage} from '../style/computed-style.ts'
import type {Points, Size} from '../units.ts'
import type {TextSetting} from './text-setting.ts'

/** css-sizing-3 for replaced elements, kept to the measure whatever the style says. */
export function imageSize(image: ImageBox, measure: Points, _setting: TextSetting): Size {
  const {style, intrinsic} = image
  const ratio = intrinsic.width > 0 ? intrinsic.height / intrinsic.width : 1
  const givenWidth = style.width === 'auto' ? null : resolve(style.width, measure)
  const givenHeight = typeof style.height === 'number' ? style.height : null
  const natural = givenWidth ?? (givenHeight === null ? intrinsic.width : givenHeight / ratio)
  const limit = Math.min(measure, style.maxWidth === 'none' ? measure : resolve(style.maxWidth, measure))
  const width = Math.min(natural, limit)
  const height = givenHeight !== null && givenWidth !== null ? (givenHeight * width) / natural : width * ratio
  const tallest = typeof style.maxHeight === 'number' ? style.maxHeight : height
  return height <= tallest ? {width, height} : {width: (width * tallest) / height, height: tallest}
}

export function edgeWidth({type, style}: InlineOpen | InlineClose, measure: Points): Points {
  const starts = (type === 'open') === (style.direction === 'ltr')
  const [margin, border, padding] = starts
    ? [style.marginLeft, style.borderLeft, style.paddingLeft]
    : [style.marginRight, style.borderRight, style.paddingRight]
  const outer = margin === 'auto' ? 0 : resolve(margin, measure)
  return outer + (border.style === 'none' ? 0 : border.width) + resolve(padding, measure)
}

/** Whether anything is painted round the element. */
export function isDecorated(style: ComputedStyle): boolean {
  if (style.backgroundColor !== null && style.backgroundColor.alpha > 0) return true
  return [style.borderTop, style.borderRight, style.borderBottom, style.borderLeft].some(
    (edge) => edge.style !== 'none' && edge.width > 0,
  )
}

export function resolve(length: LengthPercentage, whole: Points): Points {
  return typeof length === 'number' ? length : (length.percent / 100) * whole
}
