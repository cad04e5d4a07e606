/** Packages that make their tables while they are loaded, and that few articles want: they make them when they are first used. */
const rare = ['@sindresorhus/transliterate', 'any-date-parser']

export const lazyModules = {
  name: 'lazy-modules',
  setup(build) {
    build.onResolve({filter: new RegExp(`^(?:${rare.join('|')})$`)}, ({path, namespace}) =>
      namespace === 'lazy-modules' ? undefined : {path, namespace: 'lazy-modules'},
    )
    build.onLoad({filter: /./, namespace: 'lazy-modules'}, ({path}) => ({
      // What is required inside a bundle runs when it is asked for.
      contents: `let made
        const module = () => (made ??= require(${JSON.stringify(path)}).default)
        export default new Proxy(function () {}, {
          apply: (_target, _self, given) => module()(...given),
          get: (_target, name) => Reflect.get(module(), name),
        })`,
      resolveDir: process.cwd(),
    }))
  },
}
