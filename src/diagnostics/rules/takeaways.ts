import type {Rules} from './rule.ts'

export const takeawaysRules = {
  'takeaways/repeated': {
    severity: 'warning',
    doc: 'An article has one list of takeaways.',
    hint: 'Merge the two, or give the second section another heading.',
  },
  'takeaways/stray-text': {
    severity: 'info',
    doc: 'A section of takeaways holds a list and nothing else.',
    hint: 'Move the text above the heading or under another.',
  },
  'takeaways/without-list': {
    severity: 'warning',
    doc: 'A heading of takeaways is followed by a list.',
    hint: 'Write the takeaways as a list right under the heading.',
  },
} as const satisfies Rules
