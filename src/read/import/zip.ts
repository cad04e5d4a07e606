/** A ZIP archive → the files in it that are wanted, within bounds that are known before anything is unpacked. */
import {unzipSync} from 'fflate'

export type Unzipped =
  | {readonly type: 'files'; readonly files: ReadonlyMap<string, Uint8Array>}
  /** What is wrong, as the end of a sentence that begins with “It”. */
  | {readonly type: 'refused'; readonly reason: string}

export interface Limits {
  readonly wanted: (name: string) => boolean
  /** Bytes of one file, unpacked. */
  readonly mostInOne: (name: string) => number
  /** Bytes of all. */
  readonly most: number
}

const mostFiles = 10_000
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`

/** The sizes are those of the archive's own list. One that lies gains nothing: no more is unpacked than it has said. */
export function unzip(bytes: Uint8Array, {wanted, mostInOne, most}: Limits): Unzipped {
  let count = 0
  let sum = 0
  let refused: string | null = null
  try {
    const found = unzipSync(bytes, {
      filter: ({name, originalSize, size, compression}) => {
        count += 1
        if (count > mostFiles) refused ??= `holds more than ${mostFiles.toLocaleString('en')} files`
        if (refused !== null || name.endsWith('/') || !wanted(name)) return false
        const real = compression === 0 ? size : originalSize
        sum += real
        const limit = mostInOne(name)
        if (real > limit)
          refused = `holds \`${name}\`, which is ${megabytes(real)} when it is unpacked; ${megabytes(limit)} is the most that is read`
        else if (sum > most)
          refused = `is more than ${megabytes(most)} when it is unpacked, which is the most that is read`
        return refused === null
      },
    })
    if (refused !== null) return {type: 'refused', reason: refused}
    return {type: 'files', files: new Map(Object.entries(found))}
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {type: 'refused', reason: `is a damaged archive (${why})`}
  }
}
