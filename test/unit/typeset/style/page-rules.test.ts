import {fromHtml} from 'hast-util-from-html'
import {describe, expect, test} from 'vitest'
import {parseStylesheet} from '../../../../src/css/parse.ts'
import {messages} from '../../../../src/diagnostics/message.ts'
import {createPageStyles, type PageRequest} from '../../../../src/typeset/style/page-rules.ts'
import {type Paper, paperNames, paperSizes} from '../../../../src/typeset/style/paper-sizes.ts'
import {styleDocument} from '../../../../src/typeset/style/style-document.ts'

function pages(css: string, paper: Paper = 'a4') {
  const log = messages()
  const report = log.for('article.md')
  const sheets = [parseStylesheet({text: css, path: 'print.css'}, {medium: 'print', report})]
  const document = styleDocument(fromHtml('<p>x'), sheets, {report})
  const styles = createPageStyles(sheets, {paper})(document)
  const request: PageRequest = {first: false, side: 'recto', blank: false, name: 'auto'}
  return {page: (change: Partial<PageRequest> = {}) => styles({...request, ...change}), log}
}

describe('size', () => {
  test('A4 with margins where nobody says; the paper option changes office papers only', () => {
    expect(pages('').page().width).toBeCloseTo(595.28, 1)
    expect(pages('@page {size: a4}', 'letter').page()).toMatchObject({width: 612, height: 792})
    expect(pages('@page {size: letter landscape}').page().height).toBeCloseTo(595.28, 1)
    expect(pages('@page {size: 100pt 200pt}', 'letter').page()).toMatchObject({width: 100, height: 200})
    expect(pages('@page {size: A5}', 'letter').page().width).toBeCloseTo(419.53, 1)
  })
  test.each(paperNames)('%s is a size in CSS and a paper for those who have no other', (name) => {
    const {width, height} = paperSizes[name]
    // What lies in an office gives way to the option; other papers were meant.
    const given = name === 'a4' || name === 'letter' ? paperSizes.a6 : {width, height}
    expect(pages(`@page {size: ${name}}`, 'a6').page()).toMatchObject(given)
    expect(pages('@page {size: a4}', name).page()).toMatchObject({width, height})
    expect(pages('@page {size: landscape}', name).page()).toMatchObject({width: height, height: width})
  })
  test('a size that is none is reported', () => {
    const {log} = pages('@page {\n  size: a99;\n}')
    expect(log.list.map((message) => [message.ruleId, message.line, message.column])).toEqual([
      ['css/invalid-value', 2, 3],
    ])
  })
})

describe('cascade', () => {
  const css = `
    :root {--gap: 10pt; font-family: Body}
    @page :first {margin-top: 30pt}
    @page chapter {margin-top: 50pt}
    @page {margin: var(--gap) 10% }
    @page :left {margin-left: 7pt}
    @page :right {margin-left: 9pt}
    @page chapter:blank {margin-top: 60pt}`
  test('names are stronger than :first and :blank, those stronger than sides, whatever the order', () => {
    const {page, log} = pages(css)
    expect(page().margins).toMatchObject({top: 10, left: 9})
    expect(page({side: 'verso'}).margins.left).toBe(7)
    expect(page({first: true}).margins.top).toBe(30)
    expect(page({first: true, name: 'chapter'}).margins.top).toBe(50)
    expect(page({blank: true, name: 'chapter'}).margins.top).toBe(60)
    expect(page().margins.right).toBeCloseTo(59.53, 1)
    expect(log.list).toEqual([])
  })
  test('equal requests share one page style', () => {
    const {page} = pages(css)
    expect(page()).toBe(page())
  })
})

describe('margin boxes', () => {
  test('inherit from the page, which inherits from the root; each has its own alignment', () => {
    const {page} = pages(`
      :root {font-family: Body}
      @page {font-size: 8pt; @top-right {content: string(title, first-except)} @bottom-center {content: counter(page) " / " counter(pages)} @left-top {color: red}}
      @page :blank {@bottom-center {content: none}}`)
    expect([...page().marginBoxes.keys()]).toEqual(['top-right', 'bottom-center'])
    const box = page().marginBoxes.get('top-right')
    expect(box?.content).toEqual([{type: 'named-string', name: 'title', keyword: 'first-except'}])
    expect(box?.style).toMatchObject({
      textAlign: 'right',
      verticalAlign: 'middle',
      fontSize: 8,
      fontFamily: ['Body'],
    })
    expect([...page({blank: true}).marginBoxes.keys()]).toEqual(['top-right'])
  })
  test('a margin box that does not exist is reported with the nearest', () => {
    const {log} = pages('@page {@top-centre {content: "x"}}')
    expect(log.list.map((message) => [message.ruleId, message.note])).toEqual([
      ['css/unsupported-at-rule', 'Did you mean `top-center`?'],
    ])
  })
})
