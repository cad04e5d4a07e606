import {describe, expect, test} from 'vitest'
import {checkConfig, configSchema} from '../../../src/config.ts'
import {dialectNames} from '../../../src/read/dialects/dialect.ts'
import {paperNames} from '../../../src/typeset/style/paper-sizes.ts'

describe('checkConfig', () => {
  test('takes every option', () => {
    const config = {
      source: ['articles', 'notes/one.md'],
      outDir: 'public',
      to: ['pdf', 'html', 'txt'],
      emitters: [
        {name: 'txt', type: 'Text', extension: 'txt', mediaType: 'text/plain', open: () => () => null},
      ],
      paper: 'letter',
      styles: ['large-print'],
      lang: 'de',
      dialect: 'mkdocs',
      siteUrl: 'https://example.org/',
      shelf: {title: 'Handouts', description: 'To take along.'},
      templates: 'look',
      metadata: {publisher: 'Example Press'},
      accessibility: {certifiedBy: 'Example Press', report: 'https://example.org/accessibility'},
      epub: {embedFonts: true},
      strict: true,
      reporters: [{name: 'dots', readers: 'people', write: () => '.'}],
      remarkPlugins: [],
      rehypePlugins: [],
    }
    expect(checkConfig(config)).toEqual({type: 'config', config})
    expect(Object.keys(config).concat('$schema').sort()).toEqual(Object.keys(configSchema.shape).sort())
  })

  test.each([
    [{outdir: 'x'}, ['`outdir` is not an option; did you mean `outDir`?']],
    [{colour: 'red'}, ['`colour` is not an option.']],
    [{paper: 'a7'}, [`\`paper\` is not one of ${paperNames.map((name) => `\`${name}\``).join(', ')}.`]],
    [
      {dialect: 'mkdoc'},
      [
        `\`dialect\` is not one of ${dialectNames.map((name) => `\`${name}\``).join(', ')}; did you mean \`mkdocs\`?`,
      ],
    ],
    [
      {to: ['html', 'pfd']},
      ['There is no format `pfd`; known: pdf, epub, kindle, json, html. Did you mean `pdf`?'],
    ],
    [
      {siteUrl: 'example.org'},
      ['`siteUrl` is not right: expected an absolute address, such as `https://example.org/`.'],
    ],
    [
      {siteUrl: 'https://example.org/#a'},
      ['`siteUrl` is not right: expected an address without `?` and `#`.'],
    ],
    [
      {emitters: [{name: 'txt'}]},
      ['`emitters.0` is not right: expected `name`, `type`, `extension`, `mediaType` and `open`.'],
    ],
    [
      {emitters: [{name: 'pdf', type: 'P', extension: 'pdf', mediaType: 'm', open: () => () => null}]},
      ['There is a format `pdf` already.', 'The format `pdf` would write the file of another, `*.pdf`.'],
    ],
    [{reporters: [{name: 'dots'}]}, ['`reporters.0` is not right: expected `name`, `readers` and `write`.']],
    [{shelf: {titel: 'x'}}, ['`shelf.titel` is not an option; did you mean `title`?']],
    [{strict: 'yes'}, ['`strict` is not right: expected boolean, received string.']],
    [[], ['The configuration is not right: expected object, received array.']],
  ])('%j', (config, problems) => {
    expect(checkConfig(config)).toEqual({type: 'problems', problems})
  })

  test('a site is on the web', () => {
    expect(checkConfig({siteUrl: 'ftp://example.org/'}).type).toBe('problems')
    expect(checkConfig({siteUrl: 'example.org'}).type).toBe('problems')
  })
})
