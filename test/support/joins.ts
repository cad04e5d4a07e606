/** Text that was broken into lines → the words that it had before. */

/** pdfjs drops soft hyphens, as it does all invisible characters: what makes a word of the source is one word. */
export function joinAtLineEnds(text: string, words: readonly string[]): string {
  const vocabulary = new Set(words)
  return text.replace(/(\p{L}+)\n(?=(\p{L}+))/gu, (whole, before, after) =>
    // `any` and `thing` may also end one line and begin the next.
    vocabulary.has(before + after) && !(vocabulary.has(before) && vocabulary.has(after)) ? before : whole,
  )
}

/** A long address may break anywhere; its pieces are one word again. */
export function joinAddresses(text: string, markdown: string): string {
  const addresses = [...markdown.matchAll(/<(https?:[^>]{60,})>/g)].map(([, address]) => address ?? '')
  return addresses.reduce((joined, address) => {
    const anywhere = [...address].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
    return joined.replace(new RegExp(anywhere, 'g'), () => address)
  }, text)
}
