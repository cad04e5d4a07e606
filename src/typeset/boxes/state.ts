/** What one building of boxes carries along: made, used, dropped. */
import type {Element} from 'hast'
import type {Report} from '../../diagnostics/message.ts'
import type {ComputedStyle} from '../style/computed-style.ts'
import type {StyledDocument} from '../style/styled-document.ts'
import type {Box, NamedString} from './box.ts'
import type {Counters} from './counters.ts'

export interface BuildOptions {
  /** Size of a picture in CSS pixels; null where it cannot be had. */
  readonly images: (source: string) => {readonly width: number; readonly height: number} | null
  readonly report: Report
}

export interface State extends BuildOptions {
  readonly document: StyledDocument
  readonly counters: Counters
  /** What stands in an element, as blocks. */
  readonly contents: (element: Element, style: ComputedStyle, state: State) => readonly Box[]
  /** Counters of elements with an id, from the pass before: for references to what comes later. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>
  readonly snapshots: Map<string, ReadonlyMap<string, readonly number[]>>
  /** Some reference looks at a counter that only a second pass knows. */
  needsTargets: boolean
  /** Where the running strings of the block being built gather. */
  strings: NamedString[]
  quoteDepth: number
  order: number
}

export function nextOrder(state: State): number {
  return state.order++
}

export function idsOf(element: Element): readonly string[] {
  const id = element.properties['id']
  return typeof id === 'string' && id !== '' ? [id] : []
}
