/** Paths as the machine writes them, and as we do. */
import {sep} from 'node:path'

/** Both absolute. */
export const contains = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder + sep)

export const toPosix = (path: string): string => path.split(sep).join('/')
