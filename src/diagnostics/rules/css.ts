import type {Rules} from './rule.ts'

export const cssRules = {} as const satisfies Rules
