/** What `@font-face` rules declare → font files, read through Resources. */
import type {Report} from '../../diagnostics/message.ts'
import type {Resources} from '../../resources.ts'
import type {FontFace} from '../style/font-faces.ts'
import type {FontFile} from './face.ts'

/** A face whose files cannot be read is reported, and left out. */
export function declaredFonts(
  faces: readonly FontFace[],
  resources: Resources,
  report: Report,
): readonly FontFile[] {
  return faces.flatMap(({family, weight, style, sources, unicodeRange, place}): FontFile[] => {
    const folder = place.path.split('/').slice(0, -1)
    for (const source of sources) {
      const found = resources.read(join(folder, source))
      if (found.type !== 'found') continue
      const declared = {path: place.path, place: {line: place.line, column: place.column}}
      return [{family, weight, style, unicodeRange, load: () => found.bytes, declared}]
    }
    report({
      rule: 'pdf/font-not-found',
      reason: `No file of the font “${family}” can be read: ${sources.join(', ')}`,
      path: place.path,
      place: {line: place.line, column: place.column},
      actual: sources[0],
    })
    return []
  })
}

function join(folder: readonly string[], path: string): string {
  const parts = [...folder]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
