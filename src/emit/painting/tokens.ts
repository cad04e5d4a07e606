/** tokens.css → the colours and faces of covers and cards: the same custom properties that page and handout follow. */
import {colorOf} from '../../css/color.ts'
import {flattenVariables} from '../../css/text.ts'
import {tokensOf} from '../../css/value.ts'
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'
import type {Color} from './canvas.ts'
import {contrast, leastContrast, plainInk} from './contrast.ts'

export interface Look {
  readonly panel: Color
  readonly panelInk: Color
  readonly paper: Color
  readonly ink: Color
  /** Small headings on the paper. */
  readonly label: Color
  /** Hairlines on the paper. */
  readonly rule: Color
  readonly textFace: readonly string[]
  readonly labelFace: readonly string[]
}

/** Each has a token of its own, else takes the one that it usually shares, else what we ship. */
const colors = {
  panel: {value: 'var(--cover-panel, var(--accent, #0d5563))', shipped: [13, 85, 99]},
  panelInk: {value: 'var(--cover-panel-ink, var(--ground, #fffefc))', shipped: [255, 254, 252]},
  paper: {value: 'var(--cover-paper, var(--ground, #fffefc))', shipped: [255, 254, 252]},
  ink: {value: 'var(--cover-ink, var(--ink, #24211d))', shipped: [36, 33, 29]},
  label: {value: 'var(--cover-label, var(--accent, #0d5563))', shipped: [13, 85, 99]},
  rule: {value: 'var(--cover-rule, var(--rule, #d9d3c7))', shipped: [217, 211, 199]},
} as const

const path = 'styles/tokens.css'

export function readLook(templates: Resources, report: Report): Look {
  const tokens = templates.read(path)
  const css = tokens.type === 'found' ? new TextDecoder().decode(tokens.bytes) : ''
  const probes = [
    ...Object.entries(colors).map(([name, {value}]) => `look-${name}{color:${value}}`),
    'look-text{font-family:var(--text-face, serif)}',
    'look-label-face{font-family:var(--label-face, sans-serif)}',
  ]
  const flat = flattenVariables(`${css}\n${probes.join('\n')}`, {medium: 'ebook'})
  const declared = (name: string) => new RegExp(`look-${name}\\{[a-z-]+:([^}]*)\\}`).exec(flat)?.[1] ?? ''
  const read = (name: keyof typeof colors): Color => {
    const value = declared(name)
    const found = parseColor(value)
    if (found) return found
    report({
      rule: 'cover/colour-unknown',
      reason: `The colour \`${value}\` cannot be mixed for covers and social cards: they take ours`,
      path,
      actual: value,
      expected: ['#0d5563', 'rgb(13 85 99)', 'hsl(190 77% 22%)'],
    })
    return colors[name].shipped
  }
  const [panel, paper] = [read('panel'), read('paper')]
  const ink = legible(read('ink'), paper, {report, what: 'text'})
  return {
    panel,
    panelInk: legible(read('panelInk'), panel, {report, what: 'title'}),
    paper,
    ink,
    // A pale accent may well carry white letters or dark ones and yet be too faint to be letters itself.
    label: [read('label'), ink].find((candidate) => contrast(candidate, paper) >= leastContrast) ?? ink,
    rule: read('rule'),
    textFace: families(declared('text'), 'serif'),
    labelFace: families(declared('label-face'), 'sans-serif'),
  }
}

/** The ink, or black or white in its place where it would be hard to read. */
function legible(ink: Color, ground: Color, {report, what}: {report: Report; what: string}): Color {
  const ratio = contrast(ink, ground)
  if (ratio >= leastContrast) return ink
  const plain = plainInk(ground)
  const shown = `${Math.floor(ratio * 10) / 10} : 1`
  report({
    rule: 'cover/contrast',
    reason: `The ${what} of covers and social cards, ${hex(ink)} on ${hex(ground)}, has a contrast of ${shown}: it is set in ${hex(plain)}`,
    path,
    actual: shown,
    expected: [`${leastContrast} : 1`],
  })
  return plain
}

/** What tokens.css may say, as handouts read it; null for what has no place in sRGB, or lets its ground through. */
export function parseColor(value: string): Color | null {
  const found = colorOf(tokensOf(value.trim()) ?? [])
  if (!found || found === 'currentcolor' || found.alpha < 1) return null
  return [Math.round(found.red), Math.round(found.green), Math.round(found.blue)]
}

function families(value: string, last: string): readonly string[] {
  const named = value.split(',').map((family) => family.trim().replace(/^(["'])(.*)\1$/, '$2'))
  return [...named.filter((family) => family !== ''), last]
}

function hex(color: Color): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
