/** A content stream → what is painted, where it is marked, and which codes of which font are shown. */

export interface Shown {
  readonly font: string
  readonly code: number
}

export interface ContentReport {
  readonly problems: readonly string[]
  /** In order of appearance; one that appears twice is a problem. */
  readonly mcids: readonly number[]
  readonly shown: readonly Shown[]
}

type Token =
  | {readonly type: 'operator'; readonly value: string}
  | {readonly type: 'name'; readonly value: string}
  | {readonly type: 'number'; readonly value: number}
  | {readonly type: 'hex'; readonly value: string}
  | {readonly type: 'other'; readonly value: string}

const painting = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'sh',
  'Do',
  'BI',
])

interface Mark {
  readonly kind: 'artifact' | 'content' | 'other'
}

export function readContent(bytes: Uint8Array): ContentReport {
  const problems: string[] = []
  const mcids: number[] = []
  const shown: Shown[] = []
  const marks: Mark[] = []
  let operands: Token[] = []
  let font = ''
  for (const token of tokens(new TextDecoder('latin1').decode(bytes))) {
    if (token.type !== 'operator') {
      operands.push(token)
      continue
    }
    const operator = token.value
    if (operator === 'BDC' || operator === 'BMC') marks.push(openMark(operands, marks, mcids, problems))
    else if (operator === 'EMC') {
      if (!marks.pop()) problems.push('EMC without a beginning')
    } else if (operator === 'Tf') font = operands.find((operand) => operand.type === 'name')?.value ?? ''
    else if (painting.has(operator) && !marks.some(({kind}) => kind !== 'other')) {
      problems.push(`${operator} paints outside of marked content`)
    }
    if (operator === 'Tj' || operator === 'TJ') {
      for (const operand of operands) if (operand.type === 'hex') shown.push(...codes(operand.value, font))
    }
    operands = []
  }
  if (marks.length > 0) problems.push(`${marks.length} marked contents are not closed`)
  return {problems, mcids, shown}
}

function openMark(
  operands: readonly Token[],
  marks: readonly Mark[],
  mcids: number[],
  problems: string[],
): Mark {
  const tag = operands.find((operand) => operand.type === 'name')?.value
  const properties = operands.map(({value}) => String(value)).join(' ')
  const mcid = /MCID (\d+)/.exec(properties)?.[1]
  const inside = marks.find(({kind}) => kind !== 'other')?.kind
  if (tag === 'Artifact') {
    if (inside) problems.push(`an artifact inside ${inside}`)
    return {kind: 'artifact'}
  }
  if (mcid === undefined) return {kind: 'other'}
  if (inside) problems.push(`MCID ${mcid} inside ${inside}`)
  if (mcids.includes(Number(mcid))) problems.push(`MCID ${mcid} appears twice`)
  mcids.push(Number(mcid))
  return {kind: 'content'}
}

/** Our fonts are all two-byte. */
function codes(hexadecimal: string, font: string): Shown[] {
  return (hexadecimal.match(/.{4}/g) ?? []).map((code) => ({font, code: Number.parseInt(code, 16)}))
}

const pattern =
  /<<|>>|<([0-9A-Fa-f\s]*)>|\((?:\\.|[^()\\])*\)|\/([^\s<>[\](){}/%]+)|[[\]]|[+-]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"*][A-Za-z0-9'"*]*/g

function* tokens(text: string): Generator<Token> {
  for (const match of text.matchAll(pattern)) {
    const [whole, hexadecimal, name] = match
    if (hexadecimal !== undefined) yield {type: 'hex', value: hexadecimal.replace(/\s/g, '')}
    else if (name !== undefined) yield {type: 'name', value: name}
    else if (/^[-+.\d]/.test(whole)) yield {type: 'number', value: Number(whole)}
    else if (/^[A-Za-z'"]/.test(whole)) yield {type: 'operator', value: whole}
    else yield {type: 'other', value: whole}
  }
}
