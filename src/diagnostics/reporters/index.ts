/** The table of reporters. */
import {github} from './github.ts'
import {json} from './json.ts'
import type {Reporter} from './reporter.ts'
import {text} from './text.ts'

export const reporters = {text, json, github} as const satisfies Readonly<Record<string, Reporter>>
export type ReporterName = keyof typeof reporters
export type {Reporter}
