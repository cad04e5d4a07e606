import type {Rules} from './rule.ts'

export const pagesRules = {} as const satisfies Rules
