/** Paths as site generators write them → the files of the sources that they may mean, the likeliest first. */
import {posix} from 'node:path'

/** Folders whose content lies at the root of the site (Hugo, Jekyll, Docusaurus, MkDocs). */
const served = ['', 'static', 'public', 'assets', 'docs', 'source']
const markdown = ['.md', '.mdx', '.markdown', '.qmd']

/** `written`: decoded, without a fragment; `/…` counts from the root of the site, wherever that lies above the article. */
export function picturePaths(article: string, written: string): readonly string[] {
  const beside = posix.join(posix.dirname(article), written)
  const inside = written.replace(/^\/+/, '')
  return [
    ...(written.startsWith('/') ? [] : [beside]),
    ...above(article).flatMap((folder) => served.map((each) => posix.join(folder, each, inside))),
  ].filter((path) => !path.startsWith('..'))
}

/** `../legal/`, `/legal.html`, `legal` → `legal.md`, `legal/index.md`, …; in books that other tools list, `legal/README.md` too. */
export function articlePaths(
  article: string,
  written: string,
  {isListed = false}: {readonly isListed?: boolean | undefined} = {},
): readonly string[] {
  const stems = written.startsWith('/')
    ? above(article).map((folder) => posix.join(folder, written.replace(/^\/+/, '')))
    : besides(article, written)
  const starts = isListed ? ['index', 'README'] : ['index']
  return stems.flatMap((stem) => sources(stem, starts)).filter((path) => !path.startsWith('..'))
}

/** A page that generators put into a folder of its own is one level deeper than its source; who ends an address with `/` thinks of such. */
function besides(article: string, written: string): readonly string[] {
  const stems = [posix.join(posix.dirname(article), written), posix.join(article, written)]
  const isStart = /(?:^|\/)_?index\.\w+$/i.test(article)
  return /^\.\.\/.*\/$/.test(written) && !isStart ? stems.toReversed() : stems
}

function sources(path: string, starts: readonly string[]): readonly string[] {
  const bare = path
    .replace(/\/$/, '')
    .replace(/(?:^|\/)index\.html?$/i, '')
    .replace(/\.html?$/i, '')
  if (/\.\w{2,8}$/.test(bare)) return markdown.some((each) => bare.endsWith(each)) ? [bare] : []
  return markdown.flatMap((each) => [
    `${bare}${each}`,
    ...starts.map((start) => posix.join(bare, `${start}${each}`)),
  ])
}

/** The folders above a file, from the root down. */
function above(path: string): readonly string[] {
  const parts = posix
    .dirname(path)
    .split('/')
    .filter((part) => part !== '.' && part !== '')
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))]
}

/** A page of the site, and no file of the sources: `/legal/`, `../legal`, `legal.html`, `./`. */
export const isPage = (written: string): boolean =>
  !/\.\w{1,8}$/.test(written) || /\.html?$/i.test(written) || written.endsWith('/')
