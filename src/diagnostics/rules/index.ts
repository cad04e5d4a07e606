/** Every rule, by id `area/what-is-wrong`; one file an area. */
import {coverRules} from './cover.ts'
import {cssRules} from './css.ts'
import {devicesRules} from './devices.ts'
import {dialectsRules} from './dialects.ts'
import {epubRules} from './epub.ts'
import {faqsRules} from './faqs.ts'
import {fontsRules} from './fonts.ts'
import {footnotesRules} from './footnotes.ts'
import {frontMatterRules} from './front-matter.ts'
import {headingsRules} from './headings.ts'
import {htmlRules} from './html.ts'
import {imagesRules} from './images.ts'
import {importRules} from './import.ts'
import {internalRules} from './internal.ts'
import {linesRules} from './lines.ts'
import {linksRules} from './links.ts'
import {pagesRules} from './pages.ts'
import {pdfRules} from './pdf.ts'
import {publicationsRules} from './publications.ts'
import type {Device, Rule} from './rule.ts'
import {sourceRules} from './source.ts'
import {takeawaysRules} from './takeaways.ts'
import {templatesRules} from './templates.ts'
import {textRules} from './text.ts'

export const rules = {
  ...coverRules,
  ...cssRules,
  ...devicesRules,
  ...dialectsRules,
  ...epubRules,
  ...faqsRules,
  ...fontsRules,
  ...footnotesRules,
  ...frontMatterRules,
  ...headingsRules,
  ...htmlRules,
  ...imagesRules,
  ...importRules,
  ...internalRules,
  ...linesRules,
  ...linksRules,
  ...pagesRules,
  ...pdfRules,
  ...publicationsRules,
  ...sourceRules,
  ...takeawaysRules,
  ...templatesRules,
  ...textRules,
} as const satisfies Readonly<Record<string, Rule>>

export type RuleId = keyof typeof rules
export type {Device, Rule}
