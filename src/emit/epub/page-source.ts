/** What the PDF is called whose pages the page list has: its address, or its name when nobody said where it lies. */
import {paperName} from '../../render/words.ts'
import type {BuildOptions} from '../emitter.ts'

export function pageSource(slug: string, {siteUrl, paper}: BuildOptions): string {
  const name = `${slug}.pdf`
  if (siteUrl !== null) return new URL(`${slug}/${name}`, siteUrl).href
  return `${name} (${paperName(paper)})`
}
