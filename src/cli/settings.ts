/** Flags over configuration over defaults → what a build is told. */
import {basename, dirname, relative, resolve} from 'node:path'
import {siteUrlSchema} from '../config.ts'
import {chosen} from '../emit/formats.ts'
import {variantPath, variantsIn} from '../emit/sheets.ts'
import type {PressOptions} from '../press/options.ts'
import {files, overlay, type Resources, shippedTemplates} from '../resources.ts'
import type {LoadedConfig} from './load-config.ts'
import {toPosix} from './paths.ts'
import type {Flags} from './program.ts'
import {UsageError} from './usage-error.ts'

/** @throws {UsageError} */
export function pressOptions(flags: Flags, loaded: LoadedConfig | null, cwd: string): PressOptions {
  const config = loaded?.config
  const folder = config?.templates
  const templates = loaded && folder !== undefined ? files({root: resolve(loaded.root, folder)}) : undefined
  const formats = flags.to ?? config?.to
  const [problem] = chosen(formats, config?.emitters).problems
  if (problem !== undefined) throw new UsageError(problem, 'Run `fourfold --help` for all options.')
  return {
    formats,
    emitters: config?.emitters,
    paper: flags.paper ?? config?.paper,
    styles: flags.style
      ? knownStyles(flags.style, {templates, folder: cwd, cwd})
      : knownStyles(config?.styles ?? [], {templates, folder: loaded?.root ?? cwd, cwd}),
    language: flags.lang === undefined ? undefined : languageOf(flags.lang),
    defaultLanguage: config?.lang,
    dialect: config?.dialect,
    siteUrl: flags.siteUrl === undefined ? config?.siteUrl : siteUrlOf(flags.siteUrl),
    shelf: config?.shelf,
    templates,
    metadata: config?.metadata,
    accessibility: config?.accessibility,
    epub: config?.epub,
    date: sourceDate(process.env['SOURCE_DATE_EPOCH']),
    strict: flags.strict ?? config?.strict,
    remarkPlugins: config?.remarkPlugins,
    rehypePlugins: config?.rehypePlugins,
  }
}

interface StylePlaces {
  readonly templates: Resources | undefined
  /** That paths count from. */
  readonly folder: string
  readonly cwd: string
}

function knownStyles(
  styles: readonly string[],
  {templates, folder, cwd}: StylePlaces,
): NonNullable<PressOptions['styles']> {
  if (styles.length === 0) return []
  const all = templates ? overlay(templates, shippedTemplates()) : shippedTemplates()
  return styles.map((style) => {
    if (style.endsWith('.css')) {
      const full = resolve(folder, style)
      const found = files({root: dirname(full)}).read(basename(full))
      if (found.type !== 'found') throw new UsageError(`There is no stylesheet \`${style}\`.`)
      return {path: toPosix(relative(cwd, full)), text: new TextDecoder().decode(found.bytes)}
    }
    if (all.read(variantPath(style)).type === 'found') return style
    throw new UsageError(`There is no style \`${style}\`; known: ${variantsIn(all).join(', ')}.`)
  })
}

/** Checked like the one of a configuration. */
function siteUrlOf(url: string): string {
  const checked = siteUrlSchema.safeParse(url)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw new UsageError(`\`--site-url ${url}\` is not right: ${issue?.message ?? 'not an address'}.`)
}

export function languageOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag
  } catch {
    throw new UsageError(
      `\`${tag}\` is not a language tag.`,
      'Expected BCP 47, such as `en`, `de-AT` or `zh-Hant`.',
    )
  }
}

/** https://reproducible-builds.org/specs/source-date-epoch/: whole seconds. */
function sourceDate(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  const date = new Date(/^\d+$/.test(value) ? Number(value) * 1000 : Number.NaN)
  if (Number.isNaN(date.getTime())) {
    throw new UsageError(`SOURCE_DATE_EPOCH is \`${value}\`; expected whole seconds since 1970.`)
  }
  return date.toISOString().replace('.000Z', 'Z')
}
