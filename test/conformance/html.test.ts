/** Every page against the Nu HTML checker: no error, no warning. */
import {expect, inject} from 'vitest'
import {run, testWith, tool} from '../support/checkers.ts'
import {filesIn, nameIn} from '../support/outputs.ts'

const dist = inject('dist')

/** The checker lets no source match a `file:` address; a picture beside the page passes on a server and in browsers. */
const ownPicture = /Content Security Policy.*image “(?!https?:)[^”]*” blocked by “img-src” directive/

interface Finding {
  readonly url: string
  readonly type: string
  readonly lastLine?: number
  readonly message: string
}

testWith('java', 'npm:vnu-jar')('the Nu HTML checker finds nothing on any page', () => {
  const pages = filesIn(dist, '.html')
  expect(pages.map((page) => nameIn(dist, page))).toContain('index.html')
  const {output} = run('java', [
    '-jar',
    String(tool('vnu-jar')),
    '--format',
    'json',
    '--exit-zero-always',
    ...pages,
  ])
  const {messages}: {messages: readonly Finding[]} = JSON.parse(output)
  const findings = messages
    .filter(({message}) => !ownPicture.test(message))
    .map(({url, type, lastLine, message}) => `${url.slice(-60)}:${lastLine ?? 0} ${type}: ${message}`)
  expect(findings).toEqual([])
})
