/** Our stylesheets, stored as they were parsed for print. */
import {expect, test} from 'vitest'
import {parseStylesheet} from '../../../src/css/parse.ts'
import type {Stylesheet} from '../../../src/css/stylesheet.ts'
import {shippedTemplates} from '../../../src/resources.ts'
import {supportsDeclaration} from '../../../src/typeset/style/declared.ts'
import {shippedSheets} from '../../../src/typeset/style/shipped-sheets.ts'
import {userAgent} from '../../../src/typeset/style/style-document.ts'

const names = ['tokens', 'prose', 'print', 'cover', 'card', 'variants/large-print']
const sources = names.map((name) => {
  const path = `styles/${name}.css`
  const found = shippedTemplates().read(path)
  return {path, text: found.type === 'found' ? new TextDecoder().decode(found.bytes) : ''}
})

const parsed = (source: {readonly path: string; readonly text: string}) =>
  parseStylesheet(source, {
    medium: 'print',
    supports: supportsDeclaration,
    report: ({reason}) => expect.unreachable(reason),
  })

/** A test is a function: what it was compiled to is seen where it is used. */
const comparable = ({rules, ...rest}: Stylesheet) => ({
  ...rest,
  rules: rules.map(({selectors, declarations}) => ({
    declarations,
    selectors: selectors.map(({test: _, ...selector}) => selector),
  })),
})

test.each([userAgent, ...sources])('$path is stored as parsing reads it', (source) => {
  const stored = shippedSheets()(source)
  expect(stored && comparable(stored)).toEqual(comparable(parsed(source)))
})

test('a stylesheet of the same name with another text is not ours', () => {
  const [source] = sources
  expect(shippedSheets()({path: source?.path ?? '', text: `${source?.text}p{color:red}`})).toBeNull()
  expect(shippedSheets()({path: 'styles/theme.css', text: ''})).toBeNull()
})
