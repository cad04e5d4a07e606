/** What a project says about its build, checked → settings without gaps. Precedence, weakest first:
 * defaults, configuration file, front matter, command line. */
import type {PluggableList} from 'unified'
import * as z from 'zod'
import {nearest} from './diagnostics/nearest.ts'
import type {Reporter} from './diagnostics/reporters/reporter.ts'
import type {Emitter} from './emit/emitter.ts'
import {chosen} from './emit/formats.ts'
import {dialectNames} from './read/dialects/dialect.ts'
import {paperNames} from './typeset/style/paper-sizes.ts'

/** An address that others can be made from: without a query, without a fragment. */
export const siteUrlSchema = z
  .url({protocol: /^https?$/, error: 'expected an absolute address, such as `https://example.org/`'})
  .refine((url) => !/[?#]/.test(url), 'expected an address without `?` and `#`')

const shelf = z.strictObject({title: z.string().min(1).optional(), description: z.string().min(1).optional()})

/** A row of a table: texts by these keys, and a function. */
const row = <Row>(texts: readonly string[], call: string) =>
  z.custom<Row>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      texts.every((key) => typeof Reflect.get(value, key) === 'string') &&
      typeof Reflect.get(value, call) === 'function',
    `expected ${texts.map((key) => `\`${key}\``).join(', ')} and \`${call}\``,
  )

const plugins = z.custom<PluggableList>(Array.isArray, 'expected a list of plugins')

export const configSchema = z.strictObject({
  /** Editors write it to complete keys. */
  $schema: z.string().optional(),
  /** Files and folders to publish, from the configuration's folder. @default "source" */
  source: z.union([z.string(), z.array(z.string())]).optional(),
  /** @default "dist" */
  outDir: z.string().optional(),
  /** @default ['pdf', 'epub', 'json', 'html'] */
  to: z.array(z.string()).nonempty().optional(),
  /** Formats of the project itself; they are made when `to` names them. */
  emitters: z.array(row<Emitter>(['name', 'type', 'extension', 'mediaType'], 'open')).optional(),
  /** @default "a4" */
  paper: z.enum(paperNames).optional(),
  /** Stylesheets that every format reads after ours, from the configuration's folder; and variants of the handout, by their names in
   * `styles/variants/`. @example ["house.css", "large-print"] */
  styles: z.array(z.string()).optional(),
  /** BCP 47; for articles that do not say. @default "en" */
  lang: z.string().optional(),
  /** The tool that the sources were written for. @default guessed from what lies beside them, such as `mkdocs.yml` */
  dialect: z.enum(dialectNames).optional(),
  /** Where `dist/` will lie on the web: links in digest, feeds and page head become absolute. @example "https://example.org/" */
  siteUrl: siteUrlSchema.optional(),
  /** Title and description of the list of all publications, and of its feeds. @example {title: "Handouts of the Example Press"} */
  shelf: shelf.optional(),
  /** A folder whose files stand in for ours, file by file. */
  templates: z.string().optional(),
  /** Front matter for every article that lacks a key. @example {publisher: "Example Press", license: "CC-BY-4.0"} */
  metadata: z.record(z.string(), z.unknown()).optional(),
  /** Who has evaluated the e-books and vouches for them. Only then do they claim EPUB Accessibility 1.1 at WCAG 2.2 Level AA.
   * @example {certifiedBy: "Example Press", credential: "…", report: "https://example.org/accessibility"} */
  accessibility: z
    .strictObject({
      certifiedBy: z.string().min(1),
      credential: z.string().optional(),
      report: z.url().optional(),
    })
    .optional(),
  epub: z
    .strictObject({
      /** E-books carry the faces of their text; readers may still choose another. @default false */
      embedFonts: z.boolean().optional(),
    })
    .optional(),
  /** Ways to report messages, for `--reporter`. */
  reporters: z.array(row<Reporter>(['name', 'readers'], 'write')).optional(),
  /** Warnings fail the build too, and nothing is written of a publication that has errors or warnings. @default false */
  strict: z.boolean().optional(),
  /** Run on each article's mdast, before takeaways and FAQs are lifted out. */
  remarkPlugins: plugins.optional(),
  /** Run on each document's hast, before it becomes HTML, EPUB or PDF. */
  rehypePlugins: plugins.optional(),
})

export type Config = Readonly<z.infer<typeof configSchema>>

/** Gives an editor the types of a configuration; returns it as it is. */
export const defineConfig = (config: Config): Config => config

export type Checked =
  | {readonly type: 'config'; readonly config: Config}
  /** A sentence each. */
  | {readonly type: 'problems'; readonly problems: readonly string[]}

export function checkConfig(value: unknown): Checked {
  const result = configSchema.safeParse(value, {reportInput: true})
  if (result.success) {
    const {problems} = chosen(result.data.to, result.data.emitters)
    return problems.length === 0 ? {type: 'config', config: result.data} : {type: 'problems', problems}
  }
  return {type: 'problems', problems: result.error.issues.flatMap(sentences)}
}

function sentences(issue: z.core.$ZodIssue): readonly string[] {
  const key = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((unknown) => unknownKey(unknown, key))
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const given = String(issue.input)
    // Of two letters every other is near.
    const meant = given.length > 3 ? nearest(given, values) : null
    const known = `\`${key}\` is not one of ${values.map((value) => `\`${value}\``).join(', ')}`
    return [meant === null ? `${known}.` : `${known}; did you mean \`${meant}\`?`]
  }
  const what = issue.message.replace(/^Invalid input: /, '')
  return [key === '' ? `The configuration is not right: ${what}.` : `\`${key}\` is not right: ${what}.`]
}

/** `inside`: the option that is an object itself, or nothing. */
function unknownKey(key: string, inside: string): string {
  const full = inside === '' ? key : `${inside}.${key}`
  const known = nearest(key, Object.keys(inside === 'shelf' ? shelf.shape : configSchema.shape))
  return known === null
    ? `\`${full}\` is not an option.`
    : `\`${full}\` is not an option; did you mean \`${known}\`?`
}
