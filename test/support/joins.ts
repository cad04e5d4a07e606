/** Text that was broken into lines → the words that it had before. */

/** pdfjs drops soft hyphens, as it does all invisible characters: what makes a word of the source is one word. */
export function joinAtLineEnds(text: string, words: readonly string[]): string {
  const vocabulary = new Set(words)
  const pairs = new Set(words.map((word, index) => `${word} ${words[index + 1] ?? ''}`))
  return text.replace(/(\p{L}+)\n(?=(\p{L}+))/gu, (whole, before, after) =>
    // `any` may end a line before `thing`, but not where the source never says `any thing`.
    vocabulary.has(before + after) && !pairs.has(`${before} ${after}`) ? before : whole,
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
