/** Front matter that is nearly YAML → YAML: people write `title: Floods: what to do first`, and mean all of the line. */

export interface Mended {
  readonly yaml: string
  /** Keys whose line was taken as it stands, with the number of the line, from 0. */
  readonly keys: readonly {readonly key: string; readonly line: number}[]
}

const entry = /^([\p{L}_][\p{L}\p{N}_ -]*?)[ \t]*:[ \t]+(\S.*?)[ \t]*(\r?)$/u

/** @param offsets where the parser stumbled; null when it does not say: then at any value that begins with `*` or `&`. */
export function mend(yaml: string, offsets: readonly number[] | null): Mended | null {
  // YAML knows no tabs before a key or an item.
  const lines = yaml.replaceAll(/^[ \t]*\t[ \t]*/gm, (space) => space.replaceAll('\t', '  ')).split('\n')
  const wanted = offsets === null ? null : new Set(offsets.map((offset) => lineAt(yaml, offset)))
  const keys: {key: string; line: number}[] = []
  const mended = lines.map((line, index) => {
    const [, key = '', value = '', end = ''] = entry.exec(line) ?? []
    const meant = wanted ? wanted.has(index) : /^[*&]/.test(value)
    // What goes on below, or is quoted to its end, is not plain.
    if (!meant || value === '' || /^[ \t]+\S/.test(lines[index + 1] ?? '') || /^(["']).*\1$/.test(value))
      return line
    keys.push({key, line: index})
    return `${key}: ${JSON.stringify(value)}${end}`
  })
  const result = mended.join('\n')
  return result === yaml ? null : {yaml: result, keys}
}

/** The parser may say the end of a line where the next begins. */
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1
