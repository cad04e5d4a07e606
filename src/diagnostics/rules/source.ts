import type {Rules} from './rule.ts'

export const sourceRules = {} as const satisfies Rules
