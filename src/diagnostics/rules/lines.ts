import type {Rules} from './rule.ts'

export const linesRules = {} as const satisfies Rules
