/** Tokens that a project gives once, thought for the light → what they are in dark mode, so that its reader can read. */
import type {StyleSheet} from 'css-tree'
import {
  type Color,
  colorOf,
  contrast,
  hex,
  isLighter,
  leastContrast,
  lighterThan,
  white,
} from '../css/color.ts'
import {forBoth, schemes} from '../css/schemes.ts'
import {tokensOf} from '../css/value.ts'
import type {Variables} from '../css/variables.ts'

/** Lines and tints; letters are never of these. */
const notLetters: ReadonlySet<string> = new Set(['--panel', '--mark', '--rule', '--rule-strong'])

/** A rule for the end of the stylesheet; empty when nothing is missing. A token keeps its hue, and is as far from the dark ground
 * as it is from the light one; letters at least so far that they can be read. A light ground gives way to ours. */
export function nightRule(ours: readonly StyleSheet[], theirs: readonly StyleSheet[]): string {
  const once = forBoth(theirs)
  const {light, dark} = schemes([...ours, ...theirs])
  const usual = schemes(ours)
  const day = colorIn(light, '--ground')
  // Whoever gives a dark ground for the day has given colours for the night.
  if (once.size === 0 || !day || contrast(white, day) >= leastContrast) return ''
  const ground = (once.has('--ground') ? colorIn(usual.dark, '--ground') : null) ?? colorIn(dark, '--ground')
  if (!ground) return ''
  const night = new Map<string, Color>()
  if (once.has('--ground')) night.set('--ground', ground)
  const panel = once.has('--panel') ? colorIn(light, '--panel') : null
  if (panel) night.set('--panel', lighterThan(ground, panel, contrast(panel, day)))
  const panelNow = night.get('--panel') ?? colorIn(dark, '--panel') ?? ground
  const behind = isLighter(panelNow, ground) ? panelNow : ground
  for (const name of once) {
    const color = colorIn(light, name)
    // What is the same at night by way of others has been thought of there.
    const isOpen = usual.light.has(name) && !night.has(name) && light.get(name) === dark.get(name)
    if (!color || !isOpen) continue
    const given = contrast(color, day)
    if (notLetters.has(name)) night.set(name, lighterThan(ground, color, given))
    else if (contrast(color, behind) < leastContrast)
      night.set(name, lighterThan(behind, color, Math.max(given, leastContrast)))
  }
  if (night.size === 0) return ''
  const declarations = [...night].map(([name, color]) => `${name}:${hex(color)}`).join(';')
  return `@media (prefers-color-scheme:dark){:root{${declarations}}}`
}

function colorIn(values: Variables, name: string): Color | null {
  const found = colorOf(tokensOf(values.get(name) ?? '') ?? [])
  return found === null || found === 'currentcolor' || found.alpha < 1 ? null : found
}
