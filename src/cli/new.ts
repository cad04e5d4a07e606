/** `fourfold new`: a small project that explains itself, from `templates/new/`. Asks nothing unless it is told to. */
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {basename, dirname, join, posix, relative, resolve} from 'node:path'
import {shippedTemplates} from '../resources.ts'
import {version} from '../version.ts'
import {createOutput} from './output.ts'
import type {Flags} from './program.ts'
import {languageOf} from './settings.ts'
import {UsageError} from './usage-error.ts'

interface Answers {
  readonly title: string
  readonly author: string
  /** BCP 47. */
  readonly language: string
}

const folder = 'new'

/** @returns the exit code. @throws {UsageError} before anything is written */
export async function create(operands: readonly string[], flags: Flags): Promise<number> {
  const [operand = '.', ...others] = operands
  if (others.length > 0)
    throw new UsageError('One project has one folder.', 'Try `fourfold new my-articles`.')
  const cwd = process.cwd()
  const root = resolve(cwd, operand)
  const present = entriesOf(root).filter((name) => name !== '.git')
  if (present.length > 0 && flags.force !== true)
    throw new UsageError(
      `\`${operand}\` is not empty: it holds \`${present.slice(0, 3).join('`, `')}\`.`,
      'Name a new folder, or add `--force`: what is there already stays as it is.',
    )
  const usual: Answers = {
    title: titleFrom(basename(root)),
    author: 'Editorial team',
    language: flags.lang === undefined ? 'en' : languageOf(flags.lang),
  }
  const answers = flags.ask === true ? await asked(usual) : usual
  const templates = shippedTemplates()
  const output = createOutput(flags)
  for (const path of templates.list(folder)) {
    const found = templates.read(path)
    if (found.type !== 'found') continue
    const target = join(root, nameOf(posix.relative(folder, path)))
    mkdirSync(dirname(target), {recursive: true})
    if (writtenAnew(target, filled(new TextDecoder().decode(found.bytes), answers)))
      output.detail(relative(cwd, target))
  }
  const enter = root === cwd ? '' : `cd ${operand} && `
  output.say(`${titleOf(operand)} is ready: ${enter}npx fourfold build`)
  return 0
}

const titleOf = (operand: string) => (operand === '.' ? 'The project' : `\`${operand}\``)

/** npm leaves files of that name out of packages. */
const nameOf = (path: string) => (path === 'gitignore' ? '.gitignore' : path)

function entriesOf(root: string): readonly string[] {
  try {
    return readdirSync(root)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new UsageError(`\`${root}\` is no folder that can be read.`)
  }
}

/** Never over a file that is there. */
function writtenAnew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, {flag: 'wx'})
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** `park-notes` → `Park notes`. */
function titleFrom(name: string): string {
  const words = name.replaceAll(/[-_.\s]+/g, ' ').trim()
  return words === '' ? 'First article' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** What is put into YAML has the quotes that it needs there. */
function filled(text: string, {title, author, language}: Answers): string {
  const values: Readonly<Record<string, string>> = {title, author, language, version}
  return text.replaceAll(
    /^(title|author): \{\{ (\w+) \}\}$|\{\{ (\w+) \}\}/gm,
    (whole, key, quoted, plain) => {
      const value = values[quoted ?? plain]
      if (value === undefined) return whole
      return quoted === undefined ? value : `${key}: ${yaml(value)}`
    },
  )
}

/** JSON is YAML; words alone need no quotes. */
const yaml = (value: string) =>
  /^\p{L}[\p{L}\p{N} ]*$/u.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value)

async function asked(usual: Answers): Promise<Answers> {
  const {group, text} = await import('@clack/prompts')
  const field = (message: string, initialValue: string) => text({message, initialValue})
  const answers = await group(
    {
      title: () => field('Title of the first article', usual.title),
      author: () => field('Author', usual.author),
      language: () =>
        text({
          message: 'Language, as a tag: en, de, fr-CA …',
          initialValue: usual.language,
          validate: (value) => (isLanguage(value ?? '') ? undefined : 'This is no language tag.'),
        }),
    },
    {
      onCancel: () => {
        throw new UsageError('Nothing was written.')
      },
    },
  )
  return answers
}

function isLanguage(tag: string): boolean {
  try {
    return languageOf(tag) !== ''
  } catch {
    return false
  }
}
