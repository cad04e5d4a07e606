/** Counters with their scopes (css-lists-3, section 4): a reset lasts for its element, its later siblings and all within. */
import type {CounterChange} from '../style/values.ts'

export interface Counters {
  enter(): void
  leave(): void
  reset(change: CounterChange): void
  set(change: CounterChange): void
  increment(change: CounterChange): void
  /** From the outermost; `[0]` for a counter that nobody has made. */
  values(name: string): readonly number[]
  snapshot(): ReadonlyMap<string, readonly number[]>
}

export function createCounters(): Counters {
  const stacks = new Map<string, number[]>()
  const scopes: Set<string>[] = [new Set()]
  const reset = ({name, value}: CounterChange) => {
    const scope = scopes.at(-1)
    const stack = stacks.get(name) ?? []
    stacks.set(name, stack)
    if (scope?.has(name)) stack.pop()
    scope?.add(name)
    stack.push(value)
  }
  const change = (name: string, next: (value: number) => number) => {
    if ((stacks.get(name)?.length ?? 0) === 0) reset({name, value: 0})
    const stack = stacks.get(name)
    if (stack) stack[stack.length - 1] = next(stack.at(-1) ?? 0)
  }
  // Notes are counted through the document, whichever element they stand in (css-gcpm-3, section 2.5).
  reset({name: 'footnote', value: 0})
  return {
    enter: () => {
      scopes.push(new Set())
    },
    leave() {
      for (const name of scopes.pop() ?? []) stacks.get(name)?.pop()
    },
    reset,
    set: ({name, value}) => change(name, () => value),
    increment: ({name, value}) => change(name, (before) => before + value),
    values(name) {
      const stack = stacks.get(name)
      return stack && stack.length > 0 ? [...stack] : [0]
    },
    snapshot: () => new Map([...stacks].map(([name, stack]) => [name, [...stack]])),
  }
}
