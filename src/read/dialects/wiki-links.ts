/** `[[Page]]`, `[[Page#Heading|words]]`, `![[picture.png|300]]` → links and pictures, wherever the sources have a file of that name.
 * A page in a page on a line of its own is an include. */
import {posix} from 'node:path'
import {slug} from 'github-slugger'
import {decoded} from '../../uri.ts'
import {isPicture} from './by-name.ts'
import {type Construct, replaceOutsideCode, type Setting} from './lines.ts'

/** Not in the title of a box, which may be a link itself. */
const pattern =
  /(?<!:::[\w-]{1,40})(!?)\[\[([^[\]|#^\\\n]*)(?:#([^[\]|\\\n]*))?(?:\\?\|([^[\]\n]*))?\]\](?![([])/g
const link = /(\])\(<?([^()<>\s#:]+|(?<=<)[^()<>#:]+)(#[^()<>\s]*)?>?\)/g
/** The id of a block, at its end. */
const blockId = /(?:^|[ \t]+)\^[A-Za-z0-9-]+[ \t]*\r?$/

export const wikiLinks: Construct = {
  name: 'Links by the names of pages',
  tools: 'Obsidian, Quartz',
  example: '[[Another page]], [[Another page#A heading|words]], ![[map.png|300]]',
  becomes:
    'Links and pictures, wherever the file lies in the sources; of several of one name the nearest, with a note. Of a page that is not there the words stay, with a warning.',
  apply({text, isLiteral}, tell, setting) {
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      if (line.includes('[['))
        text[index] = replaceOutsideCode(line, pattern, (match) =>
          replaced(match, setting, (rule, reason) => tell({rule, reason, line: index})),
        )
      if (setting.dialect !== 'obsidian') continue
      if (line.includes(']('))
        text[index] = replaceOutsideCode(text[index] ?? '', link, (match) => placed(match, setting))
      if (line.includes('^')) text[index] = (text[index] ?? '').replace(blockId, '')
    }
  },
}

/** To Obsidian, the address of a link is a name as well, unless a file lies there. */
function placed(
  [, start = '', given = '', fragment = '']: RegExpExecArray,
  {path, resources, byName}: Setting,
): string | null {
  const name = decoded(given)
  if (resources?.read(posix.join(posix.dirname(path), name)).type === 'found') return null
  const found = byName(name)
  return (
    found &&
    `${start}(<${posix.relative(posix.dirname(path), found.path)}${fragmentOf(fragment === '' ? undefined : decoded(fragment.slice(1)))}>)`
  )
}

function replaced(
  [, mark, page = '', heading, words]: RegExpExecArray,
  {path, resources, dialect, byName}: Setting,
  tell: (rule: 'dialects/page-missing' | 'dialects/page-ambiguous', reason: string) => void,
): string | null {
  const name = page.trim()
  if (name === '' && heading === undefined) return null
  // A number in double brackets is how encyclopedias print their notes.
  if (/^\d+$/.test(page)) return null
  const found = name === '' ? null : byName(name)
  // Spaces inside are how a shell writes its tests.
  if (found === null && dialect !== 'obsidian' && /^[ \t]|[ \t]$/.test(page)) return null
  if (found && found.others.length > 0)
    tell(
      'dialects/page-ambiguous',
      `“${name}” is ${found.others.length + 1} files; the nearest is taken, \`${found.path}\`.`,
    )
  const target = found ? posix.relative(posix.dirname(path), found.path) : null
  if (mark && isPicture(name)) return picture(target ?? name, words)
  const shown =
    words?.trim() || (heading?.startsWith('^') ? '' : [name, heading].filter(Boolean).join(' › ')) || name
  if (target === null && name !== '' && resources !== null) {
    tell(
      'dialects/page-missing',
      `There is no page “${name}” among the sources; its words stay, without a link.`,
    )
    return shown
  }
  const file = target ?? (name === '' || /\.\w{2,5}$/.test(name) ? name : `${name}.md`)
  return `[${shown}](<${file}${fragmentOf(heading)}>)`
}

/** `A#B` is B within A. Blocks have no address of their own. */
function fragmentOf(heading: string | undefined): string {
  if (heading === undefined || heading.startsWith('^')) return ''
  return `#${slug(heading.split('#').at(-1)?.trim() ?? '')}`
}

/** `300`, `300x200`, words, or words and a size. */
function picture(path: string, words: string | undefined): string {
  const parts = (words ?? '').split('|').map((part) => part.trim())
  const width = parts.map((part) => /^(\d{1,5})(?:x\d{1,5})?$/.exec(part)?.[1]).find(Boolean)
  const alt = parts.filter((part) => part !== '' && !/^\d{1,5}(?:x\d{1,5})?$/.test(part)).join(' ')
  return `![${alt}](<${path}>)${width === undefined ? '' : `{width=${width}}`}`
}
