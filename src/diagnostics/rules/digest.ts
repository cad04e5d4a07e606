import type {Rules} from './rule.ts'

export const digestRules = {} as const satisfies Rules
