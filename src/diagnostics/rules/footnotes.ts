import type {Rules} from './rule.ts'

export const footnotesRules = {} as const satisfies Rules
