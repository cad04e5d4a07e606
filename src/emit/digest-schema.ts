/** The contract of the digest, version 1. Within a major version keys are added, never changed or removed.
 * The top level holds every key of a JSON Feed 1.1 item (https://www.jsonfeed.org/version/1.1/), and more. */
import * as z from 'zod'

export const digestVersion = '1.1.0'
/** Where the JSON Schema lies in the package: `fourfold/schema/digest.schema.json`. */
export const digestSchemaId = 'https://unpkg.com/fourfold@0/lib/schema/digest.schema.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()
const nullableText = z.string().nullable()
/** A full date or a date-time with its zone, RFC 3339. */
const date = z.union([z.iso.date(), z.iso.datetime({offset: true})])
const anchor = z.string().min(1).describe('The fragment by which every format addresses it.')
const url = z.string().min(1).describe('Absolute when the site is known, else relative to this file.')

const person = z.strictObject({
  name: z.string(),
  url: nullableText,
  orcid: nullableText,
  roles: z.array(z.string()),
})

const takeaway = z.strictObject({id: anchor, text: z.string(), html: z.string()})

const section = z.strictObject({
  id: anchor,
  level: z.int().min(2).max(6),
  title: z.string(),
  path: z.array(z.string()).describe('The titles above it and its own, outermost first.'),
  kind: z.enum(['question', 'text', 'takeaways', 'faqs']),
  parent: anchor.nullable(),
  url,
  word_count: count,
  hash: sha256.describe('SHA-256 of `text`: two editions with the same hash say the same here.'),
  text: z.string().describe('Its own text, without its heading and its subsections.'),
  html: z.string(),
})

const introduction = section
  .pick({word_count: true, hash: true, text: true, html: true})
  .describe('What stands before the first heading.')

const question = z.strictObject({id: anchor, question: z.string(), short_answer: nullableText, url})

const faq = z.strictObject({
  id: anchor,
  question: z.string(),
  answer_text: z.string(),
  answer_html: z.string(),
  url,
})

const figure = z.strictObject({
  id: anchor,
  src: url,
  alt: z.string(),
  caption: nullableText,
  width: z.number().nonnegative().nullable().describe('CSS pixels.'),
  height: z.number().nonnegative().nullable(),
  decorative: z.boolean(),
})

const table = z.strictObject({
  id: anchor,
  caption: nullableText,
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
})

const footnote = z.strictObject({
  id: anchor,
  number: z.int().positive(),
  text: z.string(),
  html: z.string(),
  calls: z.array(anchor),
})

const link = z.strictObject({
  url: z.string(),
  text: z.string(),
  internal: z.boolean(),
  section: anchor.nullable(),
})

const output = z.strictObject({
  format: z
    .string()
    .describe('`pdf`, `epub`, `kindle`, `html`, `json`, `markdown`, or what the project has added.'),
  url,
  mime_type: z.string(),
  title: z.string(),
  size_in_bytes: count,
  sha256,
  pages: z.int().positive().nullable(),
  paper: nullableText,
  conforms_to: z.array(z.string()),
})

/** Recursive in its children; zod 4 draws recursion through getters. */
const contentsEntry = z.strictObject({
  id: anchor,
  title: z.string(),
  kind: z.enum(['question', 'text', 'takeaways', 'faqs', 'notes']),
  get children() {
    return z.array(contentsEntry)
  },
})

/** What is said of an article, and of a collection as a whole. */
const unit = {
  id: z.string().min(1).describe('A URI that never changes.'),
  url: url.nullable(),
  title: z.string().min(1),
  subtitle: nullableText,
  short_title: z.string(),
  summary: nullableText,
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  authors: z.array(person),
  publisher: z.strictObject({name: z.string(), url: nullableText}).nullable(),
  date_published: date.nullable(),
  date_modified: date.nullable(),
  date_reviewed: date.nullable(),
  review_by: date.nullable(),
  image: url.nullable(),
  image_alt: nullableText,
  tags: z.array(z.string()),
  series: z.strictObject({name: z.string(), position: z.number().nullable()}).nullable(),
  license: z
    .strictObject({text: z.string(), url: nullableText, spdx: nullableText, copyright: nullableText})
    .nullable(),
  word_count: count,
  reading_time: z.strictObject({
    minutes: z.int().positive(),
    duration: z.string().regex(/^PT\d+M$/),
    rate: z.number().positive(),
    unit: z.enum(['words', 'characters']),
  }),
  key_takeaways: z.array(takeaway),
  introduction: introduction.nullable(),
  sections: z.array(section),
  questions: z.array(question),
  faqs: z.array(faq),
  contents: z.array(contentsEntry),
  figures: z.array(figure),
  tables: z.array(table),
  footnotes: z.array(footnote),
  links: z.array(link),
  accessibility: z.strictObject({
    access_mode: z.array(z.string()),
    access_mode_sufficient: z.array(z.string()),
    accessibility_feature: z.array(z.string()),
    accessibility_hazard: z.array(z.string()),
    accessibility_summary: z.string(),
  }),
  source: z.array(z.strictObject({path: z.string(), sha256})),
  content_text: z.string(),
  content_html: z.string(),
}

const articleOfCollection = z
  .strictObject({
    slug: z.string().describe('Unique in the collection.'),
    page: z.string().describe('The file of its web page, beside this file.'),
    markdown: z.string().describe('The file of its Markdown, beside this file.'),
    place: z
      .strictObject({
        parts: z.array(z.string()).describe('The titles of the parts that it is in, outermost first.'),
        depth: z.int().describe('How many articles it stands under.'),
        number: z.string().nullable().describe('Such as `1.2`.'),
      })
      .optional()
      .describe('Of a book that another tool lists.'),
    ...unit,
  })
  .describe('Ids are unique within an article. In the PDF they follow the slug: `slug/id`.')

export const digestSchema = z
  .strictObject({
    $schema: z.literal(digestSchemaId),
    schema_version: z.literal(digestVersion),
    generator: z.string(),
    kind: z.enum(['article', 'collection']),
    ...unit,
    articles: z
      .array(articleOfCollection)
      .describe('Of a collection, in reading order; sections, FAQs and so on are theirs.'),
    outputs: z.array(output),
  })
  .describe('A digest: one publication as data, made by Fourfold.')

export type Digest = z.infer<typeof digestSchema>

/** JSON Schema, draft 2020-12, as it is published in the package. */
export function digestJsonSchema(): Readonly<Record<string, unknown>> {
  const {$schema, ...schema} = z.toJSONSchema(digestSchema, {target: 'draft-2020-12'})
  return {$schema, $id: digestSchemaId, title: 'Fourfold digest', ...schema}
}
