/** Which SVG and MathML an author may write in Markdown: what stands still, runs nothing and fetches nothing. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

export interface SafeGraphic {
  readonly elements: ReadonlySet<string>
  /** As hast writes them. */
  readonly attributes: ReadonlySet<string>
}

/** SVG 1.1, static, without `image`, `foreignObject`, `style` and links. Filters are left out: no print engine of ours draws them. */
const svg: SafeGraphic = {
  elements: words(
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker switch',
  ),
  attributes: words(
    `id className lang dir role ariaLabel ariaLabelledBy ariaHidden focusable
    width height viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy d points pathLength transform dx dy rotate textLength lengthAdjust
    startOffset offset stopColor stopOpacity gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
    clipPath clipPathUnits clipRule mask maskUnits maskContentUnits markerStart markerMid markerEnd markerWidth markerHeight markerUnits refX refY orient
    fill fillOpacity fillRule stroke strokeWidth strokeOpacity strokeLineCap strokeLineJoin strokeMiterLimit strokeDashArray strokeDashOffset
    color opacity display visibility overflow vectorEffect shapeRendering textRendering paintOrder
    fontFamily fontSize fontWeight fontStyle fontVariant textAnchor dominantBaseline alignmentBaseline baselineShift letterSpacing wordSpacing textDecoration writingMode
    href xLinkHref`,
  ),
}

/** MathML Core (w3c.github.io/mathml-core), without links, actions and colours, which would not survive a reader's night theme. */
const math: SafeGraphic = {
  elements: words(
    `math mrow mi mn mo mtext ms mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover
    mmultiscripts mprescripts none mtable mtr mtd semantics`,
  ),
  attributes: words(
    `id className lang dir role ariaLabel alttext display displaystyle scriptlevel mathvariant stretchy symmetric maxsize minsize largeop movablelimits
    lspace rspace form fence separator accent accentunder linethickness width height depth voffset columnspan rowspan columnalign rowalign
    columnspacing rowspacing columnlines rowlines frame`,
  ),
}

export const safeGraphics = {svg, math} as const

/** Known and of no use: left out without a word. */
export const superfluous = words(
  'xmlns xmlnsXLink xLinkType version baseProfile xmlSpace xmlLang enableBackground',
)

/** Dropped with what is in them; of any other element that is unknown the content stays. */
export const emptied = words(
  'script style foreignObject image animate animateColor animateMotion animateTransform set mpath filter metadata iframe audio video canvas annotation annotation-xml',
)
