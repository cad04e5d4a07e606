/** The tables of `typeset/style/` → `docs/css.md`. `UPDATE=1 npx vitest run test/unit/typeset/style` writes the file. */
import {pseudoClassNames} from '../src/css/pseudo-classes.ts'
import {pseudoElements} from '../src/css/selector.ts'
import {marginBoxNames} from '../src/css/stylesheet.ts'
import {noEffectInPrint} from '../src/typeset/style/known.ts'
import {sizeSyntax} from '../src/typeset/style/page-size.ts'
import {byCssName, properties} from '../src/typeset/style/properties.ts'
import {shorthands} from '../src/typeset/style/shorthands.ts'

const code = (text: string) => `\`${text}\``
/** A bar would end the cell. */
const cell = (text: string) => code(text.replaceAll('|', '\\|'))
const list = (names: Iterable<string>, before = '') =>
  [...names].map((name) => code(before + name)).join(', ')

function row([cssName, name]: readonly [string, keyof typeof properties]): string {
  const {initialText, inherited, grammar, step} = properties[name]
  return `| ${code(cssName)} | ${cell(grammar.syntax)} | ${cell(initialText)} | ${inherited ? 'yes' : ''} | ${step} |`
}

export function cssReference(): string {
  return `# CSS in print

<!-- Generated from src/typeset/style/: change the tables there. -->

The PDF is styled by the CSS below: a subset of the standards, with their names and meanings. Anything else in a rule that
applies to print is a message with file, line and column of the stylesheet. Rules under \`@media screen\` do not apply,
and so never warn.

## Properties

\`boxes\`, \`lines\`, \`pages\` and \`paint\` are the steps of the typesetter that read a property.

| property | values | initial | inherited | read by |
| --- | --- | --- | --- | --- |
${[...byCssName].map(row).join('\n')}

Every property also takes \`inherit\`, \`initial\` and \`unset\`; \`!important\` counts. Shorthands and older or logical names of
the same things: ${list(Object.keys(shorthands))}. Logical sides (\`margin-inline-start\`, \`padding-block-end\`, …) follow
\`dir\`. \`background\` takes a colour and nothing else.

## Values

- Lengths: \`pt\`, \`px\` (0.75 pt), \`pc\`, \`in\`, \`cm\`, \`mm\`, \`q\`; \`em\`, \`rem\`; \`ex\` and \`ch\` as half an em. \`calc()\`,
  \`min()\`, \`max()\` and \`clamp()\`, of lengths or of percentages, not of both together.
- Colours: names, \`#rgb\`, \`#rrggbb\` and with alpha, \`rgb()\`, \`hsl()\`, \`hwb()\`, \`lab()\`, \`lch()\`, \`oklab()\`, \`oklch()\`, \`color()\`, \`color-mix()\`, \`currentcolor\`,
  \`transparent\`. What sRGB cannot show is cut to it, as in browsers.
  \`light-dark()\` is its light half.
- Custom properties (\`--name\`) and \`var(--name, fallback)\` everywhere.
- Generated content: strings, \`counter()\`, \`counters()\`, \`attr()\`, \`open-quote\` and its like, \`target-counter(attr(href), page)\`,
  \`leader()\`; in margin boxes also \`string()\`, \`counter(page)\`, \`counter(pages)\`; in \`string-set\` also \`content()\`.

## Selectors

Types, classes, ids, attributes with every operator and the flags \`i\` and \`s\`, the combinators descendant, \`>\`, \`+\` and \`~\`.

- Pseudo-classes: ${list(pseudoClassNames, ':')}. Those of pointers, keyboards and histories match nothing on paper.
- Pseudo-elements: ${list(pseudoElements, '::')}. \`::selection\` and others of the screen match nothing.

A selector that is not supported is left out with a message; the others of its list stay.

## At-rules

- \`@media\`: \`all\`, \`print\`, \`not\`, \`only\`; features that paper can answer (\`prefers-color-scheme: light\`, \`hover: none\`, …).
- \`@supports\`, with \`not\`, \`and\`, \`or\` and \`selector()\`: asked of the tables on this page.
- \`@import\` of local stylesheets, with media.
- \`@font-face\`: \`font-family\`, \`src\` with \`url()\`, \`font-weight\`, \`font-style\`, \`unicode-range\`.
- \`@page\`, by name and with \`:first\`, \`:left\`, \`:right\`, \`:blank\`; its margin boxes are ${list(marginBoxNames, '@')}.
  \`size\` is ${code(sizeSyntax)}: \`auto\`, \`a4\` and \`letter\` give way to the option \`--paper\`, other sizes do not.
  \`@footnote\` is the area of the notes: \`margin-top\` and \`padding-top\` are the room above and below its rule, \`border-top\`
  the rule, \`width\` the length of the rule (8pt, 4pt, 0.5pt solid and 25% unless you say otherwise).
- Pages count by themselves. \`counter-reset: page 1\` on an element makes the page on which it begins page 1; the style of
  \`counter(page, lower-roman)\` in a margin box is also that of page labels and of \`target-counter()\`. A named page
  (\`page: front\`, \`@page front\`) may have a size and margins of its own.
- \`padding-top\` takes at most half of the height of a page, so that text stays on paper smaller than it was made for.

## Without effect in print

These may stand in rules for all media; paper has no use for them and they are passed over in silence, as are names with a
vendor's prefix, \`@keyframes\`, \`@property\` and \`@view-transition\`:

${list(noEffectInPrint)}.

## Not supported

Floats other than \`footnote\`, flexible and grid layout, positioning, transforms, columns, background pictures, shadows, filters.
`
}
