/** Who does the jobs of a build: this process; others are threads, and what earlier builds have kept. */
import {once} from '../once.ts'
import type {HeadSettings} from '../read/head.ts'
import type {Task} from './desk.ts'
import {type Exports, type Made, work} from './job.ts'
import type {LookAtHeads} from './plan.ts'
import {idsIn, idsOfAll} from './read.ts'
import type {Workshop} from './workshop.ts'

export interface Crew {
  /** How heads are read. */
  readonly settings: HeadSettings
  readonly heads?: LookAtHeads | undefined
  /** Hears of all jobs, before the first. */
  readonly begin?: (tasks: readonly Task[]) => void
  /** How many publications are in work at a time. */
  readonly atATime: number
  readonly make: (task: Task) => Promise<Made>
  /** The ids of an article that is no source of the build; null when it cannot be read. */
  readonly ids: (task: Task) => Promise<ReadonlyMap<string, string> | null>
  /** The same of all articles of a publication that is made elsewhere, by their paths. */
  readonly exports: (task: Task) => Promise<Exports['ids']>
}

/** More at a time would cost memory and win nothing: the engines keep one core busy. */
const together = 2

export const here = (workshop: () => Promise<Workshop>, settings: HeadSettings): Crew => ({
  settings,
  // It opens while heads are looked at.
  begin: (tasks) => void (tasks.length > 0 && workshop().catch(() => undefined)),
  atATime: together,
  make: async (task) => work(task, await workshop()),
  ids: async (task) => idsIn(task, await workshop()),
  exports: async (task) => idsOfAll(task, await workshop()),
})

/** The crew that the number of jobs asks for. */
export function byNumber(crews: {
  readonly few: Crew
  readonly many: () => Crew
  /** From how many on they are many. */
  readonly from: number
}): Crew {
  const {few} = crews
  const many = once(crews.many)
  let chosen = () => few
  return {
    settings: few.settings,
    begin(tasks) {
      if (tasks.length >= crews.from) chosen = many
      chosen().begin?.(tasks)
    },
    get atATime() {
      return chosen().atATime
    },
    make: (task) => chosen().make(task),
    ids: (task) => few.ids(task),
    exports: (task) => few.exports(task),
  }
}
