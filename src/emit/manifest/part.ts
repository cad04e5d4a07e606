/** What one of several machines has made, as data: `manifest.part-2-of-5.json`. `fourfold merge` makes the manifest of all parts. */
import * as z from 'zod'
import {generator} from '../../version.ts'
import {fileSchema, publicationSchema, type ShelfEntry} from '../manifest.ts'

const schema = z.strictObject({
  generator: z.string(),
  part: z.int().positive(),
  of: z.int().positive(),
  /** Marks of what all parts must have in common: sources, options, the program. */
  build: z.string(),
  entries: z.array(
    z.strictObject({
      publication: publicationSchema,
      files: z.array(fileSchema),
      formats: z.array(z.string()),
    }),
  ),
})

export type Part = z.infer<typeof schema>

export const partName = ({part, of}: Pick<Part, 'part' | 'of'>) => `manifest.part-${part}-of-${of}.json`
export const isPartName = (name: string) => /^manifest\.part-\d+-of-\d+\.json$/.test(name)

export function partText(part: Omit<Part, 'generator' | 'entries'>, entries: readonly ShelfEntry[]): string {
  return `${JSON.stringify({generator, ...part, entries}, null, 2)}\n`
}

/** Null when it cannot be understood. */
export function parsePart(text: string): Part | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
