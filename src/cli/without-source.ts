/** What lies in the output folder and what this build has read → the publications that no source makes any more, and a note for each. They
 * are removed only when that is asked for: the source may lie elsewhere, and readers may have the address. */
import type {VFileMessage} from 'vfile-message'
import {messages} from '../diagnostics/message.ts'
import type {Manifest, ManifestPublication} from '../emit/manifest.ts'

/** `slugs`: of what was read, null for what could not be: it may be any of them. */
export function orphansIn(
  {publications}: Manifest,
  slugs: readonly (string | null)[],
): readonly ManifestPublication[] {
  if (slugs.includes(null)) return []
  const made = new Set(slugs)
  return publications.filter(({slug}) => !made.has(slug))
}

/** `folder`: the output folder, as a person would type it. */
export function withoutSource(
  orphans: readonly ManifestPublication[],
  {folder, pruned}: {readonly folder: string; readonly pruned: boolean},
): readonly VFileMessage[] {
  const found = messages()
  if (pruned) return found.list
  for (const {slug, title} of orphans) {
    const place = `${folder}/${slug}`
    found.for(place)({
      rule: 'publications/no-source',
      reason: `“${title}” has no source any more; it stays in \`${place}\` and on the shelf.`,
    })
  }
  return found.list
}
