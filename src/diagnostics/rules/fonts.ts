import type {Rules} from './rule.ts'

export const fontsRules = {} as const satisfies Rules
