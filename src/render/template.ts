/** Template and values → text, by LiquidJS at its strictest. Parsed templates are kept for the life of the engine. */
import {Liquid, type LiquidError, type StaticAnalysis, type Template} from 'liquidjs'
import type {Finding, Report} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import {once} from '../once.ts'
import {type Resource, type Resources, shippedTemplates} from '../resources.ts'
import {checkVariables, type Problem} from './check-variables.ts'
import {registerFilters} from './filters.ts'
import {Slot} from './slots.ts'

export interface Templates {
  /** Null when the template cannot be used; what is wrong with it has been reported. */
  render(path: string, values: Values, report: Report): string | null
}

type Values = Readonly<Record<string, unknown>>

export function createTemplates(resources: Resources): Templates {
  const sources = new Map<string, string>()
  const liquid = engine(resources, sources)
  const analyses = new Map<string, StaticAnalysis>()
  const ours = once(() => isOurs(resources))
  const analysisOf = (path: string, template: Template[]) => {
    const known = analyses.get(path) ?? liquid.analyzeSync(template)
    analyses.set(path, known)
    return known
  }
  return {
    render(path, values, report) {
      const problems: Problem[] = []
      const html = attempt(
        () => {
          const template = liquid.parseFileSync(path)
          if (!ours()) problems.push(...checkVariables(analysisOf(path, template), values))
          return String(liquid.renderSync(template, {}, {globals: values}))
        },
        (error) => {
          problems.push(...problemsOf(error, path, sources, liquid, values))
        },
      )
      for (const problem of distinct(problems)) report(toFinding(problem))
      return problems.length > 0 ? null : html
    },
  }
}

/** Nobody has changed a template: a test has checked them all, and the analysis costs as much as all the rest. */
function isOurs(resources: Resources): boolean {
  const shipped = shippedTemplates()
  return shipped
    .list('.')
    .filter((path) => path.endsWith('.liquid'))
    .every((path) => sameFile(resources.read(path), shipped.read(path)))
}

function sameFile(one: Resource, other: Resource): boolean {
  return one.type === 'found' && other.type === 'found' && Buffer.compare(one.bytes, other.bytes) === 0
}

function attempt(action: () => string, failed: (error: unknown) => void): string | null {
  try {
    return action()
  } catch (error) {
    failed(error)
    return null
  }
}

/** The check before and the run itself find the same mistakes; the check comes first and has the better hint. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map<string, Problem>()
  for (const problem of problems) {
    const key = `${problem.path}:${problem.line}:${problem.column}:${problem.rule}`
    if (!byPlace.has(key)) byPlace.set(key, problem)
  }
  return [...byPlace.values()]
}

function toFinding(problem: Problem): Finding {
  const {rule, reason, actual, expected, hint} = problem
  const place = {line: problem.line, column: problem.column}
  return {rule, reason, path: `templates/${problem.path}`, place, actual, expected, hint}
}

function engine(resources: Resources, sources: Map<string, string>): Liquid {
  const read = (path: string) => {
    const known = sources.get(path)
    if (known !== undefined) return known
    const resource = resources.read(path)
    if (resource.type !== 'found') return null
    const text = new TextDecoder().decode(resource.bytes)
    sources.set(path, text)
    return text
  }
  const liquid = new Liquid({
    root: [''],
    relativeReference: false,
    cache: true,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    catchAllErrors: true,
    outputEscape: escaped,
    fs: {
      resolve: (_folder, path) => path,
      existsSync: (path) => read(path) !== null,
      exists: (path) => Promise.resolve(read(path) !== null),
      readFileSync: (path) => read(path) ?? '',
      readFile: (path) => Promise.resolve(read(path) ?? ''),
    },
  })
  registerFilters(liquid)
  return liquid
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(value: unknown): string {
  if (value instanceof Slot) return value.toString()
  if (value === null || value === undefined) return ''
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

function problemsOf(
  error: unknown,
  path: string,
  sources: ReadonlyMap<string, string>,
  liquid: Liquid,
  values: Values,
): Problem[] {
  if (isCollection(error)) {
    return error.errors.flatMap((inner) => problemsOf(inner, path, sources, liquid, values))
  }
  if (!isLiquid(error)) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [{...start(path), rule: 'templates/not-found', reason: `There is no template \`${path}\``}]
    }
    throw error
  }
  const [line = 1, column = 1] = error.token.getPosition()
  const file = error.token.file ?? fileOf(error.token.input, sources) ?? path
  const cause = error.originalError
  const message = cause?.message ?? error.message
  const place = {path: file, line, column}
  const variable = /^undefined variable: (.+)$/.exec(message)?.[1]
  if (variable !== undefined) {
    return [
      {
        ...place,
        rule: 'templates/unknown-variable',
        reason: `\`${variable}\` is not a variable that templates have`,
        actual: variable,
        ...suggestion(variable.split('.').at(-1) ?? variable, Object.keys(values)),
      },
    ]
  }
  const filter = /^undefined filter: (.+)$/.exec(message)?.[1]
  if (filter !== undefined) {
    return [
      {
        ...place,
        rule: 'templates/unknown-filter',
        reason: `\`${filter}\` is not a filter`,
        actual: filter,
        ...suggestion(filter, Object.keys(liquid.filters)),
      },
    ]
  }
  const missing = cause && 'code' in cause && cause.code === 'ENOENT'
  if (missing) return [{...place, rule: 'templates/not-found', reason: firstLine(message)}]
  return [{...place, rule: 'templates/syntax', reason: `The template cannot be read: ${firstLine(message)}`}]
}

function suggestion(word: string, known: readonly string[]): {expected?: readonly string[]; hint?: string} {
  const found = nearest(word, known)
  return found === null ? {} : {expected: [found], hint: `Did you mean \`${found}\`?`}
}

/** Errors in an expression know the text they stand in, not its file. */
function fileOf(input: string, sources: ReadonlyMap<string, string>): string | null {
  for (const [path, text] of sources) if (text === input) return path
  return null
}

const start = (path: string) => ({path, line: 1, column: 1})
const firstLine = (message: string) => message.split('\n')[0] ?? message

function isLiquid(error: unknown): error is LiquidError {
  return error instanceof Error && 'token' in error
}

/** LiquidJS exports its `LiquidErrors` as a type only. */
function isCollection(error: unknown): error is {readonly errors: readonly unknown[]} {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
}
