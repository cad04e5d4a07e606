/** A publication → what its pictures are painted with: sheets on which words are set, and a message for what no face has. */
import type {Report} from '../../diagnostics/message.ts'
import type {Metadata} from '../../model/metadata.ts'
import type {Resources} from '../../resources.ts'
import {loadHyphenation} from '../../typeset/lines/hyphenate.ts'
import type {Canvas} from './canvas.ts'
import {longWord, type Sheet} from './sheet.ts'
import {openStudio, type Studio} from './studio.ts'

export interface Easel {
  readonly studio: Studio
  readonly sheetOf: (canvas: Canvas) => Sheet
  /** Characters that were left out, each once. */
  readonly missed: ReadonlySet<string>
}

/** Patterns are loaded for titles with a long word only: they take longer than the whole picture. */
export async function openEasel(
  {title, language, direction}: Pick<Metadata, 'title' | 'language' | 'direction'>,
  {templates, report}: {readonly templates: Resources; readonly report: Report},
): Promise<Easel> {
  const studio = await openStudio(templates, report)
  const isLong = title.split(/\s/).some((word) => word.length > longWord)
  const hyphenation = isLong ? await loadHyphenation([language]) : null
  const hyphenate = (word: string) => hyphenation?.(word, language) ?? []
  const missed = new Set<string>()
  const missing = (character: string) => missed.add(character)
  return {
    studio,
    sheetOf: (canvas) => ({canvas, studio, language, direction, hyphenate, missing}),
    missed,
  }
}

export function missedReason(what: string, missed: ReadonlySet<string>): string {
  return `${what} lacks ${[...missed].map((character) => `“${character}”`).join(', ')}: no font has it`
}

/** The slug is made of Latin letters, from the title as a rule: every face has them. */
export function standInFor({slug}: Pick<Metadata, 'slug'>): string {
  return slug.replaceAll('-', ' ')
}
