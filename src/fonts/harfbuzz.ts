/** HarfBuzz in WebAssembly: font bytes → a font that shapes text, called without the package's object wrapper,
 * which takes half of the time (docs/decisions/0014). One asynchronous step, synchronous ever after. */
import {shippedFile} from '../resources.ts'
import {type DrawingNative, drawingFunctions, type OutlineOf, openPen} from './outlines.ts'

/** Opens fonts; lives as long as the build. */
export interface Shaper {
  open(bytes: Uint8Array): ShaperFont
}

export interface ShaperFont {
  /** 0 when the font has no glyph for it. */
  glyph(codePoint: number): number
  /** Of the glyph alone, unkerned, in font units. */
  advance(glyph: number): number
  /** SVG path data, in font units, y upwards. */
  outline(glyph: number): string
  /** Glyphs in visual order, in font units. Valid until the next call. */
  shape(request: ShapeRequest): RawGlyphs
}

interface ShapeRequest {
  readonly text: string
  readonly features: readonly Feature[]
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

export interface Feature {
  /** Four ASCII characters: `smcp`. */
  readonly tag: string
  readonly value: number
}

/** Five numbers a glyph: see `hb_glyph_info_t` and `hb_glyph_position_t`. */
interface RawGlyphs {
  readonly count: number
  /** [glyph id, mask, cluster, –, –] */
  readonly infos: Uint32Array
  /** [x advance, y advance, x offset, y offset, –] */
  readonly positions: Int32Array
}

/** The functions of harfbuzz.wasm that we call; pointers and counts are numbers. */
interface Native extends DrawingNative {
  readonly memory: {readonly buffer: ArrayBuffer; grow(pages: number): number}
  __wasm_call_ctors(): void
  malloc(size: number): number
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_face_create(blob: number, index: number): number
  hb_font_create(face: number): number
  hb_font_get_nominal_glyph(font: number, codePoint: number, glyph: number): number
  hb_font_get_glyph_h_advance(font: number, glyph: number): number
  hb_buffer_create(): number
  hb_buffer_clear_contents(buffer: number): void
  hb_buffer_add_utf16(buffer: number, text: number, length: number, offset: number, items: number): void
  hb_buffer_set_direction(buffer: number, direction: number): void
  hb_buffer_set_language(buffer: number, language: number): void
  hb_buffer_guess_segment_properties(buffer: number): void
  hb_buffer_get_length(buffer: number): number
  hb_buffer_get_glyph_infos(buffer: number, length: number): number
  hb_buffer_get_glyph_positions(buffer: number, length: number): number
  hb_language_from_string(text: number, length: number): number
  hb_shape(font: number, buffer: number, features: number, count: number): void
}

const functions = [
  ...drawingFunctions,
  '__wasm_call_ctors',
  'malloc',
  'hb_blob_create',
  'hb_face_create',
  'hb_font_create',
  'hb_font_get_nominal_glyph',
  'hb_font_get_glyph_h_advance',
  'hb_buffer_create',
  'hb_buffer_clear_contents',
  'hb_buffer_add_utf16',
  'hb_buffer_set_direction',
  'hb_buffer_set_language',
  'hb_buffer_guess_segment_properties',
  'hb_buffer_get_length',
  'hb_buffer_get_glyph_infos',
  'hb_buffer_get_glyph_positions',
  'hb_language_from_string',
  'hb_shape',
] as const

const directions = {ltr: 4, rtl: 5} as const // hb_direction_t
const longestText = 4096 // UTF-16 units; longer words come in pieces
const mostFeatures = 64
const wholeText = 0xffffffff // HB_FEATURE_GLOBAL_END
const readOnly = 1 // HB_MEMORY_MODE_READONLY: the bytes stay where we put them

/** Compiles HarfBuzz: about 8 ms, once a build. */
export async function openShaper(): Promise<Shaper> {
  const path = 'harfbuzz.wasm'
  const {instance} = await WebAssembly.instantiate(
    shippedFile(path),
    hostFunctions(() => native),
  )
  const exported: unknown = instance.exports
  if (!isNative(exported)) throw new Error(`${path} is not the HarfBuzz that Fourfold knows (harfbuzzjs 1.6)`)
  const native: Native = exported
  native.__wasm_call_ctors()
  return createShaper(native, await openPen(native))
}

function createShaper(native: Native, outlineOf: OutlineOf): Shaper {
  const buffer = native.hb_buffer_create()
  const text = native.malloc(longestText * 2)
  const features = native.malloc(mostFeatures * 16)
  const cell = native.malloc(4)
  const languages = new Map<string, number>()

  const language = (tag: string): number => {
    const known = languages.get(tag)
    if (known !== undefined) return known
    const ascii = tag.replace(/[^\w-]/g, '').slice(0, 64)
    const bytes = new Uint8Array(native.memory.buffer, text, ascii.length)
    for (let i = 0; i < ascii.length; i += 1) bytes[i] = ascii.charCodeAt(i)
    const pointer = native.hb_language_from_string(text, ascii.length)
    languages.set(tag, pointer)
    return pointer
  }

  const write = (request: ShapeRequest): void => {
    const units = new Uint16Array(native.memory.buffer, text, request.text.length)
    for (let i = 0; i < units.length; i += 1) units[i] = request.text.charCodeAt(i)
    if (request.features.length === 0) return
    const words = new Uint32Array(native.memory.buffer, features, mostFeatures * 4)
    request.features.slice(0, mostFeatures).forEach(({tag, value}, i) => {
      words.set([tagOf(tag), value, 0, wholeText], i * 4)
    })
  }

  return {
    open(bytes) {
      const data = native.malloc(bytes.byteLength)
      new Uint8Array(native.memory.buffer, data, bytes.byteLength).set(bytes)
      const blob = native.hb_blob_create(data, bytes.byteLength, readOnly, 0, 0)
      const font = native.hb_font_create(native.hb_face_create(blob, 0))
      return {
        glyph(codePoint) {
          if (native.hb_font_get_nominal_glyph(font, codePoint, cell) === 0) return 0
          return new Uint32Array(native.memory.buffer, cell, 1)[0] ?? 0
        },
        advance: (glyph) => native.hb_font_get_glyph_h_advance(font, glyph),
        outline: (glyph) => outlineOf(font, glyph),
        shape(request) {
          if (request.text.length > longestText)
            throw new Error(`text of ${request.text.length} units to shape`)
          const tongue = language(request.language)
          write(request)
          native.hb_buffer_clear_contents(buffer)
          native.hb_buffer_add_utf16(buffer, text, request.text.length, 0, request.text.length)
          native.hb_buffer_set_direction(buffer, directions[request.direction])
          native.hb_buffer_set_language(buffer, tongue)
          native.hb_buffer_guess_segment_properties(buffer)
          native.hb_shape(font, buffer, features, Math.min(request.features.length, mostFeatures))
          const count = native.hb_buffer_get_length(buffer)
          const infos = native.hb_buffer_get_glyph_infos(buffer, 0)
          const positions = native.hb_buffer_get_glyph_positions(buffer, 0)
          return {
            count,
            infos: new Uint32Array(native.memory.buffer, infos, count * 5),
            positions: new Int32Array(native.memory.buffer, positions, count * 5),
          }
        },
      }
    },
  }
}

function tagOf(tag: string): number {
  const [a = 32, b = 32, c = 32, d = 32] = [...tag].map((letter) => letter.charCodeAt(0))
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/** What the module asks of its host: room, and ways to give up. */
function hostFunctions(native: () => Native) {
  const stop = (): never => {
    throw new Error('HarfBuzz gave up')
  }
  const pageSize = 65536
  return {
    env: {
      _abort_js: stop,
      _emscripten_runtime_keepalive_clear: () => undefined,
      _setitimer_js: () => 0,
      emscripten_resize_heap(requested: number): number {
        const {memory} = native()
        const needed = (requested >>> 0) - memory.buffer.byteLength
        // A fifth more than asked, so that many small fonts do not each move the heap.
        memory.grow(Math.ceil(Math.max(needed, memory.buffer.byteLength / 5) / pageSize))
        return 1
      },
    },
    wasi_snapshot_preview1: {proc_exit: stop},
  }
}

function isNative(value: unknown): value is Native {
  if (typeof value !== 'object' || value === null || !('memory' in value)) return false
  const entries = new Map<string, unknown>(Object.entries(value))
  return functions.every((name) => typeof entries.get(name) === 'function')
}
