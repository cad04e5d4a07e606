/** css-tree's entry points that leave out its lexer: a third of the time to load. */
declare module 'css-tree/parser' {
  const parse: (text: string, options?: import('css-tree').ParseOptions) => import('css-tree').CssNode
  export default parse
}

declare module 'css-tree/generator' {
  const generate: typeof import('css-tree').generate
  export default generate
}

declare module 'css-tree/utils' {
  export {List} from 'css-tree'
}
