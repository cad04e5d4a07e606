/** One file with Typst, and the end. */
import {readFileSync, writeFileSync} from 'node:fs'
import {NodeCompiler} from '@myriaddreamin/typst-ts-node-compiler'

const [fonts, input, output] = process.argv.slice(2)
const compiler = NodeCompiler.create({fontArgs: [{fontPaths: [fonts]}]})
const compiled = compiler.compile({mainFileContent: readFileSync(input, 'utf8')})
if (!compiled.result) throw new Error('Typst refused the text')
writeFileSync(output, compiler.pdf(compiled.result, {creationTimestamp: 1_756_944_000, pdfTags: true}))
