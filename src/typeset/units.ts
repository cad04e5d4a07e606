/** Every length inside `typeset/` is in PostScript points; y grows downwards from the head of the page. */
export type Points = number

/** CSS fixes 96 px = 72 pt = 25.4 mm (css-values-4, section 6.2). */
export const pointsPerUnit = {
  pt: 1,
  px: 0.75,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
} as const

export interface Size {
  readonly width: Points
  readonly height: Points
}

export interface Rectangle extends Size {
  readonly x: Points
  readonly y: Points
}

/** Throws when a union is not exhausted: the compiler says so first. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
