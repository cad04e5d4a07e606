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
