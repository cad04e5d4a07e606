/** How HTML looks where no stylesheet says: the browser's sheet (HTML, section 15.3), thought over for paper. */
export const userAgentSheet = `
html, body, address, article, aside, blockquote, center, dd, details, dialog, div, dl, dt, fieldset, figcaption,
figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, p, pre, search,
section, summary, ul { display: block }
head, link, meta, script, style, template, title, base, noscript, datalist, area, param, rp, source, track,
[hidden], dialog:not([open]), audio, video, canvas, iframe, object, embed, button, select, textarea { display: none }

p, dl, ul, ol, menu, pre, blockquote, figure, fieldset { margin-top: 1em; margin-bottom: 1em }
blockquote, figure { margin-left: 2em; margin-right: 2em }
dd { margin-left: 2em }
li { display: list-item }
ul, ol, menu { padding-left: 2em }
ul, menu { list-style-type: disc }
ol { list-style-type: decimal }
ul ul, ol ul { list-style-type: circle }
ul ul ul, ul ol ul, ol ul ul, ol ol ul { list-style-type: square }
:is(ul, ol, dl, menu) :is(ul, ol, dl, menu) { margin-top: 0; margin-bottom: 0 }
ol[type="a"] { list-style-type: lower-alpha }
ol[type="A" s] { list-style-type: upper-alpha }
ol[type="i"] { list-style-type: lower-roman }
ol[type="I" s] { list-style-type: upper-roman }

h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid; hyphens: none }
h1 { font-size: 2em; margin-top: 0.67em; margin-bottom: 0.67em; bookmark-level: 1 }
h2 { font-size: 1.5em; margin-top: 0.83em; margin-bottom: 0.83em; bookmark-level: 2 }
h3 { font-size: 1.17em; margin-top: 1em; margin-bottom: 1em; bookmark-level: 3 }
h4 { margin-top: 1.33em; margin-bottom: 1.33em; bookmark-level: 4 }
h5 { font-size: 0.83em; margin-top: 1.67em; margin-bottom: 1.67em; bookmark-level: 5 }
h6 { font-size: 0.67em; margin-top: 2.33em; margin-bottom: 2.33em; bookmark-level: 6 }

b, strong, th, dt, summary { font-weight: bolder }
i, em, cite, dfn, var, address { font-style: italic }
code, kbd, samp, tt, pre { font-family: monospace; hyphens: none }
pre { white-space: pre-wrap; text-align: start }
small { font-size: smaller }
big { font-size: larger }
sub { vertical-align: sub; font-size: smaller; line-height: 0 }
sup { vertical-align: super; font-size: smaller; line-height: 0 }
u, ins { text-decoration: underline }
s, del, strike { text-decoration: line-through }
mark { background-color: #ff0 }
q::before { content: open-quote }
q::after { content: close-quote }
center { text-align: center }
nobr { white-space: nowrap }
hr { border-top: 0.75pt solid; margin-top: 0.5em; margin-bottom: 0.5em; color: gray }
[align="left"] { text-align: left }
[align="right"] { text-align: right }
[align="center"] { text-align: center }
[align="justify"] { text-align: justify }

table { display: table; border-spacing: 1.5pt; text-indent: 0 }
caption { display: table-caption; text-align: center }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row; break-inside: avoid }
td, th { display: table-cell; padding: 0.75pt; vertical-align: middle }
th { text-align: center }
figure { break-inside: avoid }
figcaption { break-before: avoid }
img, svg { break-inside: avoid }

::footnote-call { content: counter(footnote); vertical-align: super; font-size: 0.75em; line-height: 0 }
::footnote-marker { content: counter(footnote) "." }
`
