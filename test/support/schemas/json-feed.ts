/** JSON Feed 1.1 as a JSON Schema, written from https://www.jsonfeed.org/version/1.1/. No key that it does not know is let through. */

const text = {type: 'string', minLength: 1} as const
const web = {type: 'string', format: 'uri', pattern: '^https?://'} as const

const author = {
  type: 'object',
  properties: {name: text, url: web, avatar: web},
  minProperties: 1,
  additionalProperties: false,
} as const

const attachment = {
  type: 'object',
  required: ['url', 'mime_type'],
  properties: {
    url: {type: 'string', format: 'uri-reference', minLength: 1},
    mime_type: {type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$'},
    title: text,
    size_in_bytes: {type: 'integer', minimum: 1},
  },
  additionalProperties: false,
} as const

const item = {
  type: 'object',
  required: ['id'],
  anyOf: [{required: ['content_html']}, {required: ['content_text']}],
  properties: {
    id: text,
    url: web,
    title: text,
    content_html: text,
    content_text: text,
    summary: text,
    image: {type: 'string', format: 'uri-reference', minLength: 1},
    date_published: {type: 'string', format: 'date-time'},
    date_modified: {type: 'string', format: 'date-time'},
    authors: {type: 'array', items: author, minItems: 1},
    tags: {type: 'array', items: text, uniqueItems: true},
    language: {type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'},
    attachments: {type: 'array', items: attachment},
  },
  additionalProperties: false,
} as const

export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: {const: 'https://jsonfeed.org/version/1.1'},
    title: text,
    home_page_url: web,
    feed_url: web,
    description: text,
    user_comment: text,
    language: item.properties.language,
    items: {type: 'array', items: item},
  },
  additionalProperties: false,
} as const
