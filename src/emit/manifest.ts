/** What lies in the output folder, as data: `manifest.json`. A later build reads it to know what is its own, and to make the
 * shelf again with what it has not built itself. */
import * as z from 'zod'
import {generator} from '../version.ts'

const version = '1.1.0'

const download = z.strictObject({
  format: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  pages: z.int().nullable(),
  paper: z.string().nullable(),
  conformsTo: z.array(z.string()),
})

const picture = z.strictObject({
  /** From the output folder. */
  path: z.string(),
  media_type: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  alt: z.string(),
})

/** What a publication and each of its articles say of themselves. */
const described = {
  slug: z.string(),
  id: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  authors: z.array(
    z.strictObject({name: z.string(), url: z.string().nullable(), roles: z.array(z.string())}),
  ),
  keywords: z.array(z.string()),
  /** Plain text. */
  takeaways: z.array(z.string()),
  /** Where it lives on the web, absolute. */
  url: z.string().nullable(),
  published: z.string().nullable(),
  modified: z.string().nullable(),
  minutes: z.int().positive(),
  words: z.int().nonnegative(),
}

const article = z.strictObject({
  ...described,
  /** Names of its page and of its Markdown in the folder of the publication, whether they have been made or not. */
  page: z.string(),
  markdown: z.string(),
})

export const publicationSchema = z.strictObject({
  ...described,
  kind: z.enum(['article', 'collection']),
  subtitle: z.string().nullable(),
  publisher: z.string().nullable(),
  rights: z
    .strictObject({
      text: z.string(),
      url: z.string().nullable(),
      spdx: z.string().nullable(),
      copyright: z.string().nullable(),
    })
    .nullable(),
  accessibility: z.strictObject({
    access_mode: z.array(z.string()),
    access_mode_sufficient: z.array(z.string()),
    feature: z.array(z.string()),
    hazard: z.array(z.string()),
  }),
  cover: picture.nullable(),
  thumbnail: picture.nullable(),
  downloads: z.array(download),
  /** One for a single article; of a collection all, in reading order. */
  articles: z.array(article),
})

export const fileSchema = z.strictObject({
  path: z.string(),
  /** The slug of what it belongs to; null for the files of the shelf. */
  publication: z.string().nullable(),
  /** Which format's build writes it, and removes it when it is no longer made; `shelf` for what stands once for all. */
  format: z.string(),
  media_type: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
})

export const manifestSchema = z.strictObject({
  schema_version: z.literal(version),
  generator: z.string(),
  /** Where the folder was said to lie on the web. */
  site_url: z.string().nullable(),
  publications: z.array(publicationSchema),
  files: z.array(fileSchema),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ManifestPublication = z.infer<typeof publicationSchema>
export type ManifestArticle = z.infer<typeof article>
export type ManifestPicture = z.infer<typeof picture>
export type ManifestFile = z.infer<typeof fileSchema>

/** One publication that this build has made. */
export interface ShelfEntry {
  readonly publication: ManifestPublication
  readonly files: readonly ManifestFile[]
  /** What was made of it this time; what of other formats is there stays. */
  readonly formats: readonly string[]
}

export const noManifest: Manifest = {
  schema_version: version,
  generator,
  site_url: null,
  publications: [],
  files: [],
}

/** The manifest that a build left behind; an empty one when it cannot be understood. */
export function parseManifest(text: string): Manifest {
  try {
    // A short one is checked before zod would have compiled a quicker check.
    const jitless = text.length < 100_000
    return manifestSchema.safeParse(JSON.parse(text), {jitless}).data ?? noManifest
  } catch {
    return noManifest
  }
}
