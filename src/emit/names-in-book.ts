/** What is an article's own → how it is called in a book of several articles, and back. */

/** `captions` of the article `pictures` → `pictures/captions`. */
export const named = (slug: string, id: string): string => `${slug}/${id}`

/** Positions say line and column, but not of which file: the lines of each part are counted from a multiple of this. More than
 * any file has. */
export const linesOfPart = 100_000_000

export const linesOf = (line: number): number => partOf(line) * linesOfPart

/** Which part of the book a line is of, from 0. */
export const partOf = (line: number): number => Math.floor(line / linesOfPart)

/** As the article itself has them. */
export const ownLine = (line: number): number => line % linesOfPart
export const ownId = (id: string): string => id.slice(id.indexOf('/') + 1)
