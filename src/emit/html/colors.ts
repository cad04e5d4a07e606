/** tokens.css → the few colours that a page says outside of its stylesheet: of the browser's frame, and of the icon. */
import {schemes} from '../../css/schemes.ts'
import type {Resources} from '../../resources.ts'

export interface PageColors {
  readonly light: SchemeColors
  readonly dark: SchemeColors
}

/** As the tokens write them; null where there is no such token. */
export interface SchemeColors {
  readonly ground: string | null
  readonly accent: string | null
}

const read = new WeakMap<Resources, PageColors>()

export function pageColors(templates: Resources): PageColors {
  const known = read.get(templates)
  if (known) return known
  const tokens = templates.read('styles/tokens.css')
  const {light, dark} = schemes(tokens.type === 'found' ? new TextDecoder().decode(tokens.bytes) : '')
  const pick = (values: ReadonlyMap<string, string>): SchemeColors => ({
    ground: values.get('--ground') ?? null,
    accent: values.get('--accent') ?? null,
  })
  const colors = {light: pick(light), dark: pick(dark)}
  read.set(templates, colors)
  return colors
}
