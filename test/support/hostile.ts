/** A seed → an article that means harm, or that broke off: cut constructs, nesting, broken bytes, YAML's tricks, keys of prototypes,
 * scripts in every field. The same seed makes the same article. */
import {type Dice, dice} from './dice.ts'

export interface HostileArticle {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Files that lie beside the articles; some of the paths that these name lead to them. */
export const besides: Readonly<Record<string, string | Uint8Array>> = {
  'sound.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>',
  'hostile.svg': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" onload="alert(1)"><script>alert(1)</script>
<style>@import url(https://evil.example/a.css); path {fill: url(https://evil.example/a.svg#a)}</style><text>&b;&x;</text>
<image xlink:href="file:///etc/passwd" width="9" height="9"/><image href="https://evil.example/a.png" width="9" height="9"/>
<use href="https://evil.example/a.svg#a"/><use id="u" href="#u"/><a href="javascript:alert(1)"><path d="M0 0h40v20z" onclick="alert(1)"/></a>
<a><animate attributeName="href" values="javascript:alert(1)"/><set attributeName="onclick" to="alert(1)"/></a>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject></svg>`,
  'cut.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9',
  'vast.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="0.0001" viewBox="0 0 1e9 0"/>',
  'cut.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]),
  'empty.png': new Uint8Array(),
  'lying.jpg': 'GIF89a<script>alert(1)</script>',
}

const script = '<script>alert(1)</script>'

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '&#106;avascript&colon;alert(1)',
  '\u0001javascript:alert(1)',
  `data:text/html,${script}`,
  'data:image/svg+xml,<svg onload=alert(1) xmlns="http://www.w3.org/2000/svg"/>',
  'data:image/png;base64,AAAA',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  '/etc/passwd',
  '../../../../etc/passwd',
  '../secret.svg',
  'link.svg',
  'folder/../../secret.svg',
  '..%2f..%2fetc%2fpasswd',
  '..\\..\\etc\\passwd',
  '\\\\evil.example\\share',
  '//evil.example/a.js',
  'https://evil.example/a.png',
  'https://user:word@evil.example/',
  'http://[::1',
  'http://a b/%',
  'mailto:a@example.org?body=<script>',
  '#',
  '#nowhere',
  '#__proto__',
  '?',
  '.',
  '%00',
  '%E0%A4%A',
  'a.md#b',
  'constructor',
  ...Object.keys(besides),
] as const

const words = [
  'Words',
  'more of them',
  'constructor',
  '__proto__',
  'toString',
  script,
  '<img src=x onerror=alert(1)>',
  '{{ 7 | times: 7 }}{% include "/etc/passwd" %}',
  ']]>',
  '-->',
  '</title></style></script></textarea>',
  '"\'><b onclick=alert(1)>',
  '\u202Eeslaf\u202C \u2066isolate',
  '\u2028\u2029\u0085\uFEFF\u200B\u00AD',
  '\uFFFE\uFDD0\u{1FFFF}',
  '\u0000\u0007\u001B[31m',
  'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'שלום 漢字 ไทย',
  'https://evil.example/?a=<b>&c="d"',
  '$$ \\frac{1}{ $$',
  '&amp;&lt;&#0;&#xD800;&nosuch;',
  '%s %n $(id) #{7*7}',
] as const

const names = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
] as const

const elements = [
  ...[
    'a',
    'abbr',
    'audio',
    'base',
    'body',
    'button',
    'details',
    'div',
    'dl',
    'embed',
    'figure',
    'form',
    'frameset',
  ],
  ...[
    'h1',
    'h2',
    'head',
    'html',
    'iframe',
    'image',
    'img',
    'input',
    'li',
    'link',
    'math',
    'meta',
    'noscript',
    'object',
  ],
  ...[
    'ol',
    'option',
    'p',
    'plaintext',
    'pre',
    'q',
    'rp',
    'ruby',
    'script',
    'select',
    'source',
    'span',
    'style',
    'summary',
  ],
  ...[
    'svg',
    'table',
    'td',
    'template',
    'textarea',
    'title',
    'tr',
    'ul',
    'video',
    'xmp',
    'x-own',
    'annotation-xml',
  ],
  ...['foreignObject', 'animate', 'set', 'use', 'mglyph', 'mtext', 'path', ...names],
] as const

const attributes = [
  ...[
    'onclick',
    'onload',
    'onerror',
    'ONFOCUS',
    'href',
    'src',
    'srcset',
    'srcdoc',
    'style',
    'action',
    'formaction',
    'data',
  ],
  ...[
    'poster',
    'background',
    'xlink:href',
    'http-equiv',
    'content',
    'id',
    'class',
    'name',
    'lang',
    'dir',
    'colspan',
  ],
  ...[
    'width',
    'start',
    'is',
    'autofocus',
    'contenteditable',
    'values',
    'to',
    'attributeName',
    'd',
    'xmlns',
    ...names,
  ],
] as const

const values = [
  ...addresses,
  ...words,
  'alert(1)',
  '0;url=javascript:alert(1)',
  'background: url(https://evil.example/a.png); width: expression(alert(1)); behavior: url(#default)',
  'position: fixed; inset: 0; z-index: 9',
  `-${'9'.repeat(400)}`,
  '1e999',
  'a.png 1x, https://evil.example/b.png 2x',
] as const

const keys = [
  ...[
    'title',
    'subtitle',
    'short-title',
    'summary',
    'language',
    'direction',
    'authors',
    'author',
    'editors',
    'publisher',
  ],
  ...[
    'date',
    'modified',
    'reviewed',
    'review-by',
    'slug',
    'identifier',
    'doi',
    'isbn',
    'canonical',
    'keywords',
    'license',
  ],
  ...[
    'copyright',
    'image',
    'series',
    'draft',
    'contents',
    'toc',
    'css',
    'styles',
    'layout',
    'permalink',
    '<<',
    '',
    '? a',
  ],
  ...names,
] as const

export function hostile(seed: number): HostileArticle {
  const die = dice(seed)
  const isText = die.chance(10)
  const whole = isText ? plainText(die) : `${frontMatter(die)}${body(die, seed)}`
  const text = die.chance(3) ? cut(die, whole) : whole
  return {path: `a-${seed}.${isText ? 'txt' : 'md'}`, bytes: broken(die, new TextEncoder().encode(text))}
}

const cut = (die: Dice, text: string) => text.slice(0, die.below(text.length + 1))

/** Cut off, run together with the next, or as it should be. */
function piece(die: Dice): string {
  const made = die.pick(constructs)(die)
  if (die.chance(3)) return cut(die, made) + die.pick(['', '\n', ' ', '\n\n'])
  return `${made}${die.chance(6) ? '' : '\n\n'}`
}

function body(die: Dice, seed: number): string {
  const flow = die.times(1 + die.below(4), () => piece(die)).join('')
  // Few of these: they cost most.
  return seed % 100 === 50 ? `${flow}\n\n${die.pick(heavy)(die)}` : flow
}

const heavy: readonly ((die: Dice) => string)[] = [
  ({pick, below}) =>
    pick(['> ', '- ', '1. ', '[', '![', '*', '<b>', '<div>\n\n', ':::note\n', '`']).repeat(below(3000)) +
    'in',
  ({pick, below}) =>
    pick(['word ', 'x', '\u0301', 'ש', '漢', '"', '&amp;', '- - ', '|', '\t']).repeat(below(20_000)),
  ({times, below}) =>
    times(below(1500), (n) => `[^${n}] `).join('') + times(1500, (n) => `\n\n[^${n}]: N`).join(''),
  ({times, below}) =>
    `${times(below(1500), (n) => `[a${n}][r${n}] ![b][r${n}] [c](#${n})\n`).join('')}\n\n[r1]: sound.svg`,
  ({times, below}) => times(below(600), (n) => `${'#'.repeat(1 + (n % 6))} Heading ${n % 7}\n`).join('\n'),
  ({times, below}) =>
    `|${'a|'.repeat(below(200))}\n|${'-|'.repeat(100)}\n${times(below(200), () => '|a|\\||').join('\n')}`,
]

const inline = (die: Dice): string =>
  die.pick([
    () => die.pick(words),
    () => `[${die.pick(words)}](${die.pick(addresses)} "${die.pick(words)}")`,
    () => `![${die.pick(words)}](${die.pick(addresses)})${die.chance(2) ? attributesOf(die) : ''}`,
    () => `<${die.pick(addresses)}>`,
    () => `[${die.pick(words)}][${die.pick(names)}]`,
    () => `[^${die.pick(names)}]`,
    () => `\`${die.pick(words)}\``,
    () => `**${die.pick(words)}*`,
    () => `:${die.pick([...names, 'kbd', 'math', 'abbr'])}[${die.pick(words)}]${attributesOf(die)}`,
    () => `$${die.pick(words)}$`,
    () => tag(die),
  ])()

const line = (die: Dice) => die.times(1 + die.below(4), () => inline(die)).join(' ')

const attributesOf = (die: Dice) =>
  `{${die.times(die.below(4), () => `${die.pick(['#', '.', ''])}${die.pick(attributes)}="${die.pick(values)}"`).join(' ')}}`

function tag(die: Dice): string {
  const quote = die.pick(['"', "'", '', '`'])
  const given = die
    .times(die.below(4), () => ` ${die.pick(attributes)}=${quote}${die.pick(values)}${quote}`)
    .join('')
  return `<${die.pick(['', '', '', '/'])}${die.pick(elements)}${given}${die.pick(['>', '>', '>', '/>', ' ', ''])}`
}

function nested(die: Dice, text: string): string {
  const wrap = die.pick<(inner: string) => string>([
    (inner) => inner.replace(/^/gm, '> '),
    (inner) => `- ${inner.replaceAll('\n', '\n  ')}`,
    (inner) => `${9 + die.below(9)}. ${inner.replaceAll('\n', '\n    ')}`,
    (inner) =>
      `:::${die.pick(['note', 'takeaways', 'faq', 'sidebar', ...names])}[${die.pick(words)}]${attributesOf(die)}\n${inner}\n:::`,
    (inner) => `<${die.pick(elements)}>\n\n${inner}\n\n</${die.pick(elements)}>`,
    (inner) => `[^${die.pick(names)}]: ${inner.replaceAll('\n', '\n    ')}`,
    (inner) => `Term\n: ${inner.replaceAll('\n', '\n  ')}`,
  ])
  return die.chance(2) ? wrap(text) : nested(die, wrap(text))
}

const constructs: readonly ((die: Dice) => string)[] = [
  line,
  (die) => `${'#'.repeat(1 + die.below(7))} ${line(die)}${die.chance(2) ? attributesOf(die) : ''}`,
  (die) => die.times(1 + die.below(5), () => tag(die)).join(die.pick(['', ' ', '\n', '\n\n'])),
  (die) => `<${die.pick(elements)} ${die.pick(attributes)}="${die.pick(words)}\n${line(die)}">${line(die)}`,
  (die) =>
    die.pick(['<!--', '<![CDATA[', '<!DOCTYPE ', '<?php ', '<!---->', '<!-- -- -->', '<!-->']) + line(die),
  (die) =>
    `${die.pick(['```', '~~~', '````'])}${die.pick(['', 'js', 'html', 'mermaid', 'math', ...names, ...words])}\n${line(die)}\n${die.pick(['```', '', '~~~'])}`,
  (die) => `| ${line(die)} | ${line(die)} |\n|:-:|--|\n| ${line(die)}\n| a | b | c |\n\nTable: ${line(die)}`,
  (die) => `Text[^${die.pick(names)}].\n\n[^${die.pick(names)}]: ${line(die)}[^${die.pick(names)}]`,
  (die) => `[${die.pick(names)}]: ${die.pick(addresses)} "${die.pick(words)}"`,
  (die) => `![${line(die)}](${die.pick(addresses)})\n\n*${line(die)}*`,
  (die) =>
    `## ${die.pick(['FAQ', 'Key takeaways', 'Questions', 'Summary'])}\n\n### ${line(die)}?\n\n${line(die)}\n\n- ${line(die)}`,
  (die) => `**${line(die)}?**\n\n${line(die)}`,
  (die) => `$$\n${line(die)}\n$$`,
  (die) => `- [ ] ${line(die)}\n- [x]\n-\n\n1) ${line(die)}\n9999999999. a`,
  (die) =>
    `<svg ${die.pick(attributes)}="${die.pick(values)}"><${die.pick(elements)} ${die.pick(attributes)}="${die.pick(values)}">${die.pick(words)}</svg>`,
  (die) => `<math><${die.pick(elements)}><mglyph><style><img src=x onerror=alert(1)></style></math>`,
  (die) => `<style>${die.pick(values)}</style>\n<script>\n\n${die.pick(words)}\n`,
  (die) => `<table><tr><td>\n\n${line(die)}\n\n<table><tr>${line(die)}`,
  (die) => `> [!${die.pick(['NOTE', 'WARNING', '__proto__', 'x'])}]${line(die)}\n> ${line(die)}`,
  (die) => nested(die, line(die)),
  (die) => nested(die, die.pick(constructs)(die)),
]

function frontMatter(die: Dice): string {
  if (die.chance(6)) return ''
  if (die.chance(10)) return die.pick(yamlTricks)
  if (die.chance(12))
    return `+++\ntitle = ${JSON.stringify(die.pick(words))}\n[${die.pick(names)}]\na = ${die.pick(values)}\n+++\n\n`
  const lines = die.times(die.below(6), () => {
    const value = die.pick([...values, ...words])
    const given = die.pick([
      () => value,
      () => JSON.stringify(value),
      () => `[${JSON.stringify(value)}, ${die.pick(names)}, ~, 1, {a: b}]`,
      () =>
        `\n  - name: ${JSON.stringify(value)}\n    url: ${JSON.stringify(die.pick(addresses))}\n    ${die.pick(names)}: 1`,
      () => `\n  name: ${JSON.stringify(value)}\n  url: ${JSON.stringify(die.pick(addresses))}`,
      () => `\n  path: ${JSON.stringify(die.pick(addresses))}\n  alt: ${JSON.stringify(value)}`,
      () => `|\n  ${value.replaceAll('\n', '\n  ')}`,
      () =>
        die.pick([
          '&a [*a]',
          '*nowhere',
          '!!js/function "alert(1)"',
          '!!binary AAAA',
          '!!timestamp x',
          '2024-99-99',
          '.nan',
          '0x1F',
        ]),
    ])()
    return `${die.pick(keys)}: ${given}`
  })
  const open = die.chance(2) ? ['title: Title'] : []
  return `---\n${[...open, ...lines].join('\n')}\n${die.pick(['---', '---', '---', '...', '', '--'])}\n\n`
}

const yamlTricks = [
  '---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c]\ntitle: *d\n---\n\n',
  '---\nbase: &b {title: Merged, __proto__: {polluted: yes}}\n<<: *b\n<<: [*b, *b]\n---\n\n',
  '---\n__proto__:\n  polluted: true\nconstructor: {prototype: {polluted: true}}\ntitle: T\n---\n\n',
  '---\n? [a, b]\n: {c: d}\n? &x {y: *x}\n: 1\n---\n\n',
  '---\n%YAML 9.9\n---\ntitle: !<tag:yaml.org,2002:js/undefined> ""\n---\n\n',
  '---\ntitle: A\ntitle: B\nTITLE: C\n---\n---\ntitle: D\n---\n\n',
  '---\n- a\n- list\n---\n\n',
  '---\njust words\n---\n\n',
  '---\n"\\uD800": "\\uDFFF\\x00"\ntitle: "\\uD83D"\n---\n\n',
  '---\n\ttitle: tab\n\t- a\n---\n\n',
  `---\ntitle: ${'{a: '.repeat(300)}\n---\n\n`,
] as const

function plainText(die: Dice): string {
  const lines = [
    () => line(die),
    () => die.pick(words).toUpperCase(),
    () => `${1 + die.below(3)}. ${line(die)}`,
    () => `- ${line(die)}`,
    () => `    ${line(die)}`,
    () => `Q: ${line(die)}?\nA: ${line(die)}`,
    () => `${die.pick(words)}\n${die.pick(['=', '-', '~', '*', '_']).repeat(die.below(80))}`,
    () => die.times(3, () => die.pick(words)).join('\t'),
    () => die.times(4, () => die.pick(words)).join('   '),
    () => `"${line(die)}`,
    () => `\f${die.below(99)}\r`,
  ]
  return die.times(die.below(20), () => die.pick(lines)() + die.pick(['\n', '\n\n', '\r\n', '\r'])).join('')
}

/** What is no UTF-8, at a few places: lone surrogates, overlong forms, bytes that never occur, characters cut in half, NUL, another encoding. */
const damages = [
  'EDA080',
  'EDBFBF',
  'C0AF',
  'F8888080',
  'FF',
  'FE',
  '80',
  'E2',
  'F09F',
  '00',
  'F4908080',
  'EFBFBE',
  '93',
  '0D',
].map((hex) => Buffer.from(hex, 'hex'))

function broken(die: Dice, bytes: Uint8Array): Uint8Array {
  if (!die.chance(8)) return bytes
  if (die.chance(6)) return Buffer.from(new TextDecoder().decode(bytes), 'utf16le')
  const parts = die.times(1 + die.below(3), () => {
    const at = die.below(bytes.length + 1)
    return [bytes.subarray(0, at), die.pick(damages), bytes.subarray(at + die.below(3))]
  })
  return Buffer.concat(die.pick(parts))
}
