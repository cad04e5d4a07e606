/** Paths of articles → what their names say. */

/** The name of the file without its ending. */
export function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path
  return (
    name.replace(/\.(?:mdx?|markdown|mdown|mkdn?|qmd|rmd|te?xt|doc[xm]?|dotx|x?html?)$/i, '') || 'article'
  )
}

/** `01-first-steps.md` is sorted by its number and known by its name. */
export const withoutNumber = (stem: string): string => stem.replace(/^\d{1,3}[-_. ]+(?=\D)/, '')
