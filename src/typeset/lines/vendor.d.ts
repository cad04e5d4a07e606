/** Types of two packages that bring none. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): {readonly position: number; readonly required: boolean} | null
  }
}

declare module 'hyphen/patterns/*' {
  /** Table of levels, and a trie whose nodes are children, a row of the table, or both. */
  const patterns: readonly unknown[]
  export default patterns
}

declare module 'hyphen' {
  export default function createHyphenator(
    patterns: readonly unknown[],
    options: {readonly hyphenChar: string; readonly html: boolean; readonly minWordLength: number},
  ): (text: string) => string
}

/** The package's own types describe another module system than its file has. */
declare module 'bidi-js/dist/bidi.mjs' {
  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): {readonly levels: Uint8Array}
  }
}
