/** The yardstick: Markdown → HTML with unified alone, as a user would write it, unbundled. Files or a folder in, pages out. */
import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'

const [input, output] = process.argv.slice(2)
const isFolder = (await stat(input)).isDirectory()
const paths = isFolder
  ? (await readdir(input)).filter((name) => name.endsWith('.md')).map((name) => join(input, name))
  : [input]

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeStringify)

await mkdir(output, {recursive: true})
for (const path of paths) {
  const html = await processor.process(await readFile(path))
  await writeFile(join(output, `${basename(path, '.md')}.html`), String(html))
}
