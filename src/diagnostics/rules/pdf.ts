import type {Rules} from './rule.ts'

export const pdfRules = {} as const satisfies Rules
