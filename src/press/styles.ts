/** What `styles` names → stylesheets, read: those beside an article, and variants of the handout among the templates. */
import {posix} from 'node:path'
import type {Report} from '../diagnostics/message.ts'
import {nearest} from '../diagnostics/nearest.ts'
import {variantPath, variantsIn} from '../emit/sheets.ts'
import type {NamedStyle, ParsedArticle} from '../model/article.ts'
import type {Resources} from '../resources.ts'

interface Shelves {
  readonly resources: Resources
  readonly templates: Resources
  readonly report: Report
}

export function namedStyles(
  {path, styles = []}: Pick<ParsedArticle, 'path' | 'styles'>,
  {resources, templates, report}: Shelves,
): readonly NamedStyle[] {
  return styles.flatMap(({text: name, place}): readonly NamedStyle[] => {
    const isFile = name.endsWith('.css')
    const from = isFile ? posix.join(posix.dirname(path), name) : variantPath(name)
    const found = (isFile ? resources : templates).read(from)
    if (found.type === 'found')
      return [isFile ? {path: from, text: new TextDecoder().decode(found.bytes)} : {variant: name}]
    const meant = isFile ? null : nearest(name, variantsIn(templates))
    report({
      rule: 'css/style-not-found',
      reason: `The style \`${name}\` ${found.type === 'missing' ? 'does not exist' : `is not read: ${found.reason}`}; all goes without it.`,
      place,
      actual: name,
      hint: meant === null ? undefined : `Did you mean \`${meant}\`?`,
    })
    return []
  })
}
