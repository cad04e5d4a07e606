/** Bytes of a ZIP archive → its files, and how it begins. */
import {unzipSync} from 'fflate'

export interface Archive {
  readonly bytes: number
  /** By path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly first: FirstEntry
}

interface FirstEntry {
  readonly name: string
  readonly stored: boolean
  readonly hasExtraField: boolean
}

/** More than Kobo and Pages take of a book: no archive may fill the memory by promising little and holding much. */
const mostBytes = 1_000_000_000

/** Null for what is no archive, or holds more than any reader takes. */
export function readArchive(bytes: Uint8Array): Archive | null {
  const first = firstEntry(bytes)
  if (first === null) return null
  let total = 0
  try {
    const files = unzipSync(bytes, {
      filter({name, originalSize}) {
        total += originalSize
        if (total > mostBytes) throw new RangeError('the archive holds too much')
        return !name.endsWith('/')
      },
    })
    return {bytes: bytes.length, files: new Map(Object.entries(files)), first}
  } catch {
    return null
  }
}

/** The first local file header (APPNOTE 4.3.7). */
function firstEntry(bytes: Uint8Array): FirstEntry | null {
  if (bytes.length < 30) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== 0x04034b50) return null
  const length = view.getUint16(26, true)
  return {
    name: new TextDecoder().decode(bytes.subarray(30, 30 + length)),
    stored: view.getUint16(8, true) === 0,
    hasExtraField: view.getUint16(28, true) > 0,
  }
}
