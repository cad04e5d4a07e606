/** What lies in the output folder and what this build has read → a note for each publication that no source makes any more. It is
 * not removed: the source may lie elsewhere, and readers may have the address. */
import type {VFileMessage} from 'vfile-message'
import {messages} from '../diagnostics/message.ts'
import type {Manifest} from '../emit/manifest.ts'

/** `slugs`: of what was read, null for what could not be; `folder`: the output folder, as a person would type it. */
export function withoutSource(
  before: Manifest,
  slugs: readonly (string | null)[],
  folder: string,
): readonly VFileMessage[] {
  // What cannot be read may be any of them.
  if (slugs.includes(null)) return []
  const made = new Set(slugs)
  const found = messages()
  for (const {slug, title} of before.publications) {
    if (made.has(slug)) continue
    const place = `${folder}/${slug}`
    found.for(place)({
      rule: 'publications/no-source',
      reason: `“${title}” has no source any more; it stays in \`${place}\` and on the shelf.`,
    })
  }
  return found.list
}
