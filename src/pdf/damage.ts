/** The bytes of a PDF that we wrote → what is wrong with its frame, or null. It costs less than a thousandth of the writing. */

const header = '%PDF-1.7\n%\xFF\xFF\xFF\xFF\n'
/** ISO 32000-1, 7.5.4: an entry of the cross-reference table is twenty bytes, with its end of line. */
const entryLength = 20

/** `length` is how much the writer believes to have written: its offsets are counted from that. */
export function damageOf(bytes: Uint8Array, length: number): string | null {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (text(0, header.length) !== header) return 'its header is not whole'
  if (bytes.length !== length) return `it has ${bytes.length} bytes, and ${length} were written`
  const end = /startxref\n(\d+)\n%%EOF\n$/.exec(text(Math.max(0, length - 64), length))
  if (!end) return 'it does not end with startxref and %%EOF'
  const table = Number(end[1])
  const head = /^xref\n0 (\d+)\n/.exec(text(table, table + 32))
  if (!head) return `startxref is ${table}, and no table of objects begins there`
  const first = table + head[0].length
  for (let object = 1; object < Number(head[1]); object++) {
    const entry = first + object * entryLength
    const offset = Number(text(entry, entry + 10))
    const start = `${object} 0 obj`
    if (text(offset, offset + start.length) !== start) return `object ${object} does not begin at ${offset}`
  }
  return null
}
