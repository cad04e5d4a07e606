/** What setting lines needs from outside, and what it remembers between paragraphs. */
import type {Element} from 'hast'
import type {Report} from '../../diagnostics/message.ts'
import type {Catalog} from '../../fonts/face.ts'
import type {InlinePageReference} from '../boxes/box.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {Hyphenate} from './hyphenate.ts'
import {createTextSetting, type TextSetting} from './text-setting.ts'

/** What was reported once is not reported again through the same `report`: there is one an article. */
export interface LineContext {
  readonly catalog: Catalog
  readonly hyphenate: Hyphenate
  readonly report: Report
  /** The folio of the page on which `target` stands, or what stands in for it until pages are made. */
  readonly pageReference: (target: string, reference: InlinePageReference) => string
}

/** Keyed by catalog: settings outlive an article when its styles do. */
const settings = new WeakMap<Catalog, WeakMap<ComputedStyle, TextSetting>>()
const reported = new WeakMap<Report, {characters: Set<string>; origins: WeakMap<Element, Set<string>>}>()

export function settingFor(style: ComputedStyle, catalog: Catalog): TextSetting {
  const ofCatalog = settings.get(catalog) ?? new WeakMap<ComputedStyle, TextSetting>()
  settings.set(catalog, ofCatalog)
  const known = ofCatalog.get(style)
  if (known) return known
  const made = createTextSetting(style, catalog)
  ofCatalog.set(style, made)
  return made
}

function seenBy({report}: LineContext) {
  const seen = reported.get(report) ?? {
    characters: new Set<string>(),
    origins: new WeakMap<Element, Set<string>>(),
  }
  reported.set(report, seen)
  return seen
}

/** Once a character and context. */
export function reportMissing(context: LineContext, characters: readonly string[], origin: Element): void {
  const seen = seenBy(context).characters
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
  const {origins} = seenBy(context)
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
