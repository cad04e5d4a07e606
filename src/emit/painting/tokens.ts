/** tokens.css → the colours of the cover: the same custom properties that colour page and handout. */
import {flattenVariables} from '../../css/text.ts'
import type {Resources} from '../../resources.ts'
import type {CoverColors} from '../epub/cover/design.ts'
import type {Color} from './canvas.ts'

/** Each colour of the cover: its own token, else the one it usually shares, else what we ship. */
const wanted = {
  panel: 'var(--cover-panel, var(--accent, #0d5563))',
  panelInk: 'var(--cover-panel-ink, var(--ground, #fffefc))',
  paper: 'var(--cover-paper, var(--ground, #fffefc))',
  ink: 'var(--cover-ink, var(--ink, #24211d))',
} as const satisfies Record<keyof CoverColors, string>

const shipped: CoverColors = {
  panel: [13, 85, 99],
  panelInk: [255, 254, 252],
  paper: [255, 254, 252],
  ink: [36, 33, 29],
}

export function coverColors(templates: Resources): CoverColors {
  const tokens = templates.read('styles/tokens.css')
  const css = tokens.type === 'found' ? new TextDecoder().decode(tokens.bytes) : ''
  const probe = Object.entries(wanted).map(([name, value]) => `cover-${name}{color:${value}}`)
  const flat = flattenVariables(`${css}\n${probe.join('\n')}`, {medium: 'ebook'})
  const color = (name: keyof CoverColors): Color =>
    parseColor(new RegExp(`cover-${name}\\{color:([^}]*)\\}`).exec(flat)?.[1] ?? '') ?? shipped[name]
  return {panel: color('panel'), panelInk: color('panelInk'), paper: color('paper'), ink: color('ink')}
}

/** `#abc`, `#aabbcc` and `rgb(1 2 3)`; null for what we cannot mix. */
export function parseColor(value: string): Color | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(value.trim())
  if (short) return triple(short.slice(1).map((digit) => Number.parseInt(digit + digit, 16)))
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value.trim())
  if (long) return triple(long.slice(1).map((digits) => Number.parseInt(digits, 16)))
  const rgb = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/i.exec(value.trim())
  return rgb ? triple(rgb.slice(1).map(Number)) : null
}

function triple([red = 0, green = 0, blue = 0]: readonly number[]): Color {
  return [red, green, blue]
}
