/** What a job is told, and what all jobs of a build share → what is at hand while one publication is made. */
import {posix} from 'node:path'
import type {OnSite} from '../annotate/state.ts'
import {type Messages, messages} from '../diagnostics/message.ts'
import type {Guess} from '../read/dialects/dialect.ts'
import {isCollection, isOurs} from '../read/discover.ts'
import {type HeadSettings, type Heads, outsider, type Roster, type RosterEntry} from '../read/head.ts'
import {type Recording, type Resources, recording} from '../resources.ts'
import type {Answers} from './links.ts'
import type {Workshop} from './workshop.ts'

/** As much of the roster as one job may see: what it asks for. */
export type Lookup = Pick<Roster, 'get' | 'has'>

/** What one job is told. */
export interface Task {
  /** An article, or the `publication.yml` of a collection. */
  readonly path: string
  readonly resources: Resources
  /** Where they lie on disk, absolute, when they are just these files. */
  readonly root?: string | undefined
  readonly roster: Roster
  /** Addresses on the site of another tool, and labels that hold for all its pages, with the articles that they mean. */
  readonly onSite: OnSite
  /** What lies beside the source says which tool it is written for. */
  readonly guess: Guess | null
  /** The source that has the same slug, and had it first: nothing is written beside it. */
  readonly owner: string | null
  /** What fragments of links to other publications mean, where that is not what one would think. */
  readonly answers: Answers
}

export interface Desk {
  readonly task: Omit<Task, 'roster'> & {readonly roster: Lookup}
  readonly workshop: Workshop
  readonly found: Messages
  /** How its articles are read. */
  readonly settings: HeadSettings
  readonly resources: Recording
  /** What it looks up beside its files. */
  readonly looked: Looked
  readonly neighbour: (path: string) => RosterEntry | null
  /** It is a book that another tool lists: pages of the site may be left out of it. */
  readonly isListed: boolean
}

/** What was looked up in what is known of the other sources. */
export interface Looked {
  /** Paths of articles. */
  readonly roster: ReadonlySet<string>
  readonly site: ReadonlySet<keyof OnSite>
}

export function deskFor(given: Task, workshop: Workshop): Desk {
  const {task, looked} = watched(given)
  const resources = recording(task.resources)
  const named = new Map<string, RosterEntry | null>()
  const collections = new Map<string, Heads | null>()
  const settings = readAs(task.guess, workshop.settings)
  // The list of another tool says what its book is made of: nothing else of its folder is published with it.
  const isListed = !isOurs(task.path) && isCollection(task.path, resources)
  const isOutside = (path: string) => posix.relative(posix.dirname(task.path), path).startsWith('..')
  const neighbour = (path: string) => {
    const known = named.get(path)
    if (known !== undefined) return known
    const entry = task.roster.has(path)
      ? (task.roster.get(path) ?? null)
      : isListed && !isOutside(path)
        ? null
        : outsider(path, resources, settings, collections)
    named.set(path, entry)
    return entry
  }
  return {task, workshop, settings, found: messages(), resources, looked, neighbour, isListed}
}

/** The same task, and what is looked up in it. */
function watched(task: Task): Pick<Desk, 'task' | 'looked'> {
  const roster = new Set<string>()
  const site = new Set<keyof OnSite>()
  const {addresses, labels} = task.onSite
  return {
    looked: {roster, site},
    task: {
      ...task,
      roster: {
        has(path) {
          roster.add(path)
          return task.roster.has(path)
        },
        get(path) {
          roster.add(path)
          return task.roster.get(path)
        },
      },
      onSite: {
        get addresses() {
          site.add('addresses')
          return addresses
        },
        get labels() {
          site.add('labels')
          return labels
        },
      },
    },
  }
}

/** What a project says counts, else the guess. */
export const readAs = (guess: Guess | null, settings: HeadSettings): HeadSettings => ({
  ...settings,
  dialect: settings.dialect ?? guess?.dialect ?? null,
})
