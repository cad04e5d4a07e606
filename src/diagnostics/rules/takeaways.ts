import type {Rules} from './rule.ts'

export const takeawaysRules = {} as const satisfies Rules
