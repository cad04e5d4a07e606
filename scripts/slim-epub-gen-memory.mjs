/** epub-gen-memory without what a book of ours never reaches: its HTML parser, its downloads, its checks of options. They are
 * two thirds of the time that the EPUB engine takes to load, and nothing that is not there can open a socket. */
export const slimEpubGenMemory = {
  name: 'slim-epub-gen-memory',
  setup(build) {
    const theirs = /[\\/]epub-gen-memory[\\/]dist[\\/]lib[\\/]/
    build.onResolve({filter: /^\.\/(?:util\/)?(?:html-parse|fetchable|predicates)$/}, ({path, importer}) =>
      theirs.test(importer) ? {path: path.replace('./', ''), namespace: 'slim-epub-gen-memory'} : undefined,
    )
    build.onLoad({filter: /.*/, namespace: 'slim-epub-gen-memory'}, ({path}) => ({contents: contents[path]}))
  },
}

const contents = {
  // Chapters are given as '': see src/emit/epub/archive.ts.
  'html-parse': `exports.fixHTML = (index, html) => {
    if (html !== '') throw new Error('no HTML may reach epub-gen-memory')
    return ''
  }`,
  fetchable: `exports.type = 'nodebuffer'
    exports.default = async () => { throw new Error('nothing may be fetched') }`,
  // The same as its own \`predicates-nop.js\`, for browsers.
  predicates: `exports.isString = (value) => typeof value === 'string'
    for (const name of ['Options', 'OptionsOrTitle', 'Chapters', 'VarargArray']) exports['validateIs' + name] = () => undefined`,
}
