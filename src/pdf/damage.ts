/** The bytes of a PDF that we wrote → what is wrong with its frame, or null. It costs less than a thousandth of the writing. */

const header = '%PDF-1.7\n%\xFF\xFF\xFF\xFF\n'

/** `length` is how much the writer believes to have written: its offsets are counted from that. `offsets`: where it believes that
 * each object which is not packed with others lies. */
export function damageOf(
  bytes: Uint8Array,
  length: number,
  offsets: ReadonlyMap<number, number>,
): string | null {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (text(0, header.length) !== header) return 'its header is not whole'
  if (bytes.length !== length) return `it has ${bytes.length} bytes, and ${length} were written`
  const end = /startxref\n(\d+)\n%%EOF\n$/.exec(text(Math.max(0, length - 64), length))
  if (!end) return 'it does not end with startxref and %%EOF'
  const table = Number(end[1])
  if (!/^\d+ 0 obj\n<<\n\/Type \/XRef\n/.test(text(table, table + 48)))
    return `startxref is ${table}, and no table of objects begins there`
  for (const [object, offset] of offsets) {
    const start = `${object} 0 obj`
    if (text(offset, offset + start.length) !== start) return `object ${object} does not begin at ${offset}`
  }
  return null
}
