import type {Rules} from './rule.ts'

export const frontMatterRules = {
  'front-matter/address-not-absolute': {
    severity: 'error',
    doc: 'The canonical address of an article is absolute.',
    hint: 'Write the whole address: `canonical: https://example.org/article/`.',
  },
  'front-matter/address-unfit': {
    severity: 'warning',
    doc: 'Addresses of people, publishers and licences lead to the web or to a mailbox.',
    hint: 'Write an address that begins with https:// or mailto:, or leave it out.',
  },
  'front-matter/date-unknown': {
    severity: 'error',
    doc: 'A date is a day of the calendar.',
    hint: 'Write year, month and day: `2025-09-04`.',
  },
  'front-matter/dialect-unknown': {
    severity: 'warning',
    doc: 'The dialect is that of a tool that we know.',
    hint: 'Write commonmark, pandoc, quarto, myst, obsidian, mkdocs, docusaurus, jekyll, hugo, mdbook or carpentries, or leave it out.',
  },
  'front-matter/key-repeated': {
    severity: 'warning',
    doc: 'A key is given once, in one spelling.',
    hint: 'Remove one of the two.',
  },
  'front-matter/key-without-effect': {
    severity: 'info',
    doc: 'Keys of other tools may stand in the front matter; they change nothing.',
    hint: 'Begin a key of your own with `x-` to say that it is meant for others.',
  },
  'front-matter/language-unknown': {
    severity: 'error',
    doc: 'The language is a BCP 47 tag.',
    hint: 'Write `en`, `de`, `pt-BR`, `zh-Hant`, …',
  },
  'front-matter/licence-unknown': {
    severity: 'warning',
    doc: 'A licence is named by its SPDX id.',
    hint: 'See https://spdx.org/licenses/ for the ids.',
  },
  'front-matter/modified-before-published': {
    severity: 'warning',
    doc: 'An article changes after it is published.',
    hint: 'Correct `modified` or `published`.',
  },
  'front-matter/not-a-mapping': {
    severity: 'error',
    doc: 'Front matter is a mapping of keys to values.',
    hint: 'Begin with `title: …`.',
  },
  'front-matter/not-closed': {
    severity: 'warning',
    doc: 'Front matter ends with a line of `---`.',
    hint: 'Add a line `---` after the last key.',
  },
  'front-matter/not-toml': {
    severity: 'error',
    doc: 'Front matter between lines of `+++` is TOML.',
    hint: 'Put quotation marks around texts: `title = "…"`.',
  },
  'front-matter/not-yaml': {
    severity: 'error',
    doc: 'Front matter is YAML.',
    hint: 'Put quotes around a value that contains `: ` or begins with a special character.',
  },
  'front-matter/orcid-unknown': {
    severity: 'error',
    doc: 'An ORCID iD has sixteen digits, the last of which checks the others.',
    hint: 'Copy the iD from the profile page at orcid.org.',
  },
  'front-matter/short-title-long': {
    severity: 'warning',
    doc: 'A short title has at most 40 characters.',
    hint: 'Shorten it, or leave it out.',
  },
  'front-matter/slug-unfit': {
    severity: 'warning',
    doc: 'A slug has lower-case ASCII letters, digits and single hyphens, at most 80.',
    hint: 'Write the slug as expected, or leave it out: it is then made from the file name.',
  },
  'front-matter/plain-value': {
    severity: 'info',
    doc: 'A value with `: ` in it, or that begins with a special character, stands in quotation marks.',
    hint: 'Put quotation marks around it, and other tools will read it too.',
  },
  'front-matter/title-missing': {
    severity: 'info',
    doc: 'An article has a title.',
    hint: 'Add `title: …` to the front matter; until then the first heading or the file name stands in.',
  },
  'front-matter/unknown-key': {
    severity: 'warning',
    doc: 'Every key of the front matter is one that we know.',
    hint: 'Correct the key, or begin it with `x-` when it is meant for another tool.',
  },
  'front-matter/wrong-form': {
    severity: 'error',
    doc: 'Every value of the front matter has the form that its key asks for.',
    hint: 'The value is left out until it is corrected.',
  },
} as const satisfies Rules
