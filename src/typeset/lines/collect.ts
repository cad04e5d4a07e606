/** The inline content of a paragraph → its text in one string, with the runs of style and what stands between. */
import type {Inline, ParagraphBox} from '../boxes/box.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Points} from '../units.ts'
import type {LineContext} from './context.ts'
import type {Run} from './item.ts'
import type {TextSetting} from './text-setting.ts'

export interface Collected {
  /** Pictures and leaders have a place holder in it, so that UAX 14 sees them. */
  readonly text: string
  /** In order, covering `text` but for the place holders. */
  readonly runs: readonly Run[]
  /** In order of `at`, which is an index in `text`; they stand before that character. */
  readonly others: readonly {readonly at: number; readonly inline: Inline; readonly rise: Points}[]
}

const objectReplacement = '\uFFFC'
const lineSeparator = '\u2028'
const noBreakSpace = '\u00A0'

const superShare = 0.34 // of the size of the text around it: where most faces draw their own superiors
const subShare = -0.16

export function collect(
  paragraph: ParagraphBox,
  context: LineContext,
  settingOf: (style: ComputedStyle) => TextSetting,
): Collected {
  const runs: Run[] = []
  const others: {at: number; inline: Inline; rise: Points}[] = []
  const open: {readonly inline: Inline; readonly rise: Points; readonly size: Points}[] = []
  const texts: string[] = []
  let at = 0

  const riseOf = (inline: Inline): Points => {
    const outer = open.at(-1)
    const own = open.some(({inline: other}) => other.origin === inline.origin)
    const shift = own ? 0 : shiftOf(inline.style, outer?.size ?? paragraph.style.fontSize)
    return (outer?.rise ?? 0) + shift
  }
  const append = (text: string): void => {
    texts.push(text)
    at += text.length
  }
  const addRun = (inline: Inline, text: string, generated: boolean): void => {
    if (text === '') return
    const {style, origin, order} = inline
    const setting = settingOf(style)
    runs.push({
      start: at,
      end: at + text.length,
      setting,
      style,
      origin,
      order,
      generated,
      rise: riseOf(inline),
    })
    append(text)
  }

  for (const inline of paragraph.content) {
    switch (inline.type) {
      case 'text':
        addRun(inline, inline.text, inline.generated)
        break
      case 'page-reference':
        addRun(inline, context.pageReference(inline.target, inline), true)
        break
      case 'open': {
        others.push({at, inline, rise: 0})
        open.push({inline, rise: riseOf(inline), size: inline.style.fontSize})
        break
      }
      case 'close':
        others.push({at, inline, rise: 0})
        open.pop()
        break
      case 'break':
        others.push({at, inline, rise: 0})
        append(lineSeparator)
        break
      case 'image':
        others.push({at, inline, rise: riseOf(inline)})
        append(objectReplacement)
        break
      case 'leader':
        others.push({at, inline, rise: riseOf(inline)})
        append(noBreakSpace)
        break
      case 'note':
      case 'anchor':
        others.push({at, inline, rise: 0})
        break
    }
  }
  return {text: texts.join(''), runs, others}
}

function shiftOf({verticalAlign}: ComputedStyle, outerSize: Points): Points {
  if (typeof verticalAlign === 'number') return verticalAlign
  if (verticalAlign === 'super') return superShare * outerSize
  return verticalAlign === 'sub' ? subShare * outerSize : 0
}
