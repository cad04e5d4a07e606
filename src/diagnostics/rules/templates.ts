import type {Rules} from './rule.ts'

export const templatesRules = {} as const satisfies Rules
