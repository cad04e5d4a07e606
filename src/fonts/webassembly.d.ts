/** What we use of the WebAssembly API: the types of Node leave it to the types of the browser. */
declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, Readonly<Record<string, (...given: never[]) => unknown>>>>,
  ): Promise<{readonly instance: {readonly exports: unknown}}>
}
