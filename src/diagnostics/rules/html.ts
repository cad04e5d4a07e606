import type {Rules} from './rule.ts'

export const htmlRules = {} as const satisfies Rules
