/** Which HTML an author may write in Markdown, for `hast-util-sanitize`. Everything else is dropped, with a message. */
import type {Schema} from 'hast-util-sanitize'

const words = (list: string) => list.split(' ')

/** Elements that may stand in a line of text. */
export const inlineElements = words(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr',
)

const blockElements = words(
  'blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td tfoot th thead tr ul',
)

/** No `style`: the page's content security policy forbids it, and print could not honour it. */
export const safeHtml: Schema = {
  tagNames: [...inlineElements, ...blockElements],
  attributes: {
    '*': ['className', 'dir', 'id', 'lang', 'title'],
    a: ['href', 'name'],
    blockquote: ['cite'],
    col: ['span'],
    colgroup: ['span'],
    data: ['value'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    img: ['alt', 'height', 'src', 'width'],
    ins: ['cite', 'dateTime'],
    li: ['value'],
    ol: ['reversed', 'start', 'type'],
    q: ['cite'],
    td: ['colSpan', 'headers', 'rowSpan'],
    th: ['abbr', 'colSpan', 'headers', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  ancestors: {
    caption: ['table'],
    col: ['table'],
    colgroup: ['table'],
    dd: ['dl'],
    dt: ['dl'],
    figcaption: ['figure'],
    li: ['ol', 'ul'],
    summary: ['details'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  protocols: {
    cite: ['http', 'https'],
    href: words('http https mailto tel sms xmpp irc ircs geo doi urn'),
    src: ['http', 'https'],
  },
  // Their content is no text that a reader should see.
  strip: words(
    'applet embed iframe math noembed noframes noscript object script select style svg template textarea title xmp',
  ),
  // Places of Markdown within the HTML travel as comments.
  allowComments: true,
  clobber: [],
}
