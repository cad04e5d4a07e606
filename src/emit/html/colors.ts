/** Stylesheets → the few colours that a page says outside of them: of the browser's frame, and of the icon. */
import type {Variables} from '../../css/variables.ts'
import type {SheetSet} from '../sheets.ts'

export interface PageColors {
  readonly light: SchemeColors
  readonly dark: SchemeColors
}

/** As the tokens write them; null where there is no such token. */
export interface SchemeColors {
  readonly ground: string | null
  readonly accent: string | null
}

export function pageColors({schemes: {light, dark}}: SheetSet): PageColors {
  const pick = (values: Variables): SchemeColors => ({
    ground: values.get('--ground') ?? null,
    accent: values.get('--accent') ?? null,
  })
  return {light: pick(light), dark: pick(dark)}
}
