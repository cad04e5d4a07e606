import type {Rules} from './rule.ts'

export const imagesRules = {
  'images/alt-missing': {
    severity: 'warning',
    doc: 'A picture has a description, or is marked as decoration.',
    hint: 'Write between the brackets what the picture shows, or put `{.decorative}` after it.',
  },
  'images/caption-in-line': {
    severity: 'warning',
    doc: 'A picture with a caption stands alone in its paragraph, and has one caption.',
    hint: 'Give the picture a paragraph of its own, or write the words into the text.',
  },
  'images/figure-empty': {
    severity: 'warning',
    doc: 'A figure holds a picture or a table.',
    hint: 'Put the picture inside, with the caption as last paragraph.',
  },
  'images/not-found': {
    severity: 'error',
    doc: 'A picture is a file that is there.',
    hint: 'Write the path from the folder of this article.',
  },
  'images/outside': {
    severity: 'error',
    doc: 'A picture lies in the folder of sources.',
    hint: 'Copy it next to the article.',
  },
  'images/remote': {
    severity: 'warning',
    doc: 'A picture lies next to the article, not elsewhere on the web.',
    hint: 'Download it, if its licence allows, and link to the file.',
  },
  'images/unreadable': {
    severity: 'error',
    doc: 'A picture is a JPEG, PNG, GIF, SVG, WebP or AVIF.',
    hint: 'Export it again.',
  },
} as const satisfies Rules
