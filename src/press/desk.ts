/** What a job is told, and what all jobs of a build share → what is at hand while one publication is made. */
import {type Messages, messages} from '../diagnostics/message.ts'
import {outsider, type Roster, type RosterEntry} from '../read/head.ts'
import {type Recording, type Resources, recording} from '../resources.ts'
import type {Answers} from './links.ts'
import type {Workshop} from './workshop.ts'

/** What one job is told. */
export interface Task {
  /** An article, or the `publication.yml` of a collection. */
  readonly path: string
  readonly resources: Resources
  readonly roster: Roster
  /** The source that has the same slug, and had it first: nothing is written beside it. */
  readonly owner: string | null
  /** What fragments of links to other publications mean, where that is not what one would think. */
  readonly answers: Answers
}

export interface Desk {
  readonly task: Task
  readonly workshop: Workshop
  readonly found: Messages
  readonly resources: Recording
  /** Other articles that were asked for. */
  readonly named: ReadonlyMap<string, RosterEntry | null>
  readonly neighbour: (path: string) => RosterEntry | null
}

export function deskFor(task: Task, workshop: Workshop): Desk {
  const resources = recording(task.resources)
  const named = new Map<string, RosterEntry | null>()
  const neighbour = (path: string) => {
    const known = named.get(path)
    if (known !== undefined) return known
    const entry = task.roster.has(path)
      ? (task.roster.get(path) ?? null)
      : outsider(path, resources, workshop.settings)
    named.set(path, entry)
    return entry
  }
  return {task, workshop, found: messages(), resources, named, neighbour}
}
