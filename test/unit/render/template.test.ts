/** What is wrong in a template is said with its place, and what the writer meant. */
import {expect, test} from 'vitest'
import {type Finding, messages} from '../../../src/diagnostics/message.ts'
import {createTemplates} from '../../../src/render/template.ts'
import {memory} from '../../../src/resources.ts'

const values = {article: {title: 'A & B', subtitle: null}, takeaways: null, words: {contents: 'Contents'}}

function render(files: Readonly<Record<string, string>>) {
  const found = messages()
  const html = createTemplates(memory(files)).render('page.liquid', values, found.for('page'))
  return {html, found: found.list.map(String), list: found.list}
}

test('text is escaped', () => {
  const {html, found} = render({'page.liquid': '<p title="{{ article.title }}">{{ article.title }}</p>'})
  expect(html).toBe('<p title="A &amp; B">A &amp; B</p>')
  expect(found).toEqual([])
})

test('nothing is printed for what an article does not have', () => {
  expect(render({'page.liquid': '[{{ article.subtitle }}]'}).html).toBe('[]')
})

test('a misspelt variable is named with file, line, column and the nearest name', () => {
  const {html, list} = render({
    'page.liquid': "<main>{% render 'parts/head.liquid' %}</main>",
    'parts/head.liquid': '<h1>\n  {{ article.titel }}\n</h1>',
  })
  expect(html).toBeNull()
  expect(list).toMatchObject([
    {
      ruleId: 'templates/unknown-variable',
      file: 'templates/parts/head.liquid',
      line: 2,
      column: 6,
      actual: 'titel',
      expected: ['title'],
      note: 'Did you mean `article.title`?',
    },
  ])
})

test('a misspelt variable is found in a condition and in a branch that is not taken', () => {
  const {list} = render({
    'page.liquid': '{% if takeaway %}x{% endif %}{% if takeaways %}{{ wrods.contents }}{% endif %}',
  })
  expect(list.map(({actual}) => actual)).toEqual(['takeaway', 'wrods'])
})

test('a misspelt property of a loop variable is found when it is printed', () => {
  const found: Finding[] = []
  const templates = createTemplates(memory({'page.liquid': '{% for a in list %}\n{{ a.nam }}{% endfor %}'}))
  expect(templates.render('page.liquid', {list: [{name: 'A'}]}, (finding) => found.push(finding))).toBeNull()
  expect(found).toMatchObject([
    {rule: 'templates/unknown-variable', path: 'templates/page.liquid', place: {line: 2, column: 4}},
  ])
})

test('every mistake of a template is told at once', () => {
  const {list} = render({'page.liquid': '{{ a }}\n{{ b }}\n{{ article.c }}'})
  expect(list.map(({line}) => line)).toEqual([1, 2, 3])
})

test.each([
  ['templates/unknown-filter', '{{ article.title | upcas }}', {line: 1, expected: ['upcase']}],
  ['templates/syntax', '<p>\n{% if article %}', {line: 2}],
  ['templates/not-found', "{% render 'parts/nowhere.liquid' %}", {line: 1}],
])('%s', (ruleId, template, expected) => {
  const {html, list} = render({'page.liquid': template})
  expect(html).toBeNull()
  expect(list).toMatchObject([{ruleId, file: 'templates/page.liquid', ...expected}])
})

test('a template that is not there', () => {
  expect(render({}).list).toMatchObject([{ruleId: 'templates/not-found', file: 'templates/page.liquid'}])
})
