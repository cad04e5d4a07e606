/** Typst files → PDF files with Typst, in one process. Nothing that it kept of one document helps it with the next. */
import {readFileSync, writeFileSync} from 'node:fs'
import {NodeCompiler} from '@myriaddreamin/typst-ts-node-compiler'
import {eachDocument} from './done.mjs'

const [fonts, ...paths] = process.argv.slice(2)
process.argv.splice(2, Number.POSITIVE_INFINITY, ...paths)
const compiler = NodeCompiler.create({fontArgs: [{fontPaths: fonts.split(':')}]})

await eachDocument((input, output) => {
  compiler.evictCache(0)
  const compiled = compiler.compile({mainFileContent: readFileSync(input, 'utf8')})
  if (!compiled.result) {
    compiled.printDiagnostics()
    throw new Error('Typst refused the text')
  }
  writeFileSync(output, compiler.pdf(compiled.result, {creationTimestamp: 1_756_944_000, pdfTags: true}))
  return {pages: compiled.result.numOfPages}
})
