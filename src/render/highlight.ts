/** Code blocks → hast with the classes of highlight.js, whose themes fit. Languages are loaded when an article has one. */
import type {ElementContent, Root as HastRoot} from 'hast'
import type {LanguageFn} from 'highlight.js'
import type {createLowlight} from 'lowlight'
import type {Code} from 'mdast'
import {visit} from 'unist-util-visit'
import {contentOf, type Parted} from '../parts/index.ts'

/** Null: the language is unknown, or was not prepared. The tree belongs to the caller. */
export type Highlight = (code: Code) => ElementContent[] | null

/** One a build. */
export interface Highlighter {
  /** Loads what the code of this article needs: nothing, where it has none. */
  prepare(article: Parted): Promise<void>
  readonly highlight: Highlight
}

type Load = () => Promise<{readonly default: LanguageFn}>

/** Literal imports, so that a bundler makes a chunk of each. */
const languages = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  graphql: () => import('highlight.js/lib/languages/graphql'),
  haskell: () => import('highlight.js/lib/languages/haskell'),
  http: () => import('highlight.js/lib/languages/http'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  julia: () => import('highlight.js/lib/languages/julia'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  latex: () => import('highlight.js/lib/languages/latex'),
  lua: () => import('highlight.js/lib/languages/lua'),
  makefile: () => import('highlight.js/lib/languages/makefile'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  perl: () => import('highlight.js/lib/languages/perl'),
  php: () => import('highlight.js/lib/languages/php'),
  powershell: () => import('highlight.js/lib/languages/powershell'),
  python: () => import('highlight.js/lib/languages/python'),
  r: () => import('highlight.js/lib/languages/r'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  scss: () => import('highlight.js/lib/languages/scss'),
  shell: () => import('highlight.js/lib/languages/shell'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
} as const satisfies Readonly<Record<string, Load>>

type Language = keyof typeof languages

/** Other names of a language, as highlight.js and GitHub know them. */
const aliases: Readonly<Record<string, Language>> = {
  'c++': 'cpp',
  cc: 'cpp',
  cjs: 'javascript',
  conf: 'ini',
  console: 'shell',
  cs: 'csharp',
  docker: 'dockerfile',
  golang: 'go',
  gql: 'graphql',
  h: 'c',
  hpp: 'cpp',
  hs: 'haskell',
  htm: 'xml',
  html: 'xml',
  jl: 'julia',
  js: 'javascript',
  json5: 'json',
  jsonc: 'json',
  jsx: 'javascript',
  kt: 'kotlin',
  make: 'makefile',
  md: 'markdown',
  mjs: 'javascript',
  mts: 'typescript',
  patch: 'diff',
  pl: 'perl',
  ps1: 'powershell',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  svg: 'xml',
  tex: 'latex',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  xhtml: 'xml',
  yml: 'yaml',
  zsh: 'bash',
}

/** What a page written in one language has of others. */
const inside: Readonly<Partial<Record<Language, readonly Language[]>>> = {
  xml: ['css', 'javascript'],
  markdown: ['xml'],
  php: ['xml'],
}

export function createHighlighter(): Highlighter {
  let lowlight: ReturnType<typeof createLowlight> | null = null
  const made = new WeakMap<Code, HastRoot>()
  return {
    async prepare(article) {
      const wanted = wantedBy(article)
      if (wanted.size === 0) return
      lowlight ??= (await import('./lowlight.ts')).createLowlight()
      for (const language of wanted) {
        if (!lowlight.registered(language)) lowlight.register(language, (await languages[language]()).default)
      }
    },
    highlight(code) {
      const language = languageOf(code)
      if (language === null || !lowlight?.registered(language)) return null
      const tree = made.get(code) ?? lowlight.highlight(language, code.value)
      made.set(code, tree)
      return structuredClone(tree).children.filter(isContent)
    },
  }
}

function wantedBy(article: Parted): ReadonlySet<Language> {
  const wanted = new Set<Language>()
  visit({type: 'root', children: [...contentOf(article)]}, 'code', (node) => {
    const language = languageOf(node)
    if (language === null) return
    wanted.add(language)
    for (const other of inside[language] ?? []) wanted.add(other)
  })
  return wanted
}

function languageOf({lang}: Code): Language | null {
  const name = nameOf(lang)?.toLowerCase() ?? ''
  if (isLanguage(name)) return name
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? null) : null
}

/** ```` ```ts {1,3} ```` → `ts` */
export function nameOf(lang: string | null | undefined): string | undefined {
  return lang ? /^[^\s{,]+/.exec(lang)?.[0] : undefined
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(languages, name)
}

function isContent(node: HastRoot['children'][number]): node is ElementContent {
  return node.type === 'element' || node.type === 'text'
}
