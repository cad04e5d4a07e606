/** A folder → the paths of all files under it, POSIX, relative to it, sorted; no link to a folder is followed. */
import {fdir} from 'fdir'

export const walk = (folder: string): readonly string[] =>
  new fdir().withRelativePaths().withPathSeparator('/').crawl(folder).sync().sort()
