/** Times are in milliseconds, by what was done in them. */
export function eachDocument(
  make: (input: string, output: string) => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<void>
