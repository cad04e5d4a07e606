/** The table of reporters. Those of a project stand in the same table. */
import {github} from './github.ts'
import {json} from './json.ts'
import type {Reporter} from './reporter.ts'
import {text} from './text.ts'

export const ownReporters: readonly Reporter[] = [text, json, github]
