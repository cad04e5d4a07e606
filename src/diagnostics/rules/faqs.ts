import type {Rules} from './rule.ts'

export const faqsRules = {
  'faqs/question-without-answer': {
    severity: 'warning',
    doc: 'Every question of the FAQs has an answer.',
    hint: 'Write the answer under the question.',
  },
  'faqs/repeated': {
    severity: 'warning',
    doc: 'An article has one section of FAQs.',
    hint: 'Merge the two, or give the second section another heading.',
  },
  'faqs/without-questions': {
    severity: 'warning',
    doc: 'A section of FAQs holds questions.',
    hint: 'Write each question as a sub-heading, as a bold line, or after `Q:`.',
  },
} as const satisfies Rules
