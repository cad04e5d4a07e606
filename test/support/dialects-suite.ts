/** Articles of other tools, made of all that they have signs for. `FOREIGN=200 npx vitest run --project generated dialects` tries as many of
 * each tool. */
import {describe, expect, test} from 'vitest'
import {memory, publish} from '../../src/index.ts'
import {foreign, type Tool} from './dialects-a.ts'
import {readPdf} from './pdf-text.ts'

const {FOREIGN, FIRST_SEED} = process.env
const count = Number(FOREIGN ?? 20)
const first = Number(FIRST_SEED ?? 0)

/** Every format, no error, no sign of the tool in the handout, every word in it. */
export const triesArticlesOf = (tools: readonly Tool[]) =>
  describe.each(tools)('$dialect', (tool) => {
    test(`${count} articles`, async () => {
      const articles = Array.from({length: count}, (_, index) => foreign(tool, first + index))
      const resources = memory(Object.assign({}, ...articles.map(({files}) => files)))
      const {files, publications, messages} = await publish({
        sources: articles.map(({path}) => ({path, resources})),
      })
      const errors = messages.filter(({fatal}) => fatal)
      expect(errors.map(({file, line, reason}) => `${file}:${line} ${reason}`)).toEqual([])
      expect(publications.length).toBe(count)
      const bySlug = new Map(files.map(({path, bytes}) => [path, bytes]))
      const problems: string[] = []
      for (const [index, {path, words, files: sources}] of articles.entries()) {
        const slug = publications[index]?.metadata.slug
        for (const kind of ['pdf', 'epub', 'json']) expect(bySlug.has(`${slug}/${slug}.${kind}`)).toBe(true)
        const {text} = await readPdf(new Uint8Array(bySlug.get(`${slug}/${slug}.pdf`) ?? []))
        const seen = text.replaceAll(/QQ[\s\S]*?QQ/g, '')
        for (const sign of [...tool.signs, 'hidden']) {
          const at = seen.indexOf(sign)
          if (at >= 0) problems.push(`${path} shows ${sign}: ${seen.slice(Math.max(0, at - 40), at + 40)}`)
        }
        const whole = seen.replaceAll(/[\u00AD\s-]/g, '')
        const lines = sources[path]?.split('\n') ?? []
        for (const word of words)
          if (!whole.includes(word))
            problems.push(`${path} loses ${lines.find((line) => line.includes(word))}`)
      }
      expect(problems).toEqual([])
    }, 120_000)
  })
