/** `fourfold` alone → what it can do, and the very command for the folder where it was typed. */
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {discover} from '../read/discover.ts'
import {files} from '../resources.ts'
import {isCollectionFolder} from './inputs.ts'
import {loadConfig} from './load-config.ts'

export async function welcome(version: string, cwd: string): Promise<string> {
  const offer = await offerFor(cwd)
  return [
    `Fourfold ${version}: one article in; a web page, a PDF, an e-book and a digest out.`,
    '  fourfold article.md         makes all four, in dist/ beside it; or a folder',
    '  fourfold new my-articles    a small project to begin with',
    '  fourfold check article.md   what is wrong, and nothing written',
    '  fourfold convert notes.txt  the Markdown of a plain text',
    '  fourfold --help             all commands and options',
    ...(offer === null ? [] : ['', offer]),
    '',
  ].join('\n')
}

async function offerFor(cwd: string): Promise<string | null> {
  const isProject =
    existsSync(resolve(cwd, 'source')) ||
    isCollectionFolder(cwd) ||
    (await loadConfig({from: cwd, file: undefined}).catch(() => null)) !== null
  if (isProject) return 'This folder is a project. Build it: fourfold build'
  const here = files({root: cwd})
  const articles = discover('.', here).filter((path) => !path.includes('/'))
  const [first, ...others] = articles
  if (first === undefined) return null
  if (others.length === 0) return `There is an article here. Build it: fourfold ${quoted(first)}`
  return `There are ${articles.length} articles here. Build them: fourfold .`
}

const quoted = (path: string) => (/^[\w.,@%+=:-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`)
