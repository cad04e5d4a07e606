/** JSON Schemas of feeds, from their specifications: JSON Feed 1.1 (jsonfeed.org/version/1.1) and OPDS 2.0
 * (drafts.opds.io/opds-2.0 with the Readium Web Publication Manifest that it builds on). */

const text = {type: 'string', minLength: 1} as const
const address = {type: 'string', format: 'uri-reference', minLength: 1} as const
const moment = {type: 'string', format: 'date-time'} as const
const mediaType = {type: 'string', pattern: '^[a-z]+/[A-Za-z0-9.+-]+(?:;.*)?$'} as const
const authors = {
  type: 'array',
  items: {type: 'object', properties: {name: text, url: address, avatar: address}, minProperties: 1},
} as const

export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: {const: 'https://jsonfeed.org/version/1.1'},
    title: text,
    home_page_url: address,
    feed_url: address,
    description: text,
    language: text,
    authors,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        // Section "Items": one of the two must be there.
        anyOf: [{required: ['content_html']}, {required: ['content_text']}],
        properties: {
          id: text,
          url: address,
          title: text,
          content_html: {type: 'string'},
          content_text: {type: 'string'},
          summary: text,
          image: address,
          date_published: moment,
          date_modified: moment,
          authors,
          tags: {type: 'array', items: text},
          language: text,
          attachments: {
            type: 'array',
            items: {
              type: 'object',
              required: ['url', 'mime_type'],
              properties: {
                url: address,
                mime_type: mediaType,
                title: text,
                size_in_bytes: {type: 'integer', minimum: 1},
              },
            },
          },
        },
      },
    },
  },
} as const

const link = {
  type: 'object',
  required: ['href', 'type'],
  properties: {
    href: address,
    type: mediaType,
    rel: {anyOf: [text, {type: 'array', items: text, minItems: 1}]},
    title: text,
    width: {type: 'integer', exclusiveMinimum: 0},
    height: {type: 'integer', exclusiveMinimum: 0},
  },
} as const

const contributor = {anyOf: [text, {type: 'object', required: ['name'], properties: {name: text}}]} as const

export const opdsFeedSchema = {
  type: 'object',
  required: ['metadata', 'links', 'publications'],
  properties: {
    metadata: {type: 'object', required: ['title'], properties: {title: text, modified: moment}},
    links: {
      type: 'array',
      items: link,
      contains: {required: ['rel'], properties: {rel: {const: 'self'}}},
    },
    publications: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['metadata', 'links', 'images'],
        properties: {
          metadata: {
            type: 'object',
            required: ['title'],
            properties: {
              '@type': address,
              title: text,
              identifier: address,
              language: {anyOf: [text, {type: 'array', items: text}]},
              modified: moment,
              author: {anyOf: [contributor, {type: 'array', items: contributor}]},
            },
          },
          // Section 5.2: at least one way to acquire it.
          links: {
            type: 'array',
            items: link,
            contains: {
              required: ['rel'],
              properties: {rel: {type: 'string', pattern: '^http://opds-spec\\.org/acquisition'}},
            },
          },
          // Section 5.1: at least one picture that every client shows.
          images: {
            type: 'array',
            items: link,
            contains: {properties: {type: {enum: ['image/jpeg', 'image/png', 'image/gif']}}},
          },
        },
      },
    },
  },
} as const
