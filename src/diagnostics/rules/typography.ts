import type {Rules} from './rule.ts'

export const typographyRules = {} as const satisfies Rules
