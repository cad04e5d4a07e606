/** A heading of an article, or none → what stands under it and under no other: what a digest quotes piece by piece. */
import type {RootContent} from 'mdast'
import type {Article, OutlineEntry} from '../model/article.ts'

/** Before the first heading. */
export const leadOf = ({body}: Article): readonly RootContent[] =>
  body.children.filter(({type}) => type !== 'section')

/** Without the heading itself and without its subsections. */
export function contentUnder({id, kind}: OutlineEntry, article: Article): readonly RootContent[] {
  const {takeaways, faqs, facts} = article
  if (kind === 'takeaways') return (takeaways?.items ?? []).flatMap(({children}) => children)
  if (kind === 'faqs') {
    const pairs = (faqs?.items ?? []).flatMap(({question, answer}): readonly RootContent[] => [
      {type: 'paragraph', children: [...question]},
      ...answer,
    ])
    return [...(faqs?.introduction ?? []), ...pairs]
  }
  const [first, ...rest] = facts.sections.get(id)?.children ?? []
  const content = first === undefined || first.type === 'heading' ? rest : [first, ...rest]
  return content.filter(({type}) => type !== 'section')
}
