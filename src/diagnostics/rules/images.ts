import type {Rules} from './rule.ts'

export const imagesRules = {} as const satisfies Rules
