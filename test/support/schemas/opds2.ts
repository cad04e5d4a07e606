/** OPDS 2.0 as a JSON Schema, written from https://specs.opds.io/opds-2.0 and the Readium Web Publication Manifest that it builds on
 * (contexts/default, link objects, accessibility). No key that they do not know is let through. */

const text = {type: 'string', minLength: 1} as const
const uri = {type: 'string', format: 'uri'} as const
const language = {type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'} as const
const instant = {type: 'string', format: 'date-time'} as const

const link = {
  type: 'object',
  required: ['href'],
  properties: {
    href: {type: 'string', format: 'uri-reference', minLength: 1},
    type: {type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+(;[a-z]+=[a-z-]+)*$'},
    title: text,
    rel: text,
    language,
    width: {type: 'integer', exclusiveMinimum: 0},
    height: {type: 'integer', exclusiveMinimum: 0},
  },
  additionalProperties: false,
} as const

/** A list of links that has one with this relation. */
const linksWith = (...relations: readonly string[]) => ({
  type: 'array',
  items: link,
  contains: {required: ['rel'], properties: {rel: {enum: relations}}},
})

const contributor = {
  type: 'object',
  required: ['name'],
  properties: {name: text, links: {type: 'array', items: link, minItems: 1}},
  additionalProperties: false,
} as const

const list = (items: object) => ({type: 'array', items, minItems: 1})
const sufficient = ['auditory', 'tactile', 'textual', 'visual']

const accessibility = {
  type: 'object',
  properties: {
    accessMode: list({
      enum: [...sufficient, 'chartOnVisual', 'colorDependent', 'mathOnVisual', 'textOnVisual'],
    }),
    accessModeSufficient: list({anyOf: [{enum: sufficient}, list({enum: sufficient})]}),
    feature: list({
      enum: [
        'ARIA',
        'MathML',
        'alternativeText',
        'displayTransformability',
        'pageBreakMarkers',
        'pageNavigation',
        'printPageNumbers',
        'readingOrder',
        'structuralNavigation',
        'tableOfContents',
        'unlocked',
      ],
    }),
    hazard: list({enum: ['none', 'unknown', 'flashing', 'noFlashingHazard']}),
  },
  additionalProperties: false,
}

const metadata = {
  type: 'object',
  // Beyond the one that is required, what a reading app needs to tell one publication from another.
  required: ['@type', 'title', 'identifier', 'language'],
  properties: {
    '@type': uri,
    title: text,
    subtitle: text,
    identifier: uri,
    description: text,
    language,
    author: list(contributor),
    editor: list(contributor),
    publisher: text,
    published: {type: 'string', anyOf: [{format: 'date'}, {format: 'date-time'}]},
    modified: instant,
    subject: list(text),
    readingProgression: {enum: ['ltr', 'rtl', 'auto']},
    numberOfPages: {type: 'integer', exclusiveMinimum: 0},
    accessibility,
  },
  additionalProperties: false,
}

const publication = {
  type: 'object',
  required: ['metadata', 'links'],
  properties: {
    metadata,
    links: linksWith('http://opds-spec.org/acquisition/open-access', 'download'),
    images: {
      type: 'array',
      items: link,
      minItems: 1,
      contains: {properties: {type: {enum: ['image/jpeg', 'image/png', 'image/gif']}}},
    },
  },
  additionalProperties: false,
}

export const opds2Schema = {
  type: 'object',
  required: ['metadata', 'links', 'publications'],
  properties: {
    metadata: {
      type: 'object',
      required: ['title'],
      properties: {
        title: text,
        subtitle: text,
        modified: instant,
        numberOfItems: {type: 'integer', minimum: 0},
      },
      additionalProperties: false,
    },
    links: linksWith('self'),
    publications: {type: 'array', items: publication},
  },
  additionalProperties: false,
}
