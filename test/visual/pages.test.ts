/** A few hard pages as pictures: what only paint can get wrong. `UPDATE_GOLDEN=1` rewrites them; look at each before you
 * commit it. poppler draws them, and versions of poppler differ by a shade, so that a few pixels may too. */
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {expect} from 'vitest'
import {run, testWith} from '../support/checkers.ts'
import {set} from '../unit/typeset/support.ts'

const folder = join(import.meta.dirname, 'pages')
/** Pixels whose grey differs by more than a quarter of the scale: strokes that moved, not edges that are softer. */
const mostDifferent = 0.004

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">
  <rect x="2" y="2" width="116" height="56" rx="8" fill="#e3eef0" stroke="#0b5563" stroke-width="2"/>
  <path d="M20 45 L50 15 L80 40 L104 18" fill="none" stroke="#a33" stroke-width="3"/></svg>`

const drawing = {bytes: new TextEncoder().encode(svg), mediaType: 'image/svg+xml', width: 120, height: 60}

/** Half of it shines through. */
const translucent = async () => ({
  bytes: await sharp({
    create: {width: 80, height: 40, channels: 4, background: {r: 160, g: 40, b: 40, alpha: 0.5}},
  })
    .png()
    .toBuffer(),
  mediaType: 'image/png',
  width: 80,
  height: 40,
})

const pages = {
  'borders and backgrounds': {
    html: `<p class="solid">Solid, with room.</p><p class="dashed">Dashed, round.</p><p class="dotted">Dotted.</p>
      <p class="double">Double.</p><p class="sides">Four sides, <code>each of its own</code>.</p>`,
    css: `p { margin: 0 0 6pt; padding: 4pt } .solid { border: 2pt solid #0b5563; background: #e3eef0 }
      .dashed { border: 1pt dashed #333; border-radius: 6pt } .dotted { border: 1.5pt dotted #a33 }
      .double { border: 3pt double #333 }
      .sides { border-top: 1pt solid red; border-right: 2pt solid green; border-bottom: 3pt solid blue; border-left: 4pt solid #999 }
      code { background: #ddd; padding: 0 2pt }`,
  },
  'a box over two pages': {
    html: `<div>${'<p>A line that is held by a box with ground and border.</p>'.repeat(20)}</div>`,
    css: 'div { border: 1pt solid #0b5563; background: #e3eef0; padding: 4pt }',
  },
  'raised, lowered, struck and underlined': {
    html: `<p>E = mc<sup>2</sup>, H<sub>2</sub>O, <u>underlined</u>, <s>struck</s>, <b class="caps">Small Capitals</b>,
      <span class="old">0123456789</span>, office, <span style="letter-spacing: 2pt">spaced</span>.</p>`,
    css: `sup { vertical-align: super; font-size: 70% } sub { vertical-align: sub; font-size: 70% }
      .caps { font-variant-caps: small-caps } .old { font-variant-numeric: oldstyle-nums } p { font-size: 14pt; line-height: 20pt }`,
  },
  'pictures on a ground': {
    html: `<div><img src="drawing" alt="A line that rises and falls."> <img src="translucent" alt="A shade."></div>`,
    css: 'div { background: #fd6; padding: 8pt }',
  },
  'a table and its notes': {
    html: `<table><caption>Two columns.</caption><thead><tr><th>Left</th><th class="r">Right</th></tr></thead>
      <tbody><tr><td>one</td><td class="r">1.00</td></tr><tr><td colspan="2">both</td></tr></tbody></table>
      <p>A call<sup><a href="#n">1</a></sup><span id="n" class="note">1 The note at the foot.</span> in a line.</p>`,
    css: `table { border-collapse: collapse; width: 100% } td, th { border-bottom: 0.5pt solid #333; padding: 2pt 4pt } .r { text-align: right }
      .note { float: footnote; font-size: 7pt } .note::footnote-call, .note::footnote-marker { content: none } sup { vertical-align: super; font-size: 70% }`,
  },
} as const

for (const [name, {html, css}] of Object.entries(pages)) {
  testWith('pdftoppm')(name, async () => {
    const shade = await translucent()
    const picture = (source: string) => (source === 'drawing' ? drawing : shade)
    const made = await set(html, {css, lines: 16, picture})
    const drawn = await draw(await made.paint())
    const path = join(folder, `${name.replaceAll(/[^a-z]+/g, '-')}.png`)
    if (process.env['UPDATE_GOLDEN']) {
      mkdirSync(folder, {recursive: true})
      writeFileSync(path, drawn)
    }
    expect(await difference(drawn, readFileSync(path)), `${path} looks different`).toBeLessThan(mostDifferent)
  })
}

/** All pages below each other, grey. */
async function draw(pdf: Uint8Array): Promise<Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'fourfold-visual-'))
  try {
    writeFileSync(join(scratch, 'page.pdf'), pdf)
    const {status, output} = run('pdftoppm', [
      '-r',
      '72',
      '-png',
      join(scratch, 'page.pdf'),
      join(scratch, 'page'),
    ])
    expect(status, output).toBe(0)
    const files = [1, 2, 3]
      .map((page) => join(scratch, `page-${page}.png`))
      .filter((path) => existsSync(path))
    const [only] = files
    const joined =
      files.length > 1 ? sharp(files, {join: {across: 1, shim: 4, background: '#888'}}) : sharp(only)
    return await joined.png().toBuffer()
  } finally {
    rmSync(scratch, {recursive: true, force: true})
  }
}

async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [left, right] = await Promise.all(
    [a, b].map((bytes) => sharp(bytes).greyscale().raw().toBuffer({resolveWithObject: true})),
  )
  if (!left || !right || left.info.width !== right.info.width || left.info.height !== right.info.height)
    return 1
  let different = 0
  for (let index = 0; index < left.data.length; index += 1) {
    if (Math.abs((left.data[index] ?? 0) - (right.data[index] ?? 0)) > 64) different += 1
  }
  return different / left.data.length
}
