import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'

const modules = createRequire(import.meta.url)

import {nameToEmoji} from 'gemoji'

/** Packages that make their tables while they are loaded: they make them when they are first used, and few articles use all. */
const rare = ['@sindresorhus/transliterate', 'any-date-parser']

const contents = {
  // fontkit inflates one for each script that it could shape; HarfBuzz shapes for us.
  'unicode-trie': `const Trie = require('unicode-trie')
    module.exports = class {
      constructor(data) { this.data = data }
      get(character) { return (this.trie ??= new Trie(this.data)).get(character) }
    }`,
  // pdfkit encrypts with them; we never do.
  '@noble/ciphers/aes': `const refuse = () => { throw new Error('nothing is encrypted') }
    export const cbc = refuse, ecb = refuse`,
  // Few articles hold a table of values between commas.
  'csv-parse/sync': "export const parse = (...given) => require('csv-parse/sync').parse(...given)",
  // A tenth of the package: names and signs, and nothing is made of them before the first is asked for.
  gemoji: `let made
    const signs = () => (made ??= JSON.parse(${JSON.stringify(JSON.stringify(nameToEmoji))}))
    export const nameToEmoji = new Proxy({}, {get: (_target, name) => signs()[name]})`,
}

/** Tables in JavaScript are compiled like a program, number by number; as JSON they are read a dozen times faster. */
export const tablesAsJson = {
  name: 'tables-as-json',
  setup(build) {
    build.onLoad({filter: /[\\/]hyphen[\\/]patterns[\\/][\w-]+\.js$/}, ({path}) => ({
      contents: `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(modules(path)))})`,
    }))
  },
}

/** fdir looks through all folders above for a package that it would need for patterns, which we never give it. */
export const withoutPatterns = {
  name: 'without-patterns',
  setup(build) {
    build.onLoad({filter: /[\\/]fdir[\\/]dist[\\/]index\.mjs$/}, async ({path}) => {
      const text = await readFile(path, 'utf8')
      const search = /__require\.resolve\("picomatch"\);\s*pm = __require\("picomatch"\);/
      if (!search.test(text)) throw new Error('fdir looks for picomatch in another way')
      return {contents: text.replace(search, ''), loader: 'js'}
    })
  },
}

export const lazyModules = {
  name: 'lazy-modules',
  setup(build) {
    build.onResolve(
      {filter: new RegExp(`^(?:${[...rare, ...Object.keys(contents)].join('|')})$`)},
      ({path, namespace}) => (namespace === 'lazy-modules' ? undefined : {path, namespace: 'lazy-modules'}),
    )
    build.onLoad({filter: /./, namespace: 'lazy-modules'}, ({path}) => ({
      // What is required inside a bundle runs when it is asked for.
      contents:
        contents[path] ??
        `let made
        const module = () => (made ??= require(${JSON.stringify(path)}).default)
        export default new Proxy(function () {}, {
          apply: (_target, _self, given) => module()(...given),
          get: (_target, name) => Reflect.get(module(), name),
        })`,
      resolveDir: process.cwd(),
    }))
  },
}
