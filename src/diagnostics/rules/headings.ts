import type {Rules} from './rule.ts'

export const headingsRules = {} as const satisfies Rules
