import type {Rules} from './rule.ts'

export const faqsRules = {} as const satisfies Rules
