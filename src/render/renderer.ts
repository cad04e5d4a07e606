/** Publication and templates → one hast document a medium. */
import type {ElementContent, Root} from 'hast'
import type {Finding, Report} from '../diagnostics/message.ts'
import type {Article} from '../model/article.ts'
import type {Format, Publication} from '../model/publication.ts'
import type {Resources} from '../resources.ts'
import type {Strings} from '../strings.ts'
import {addressesFor} from './addresses.ts'
import {collectionContext} from './collection-context.ts'
import {context, kindsByName} from './context.ts'
import {element, text} from './element.ts'
import {formatsByLanguage} from './formats.ts'
import type {Highlight} from './highlight.ts'
import {pictureContext} from './picture-context.ts'
import {type Lookups, lookupsOf, noteState, type Scope} from './scope.ts'
import {shelfContext} from './shelf-context.ts'
import {slotTable} from './slots.ts'
import {createTemplates} from './template.ts'
import {convertArticle, convertContents, convertNodes} from './to-hast.ts'
import type {Renderer, ShelfRenderer} from './view.ts'

export interface RendererOptions {
  /** The user's folder over ours. */
  readonly templates: Resources
  readonly strings: Strings
  /** Colours code; without it code stays plain. */
  readonly highlight?: Highlight
  /** Formats that downloads may be of, with the words of their links. */
  readonly kinds?: readonly Format[]
  /** Where a view brings no reporter of its own. Without either, mistakes in templates throw. */
  readonly report?: Report
}

/** One a build: parsed templates and formatters are kept in it. */
export function createRenderer(options: RendererOptions): Renderer & ShelfRenderer {
  const {strings} = options
  const templates = createTemplates(options.templates)
  const formats = formatsByLanguage()
  const kinds = kindsByName(options.kinds ?? [])
  const lookups = new WeakMap<Article, Lookups>()
  return {
    document(view) {
      const report = view.report ?? options.report ?? refuse
      const words = strings.for(view.article.metadata.language)
      const converted = convertArticle(scopeOf(view.article, view.medium, report, view.publication))
      const slots = slotTable()
      const collection = collectionContext({
        view,
        slots,
        words,
        formats: formats(view.article.metadata.language),
        contentsOf: (article) => convertContents(scopeOf(article, view.medium, report, view.publication)),
      })
      const parts = {
        view,
        converted,
        slots,
        words,
        formats: formats(view.article.metadata.language),
        kinds,
        collection,
      }
      const path = `media/${view.medium}.liquid`
      const html = templates.render(path, context(parts), report)
      if (html === null) return bare(view.article, converted.body)
      return slots.fill(html, () =>
        report({
          rule: 'templates/content-misplaced',
          reason: 'Content of the article is printed where only text can stand: in an attribute or a `title`',
          path: `templates/${path}`,
        }),
      )
    },
    picture(view) {
      const {language} = view.metadata
      const values = pictureContext({view, words: strings.for(language), formats: formats(language)})
      const html = templates.render(`media/${view.sheet}.liquid`, values, view.report)
      return slotTable().fill(html ?? '', () => {})
    },
    shelf(page, head) {
      const slots = slotTable()
      const words = strings.for(page.language)
      const values = shelfContext({
        page,
        head: head ?? null,
        slots,
        words,
        kinds,
        formats: formats(page.language),
      })
      const html = templates.render('media/shelf.liquid', values, options.report ?? refuse)
      return slots.fill(html ?? '', () => {})
    },
    fragment: (nodes, article) => ({
      type: 'root',
      children: convertNodes([...nodes], scopeOf(article, 'data', options.report ?? refuse, null)),
    }),
  }

  function scopeOf(
    article: Article,
    medium: Scope['medium'],
    report: Report,
    publication: Publication | null,
  ): Scope {
    const found = lookups.get(article) ?? lookupsOf(article)
    lookups.set(article, found)
    return {
      medium,
      article,
      words: strings.for(article.metadata.language),
      addresses: addressesFor(article, medium, publication),
      notes: noteState(found.notes),
      definitions: found.definitions,
      outerLinks: [],
      report,
      highlight: options.highlight ?? (() => null),
    }
  }
}

function refuse({reason, path, place}: Finding): never {
  const line = place && 'line' in place ? `:${place.line}:${place.column}` : ''
  throw new Error(`${path ?? ''}${line}: ${reason}`)
}

/** When a template is broken the build goes on, so that everything else can be reported too. */
function bare(article: Article, body: readonly ElementContent[]): Root {
  const {title, language, direction} = article.metadata
  return {
    type: 'root',
    children: [
      {type: 'doctype'},
      element('html', {lang: language, dir: direction}, [
        element('head', {}, [element('title', {}, [text(title)])]),
        element('body', {}, [element('article', {}, [element('h1', {}, [text(title)]), ...body])]),
      ]),
    ],
  }
}
