import type {Rules} from './rule.ts'

export const linksRules = {} as const satisfies Rules
