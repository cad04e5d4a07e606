/** A long text → as much of it as a cover has room for, ending where a phrase ends. */

/** At most `most` UTF-16 units: whole sentences as they stand, else whole phrases, else whole words, with an ellipsis. */
export function shorten(text: string, most: number): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  const head = plain.slice(0, most)
  // A sentence needs no ellipsis: what follows it is another one. Not after `U.S.` or `Dr.`: two small letters come first.
  const sentence = lastEnd(head, /(?<=\p{Ll}{2})[.!?](?=\s)|[。！？]/gu)
  if (sentence >= most * leastSentence) return head.slice(0, sentence)
  const phrase = lastEnd(head, /[,;:](?=\s)|\s[–—](?=\s)|(?<=\S)\s(?=\()|[，；、：]/gu)
  if (phrase >= most * leastPhrase) return closed(head.slice(0, phrase))
  const word = plain[most] === ' ' ? most : head.lastIndexOf(' ')
  return closed(word > most * leastPhrase ? plain.slice(0, word) : withoutHalf(head))
}

/** A part of the room that a shorter end must fill, so that little is lost for a neat one. */
const leastSentence = 0.5
const leastPhrase = 0.4

function lastEnd(text: string, ends: RegExp): number {
  const last = [...text.matchAll(ends)].at(-1)
  return last ? last.index + last[0].length : 0
}

/** No comma before the ellipsis, and no bracket or quotation mark that stays open at the end. */
function closed(text: string): string {
  return `${text.replace(/[\s\p{P}]+$/u, (end) => /^[)\]”’»%]/u.exec(end)?.[0] ?? '')}…`
}

/** Cut between the halves of a pair, a letter would be garbage. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '')
}
