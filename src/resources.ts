/** The only door to files: articles, pictures, templates, fonts. Tests use `memory()`. */
export interface Resources {
  /** `path` is POSIX, relative to the root or absolute. */
  read(path: string): Resource
  /** Paths of the files under a folder, sorted by code unit, POSIX; empty when there is no such folder. */
  list(folder: string): readonly string[]
}

export type Resource =
  | {readonly type: 'found'; readonly bytes: Uint8Array}
  | {readonly type: 'missing'}
  /** It lies outside the root, itself or by a symbolic link. */
  | {readonly type: 'refused'; readonly reason: string}

/** Files that exist only here. */
export function memory(files: Readonly<Record<string, string | Uint8Array>>): Resources {
  const encoder = new TextEncoder()
  return {
    read(path) {
      if (path.split('/').includes('..')) return {type: 'refused', reason: 'it lies outside the root'}
      const content = Object.hasOwn(files, path) ? files[path] : undefined
      if (content === undefined) return {type: 'missing'}
      return {type: 'found', bytes: typeof content === 'string' ? encoder.encode(content) : content}
    },
    list: (folder) =>
      Object.keys(files)
        .filter((path) => folder === '.' || path.startsWith(`${folder}/`))
        .sort(),
  }
}
