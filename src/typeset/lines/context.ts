/** What setting lines needs from outside, and what it remembers between paragraphs. */
import type {Element} from 'hast'
import type {Report} from '../../diagnostics/message.ts'
import type {Catalog} from '../../fonts/face.ts'
import type {InlinePageReference} from '../boxes/box.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Hyphenate} from './hyphenate.ts'
import type {Divisions} from './split.ts'
import {createTextSetting, type TextSetting} from './text-setting.ts'

export interface LineContext {
  readonly catalog: Catalog
  readonly hyphenate: Hyphenate
  readonly memory: LineMemory
  readonly report: Report
  /** What was reported once is not reported again. */
  readonly reported: {
    readonly characters: Set<string>
    readonly origins: WeakMap<Element, Set<string>>
  }
  /** The folio of the page on which `target` stands, or what stands in for it until pages are made. */
  readonly pageReference: (target: string, reference: InlinePageReference) => string
}

/** What one typesetter, with its one catalog, remembers from one article to the next: it lasts as long as the styles and words do. */
export interface LineMemory {
  readonly settings: WeakMap<ComputedStyle, TextSetting>
  readonly divisions: Divisions
}

export const lineMemory = (): LineMemory => ({settings: new WeakMap(), divisions: new WeakMap()})

export const nothingReported = (): LineContext['reported'] => ({
  characters: new Set(),
  origins: new WeakMap(),
})

export function settingFor(style: ComputedStyle, {catalog, memory: {settings}}: LineContext): TextSetting {
  const known = settings.get(style)
  if (known) return known
  const made = createTextSetting(style, catalog)
  settings.set(style, made)
  return made
}

/** Once a character and context. */
export function reportMissing(context: LineContext, characters: readonly string[], origin: Element): void {
  const seen = context.reported.characters
  for (const character of characters) {
    if (seen.has(character)) continue
    seen.add(character)
    const points = [...character].map((point) => `U+${hexadecimal(point)}`).join(' ')
    context.report({
      rule: 'fonts/missing-glyph',
      reason: `No font has the character “${character}” (${points}); the PDF shows a box.`,
      place: origin,
      actual: character,
    })
  }
}

/** Once a kind of fault and element, however often its paragraph is set. */
export function reportLine(
  context: LineContext,
  rule: 'lines/overfull' | 'lines/loose',
  fault: {readonly origin: Element; readonly reason: string; readonly actual: string},
): void {
  const {origins} = context.reported
  const rules = origins.get(fault.origin) ?? new Set<string>()
  origins.set(fault.origin, rules)
  const key = `${rule} ${fault.actual}`
  if (rules.has(key)) return
  rules.add(key)
  context.report({rule, reason: fault.reason, place: fault.origin.position, actual: fault.actual})
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
