/** What the manifest knows of an article's text → HTML and plain text for feeds and catalogues. */
import type {ElementContent} from 'hast'
import {element, text} from '../../render/element.ts'
import type {ManifestArticle, ManifestPublication} from '../manifest.ts'
import {stringify} from '../stringify.ts'

type Described = Pick<ManifestArticle, 'title' | 'summary' | 'takeaways'>

/** Summary, then takeaways; the title when there is neither, for a feed demands content. */
export function announcement({title, summary, takeaways}: Described): string {
  const lead = summary ?? (takeaways.length > 0 ? null : title)
  return html([...(lead === null ? [] : [element('p', {}, [text(lead)])]), ...list(takeaways)])
}

/** The takeaways alone: a catalogue has the summary in a place of its own (OPDS 1.2, section 5.1.3). Null when there are none. */
export function takeawaysHtml({takeaways}: Described): string | null {
  return takeaways.length === 0 ? null : html(list(takeaways))
}

const list = (items: readonly string[]): readonly ElementContent[] =>
  items.length === 0
    ? []
    : [
        element(
          'ul',
          {},
          items.map((item) => element('li', {}, [text(item)])),
        ),
      ]

const html = (children: readonly ElementContent[]) => stringify({type: 'root', children: [...children]})

/** `© 2025 Example Press · CC BY 4.0 · https://creativecommons.org/licenses/by/4.0/` */
export function rightsText({rights}: Pick<ManifestPublication, 'rights'>): string | null {
  const parts = [rights?.copyright, rights?.text, rights?.url]
  return [...new Set(parts)].filter(Boolean).join(' · ') || null
}
