import type {Rules} from './rule.ts'

export const epubRules = {} as const satisfies Rules
