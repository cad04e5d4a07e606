/** CSS value text → the same with the calls of one function replaced. Strings and nested parentheses are respected. */

/** `replace` gets the text between the parentheses; null makes the whole value invalid. */
export function replaceFunction(
  text: string,
  name: string,
  replace: (inside: string) => string | null,
): string | null {
  const call = `${name}(`
  if (!text.toLowerCase().includes(call)) return text
  let output = ''
  let index = 0
  while (index < text.length) {
    const character = text.charAt(index)
    if (character === '"' || character === "'") {
      const end = stringEnd(text, index)
      output += text.slice(index, end)
      index = end
      continue
    }
    if (!startsCall(text, index, call)) {
      output += character
      index++
      continue
    }
    const close = closingParenthesis(text, index + call.length)
    const replacement = replace(text.slice(index + call.length, close))
    if (replacement === null) return null
    output += replacement
    index = close + 1
  }
  return output
}

/** Arguments at the outermost level, white space trimmed; `limit` leaves later commas in the last one. */
export function splitArguments(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '"' || character === "'") index = stringEnd(text, index) - 1
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === ',' && depth === 0 && parts.length < limit - 1) {
      parts.push(text.slice(start, index).trim())
      start = index + 1
    }
  }
  parts.push(text.slice(start).trim())
  return parts
}

function startsCall(text: string, index: number, call: string): boolean {
  if (text.slice(index, index + call.length).toLowerCase() !== call) return false
  return index === 0 || !/[\w-]/.test(text.charAt(index - 1))
}

function closingParenthesis(text: string, from: number): number {
  let depth = 1
  for (let index = from; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '"' || character === "'") index = stringEnd(text, index) - 1
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return index
  }
  return text.length
}

/** Index after the closing quotation mark. */
function stringEnd(text: string, from: number): number {
  const mark = text.charAt(from)
  for (let index = from + 1; index < text.length; index++) {
    if (text.charAt(index) === '\\') index++
    else if (text.charAt(index) === mark) return index + 1
  }
  return text.length
}

/** `light-dark(a, b)` → `a` (css-color-5, section 3). */
export function lightHalf(value: string): string {
  return replaceFunction(value, 'light-dark', (inside) => splitArguments(inside)[0] ?? '') ?? value
}
