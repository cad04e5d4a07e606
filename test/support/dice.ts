/** A seed → throws of dice. */
export interface Dice {
  below(count: number): number
  /** Once in so many. */
  chance(one: number): boolean
  pick<Value>(values: readonly Value[]): Value
  times<Value>(count: number, make: (index: number) => Value): Value[]
}

/** The same throws for the same seed: a sequence of Knuth's, not chance. */
export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 2654435761) >>> 0
  const below = (count: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  return {
    below,
    chance: (one) => below(one) === 0,
    pick(values) {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('there is nothing to pick from')
      return value
    },
    times: (count, make) => Array.from({length: count}, (_, index) => make(index)),
  }
}
