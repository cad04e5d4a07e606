/** Glyphs of HarfBuzz → SVG path data, in font units, y upwards. TrueType and CFF alike. */

/** The functions of harfbuzz.wasm that draw; pointers are numbers. */
export interface DrawingNative {
  readonly __indirect_function_table: {grow(count: number): number; set(index: number, value: unknown): void}
  hb_draw_funcs_create(): number
  hb_draw_funcs_set_move_to_func(funcs: number, call: number, user: number, destroy: number): void
  hb_draw_funcs_set_line_to_func(funcs: number, call: number, user: number, destroy: number): void
  hb_draw_funcs_set_quadratic_to_func(funcs: number, call: number, user: number, destroy: number): void
  hb_draw_funcs_set_cubic_to_func(funcs: number, call: number, user: number, destroy: number): void
  hb_draw_funcs_set_close_path_func(funcs: number, call: number, user: number, destroy: number): void
  hb_font_draw_glyph(font: number, glyph: number, funcs: number, data: number): void
}

export const drawingFunctions = [
  'hb_draw_funcs_create',
  'hb_draw_funcs_set_move_to_func',
  'hb_draw_funcs_set_line_to_func',
  'hb_draw_funcs_set_quadratic_to_func',
  'hb_draw_funcs_set_cubic_to_func',
  'hb_draw_funcs_set_close_path_func',
  'hb_font_draw_glyph',
] as const

export type OutlineOf = (font: number, glyph: number) => string

export async function openPen(native: DrawingNative): Promise<OutlineOf> {
  let path = ''
  const calls = {
    move(_funcs: number, _data: number, _state: number, x: number, y: number) {
      path += `M${x} ${y}`
    },
    line(_funcs: number, _data: number, _state: number, x: number, y: number) {
      path += `L${x} ${y}`
    },
    quad(_funcs: number, _data: number, _state: number, ...points: number[]) {
      path += `Q${points.slice(0, 4).join(' ')}`
    },
    cubic(_funcs: number, _data: number, _state: number, ...points: number[]) {
      path += `C${points.slice(0, 6).join(' ')}`
    },
    close() {
      path += 'Z'
    },
  }
  const {instance} = await WebAssembly.instantiate(typedCalls(), {pen: calls})
  const typed = new Map<string, unknown>(Object.entries(Object(instance.exports)))
  const table = native.__indirect_function_table
  const place = (name: keyof typeof calls): number => {
    const index = table.grow(1)
    table.set(index, typed.get(name))
    return index
  }
  const funcs = native.hb_draw_funcs_create()
  native.hb_draw_funcs_set_move_to_func(funcs, place('move'), 0, 0)
  native.hb_draw_funcs_set_line_to_func(funcs, place('line'), 0, 0)
  native.hb_draw_funcs_set_quadratic_to_func(funcs, place('quad'), 0, 0)
  native.hb_draw_funcs_set_cubic_to_func(funcs, place('cubic'), 0, 0)
  native.hb_draw_funcs_set_close_path_func(funcs, place('close'), 0, 0)
  return (font, glyph) => {
    path = ''
    native.hb_font_draw_glyph(font, glyph, funcs, 0)
    return path
  }
}

const [i32, f32] = [0x7f, 0x7d]
const sections = {type: 1, import: 2, export: 7} as const

/** HarfBuzz calls functions by a table that takes WebAssembly's own only: this module types ours, and hands them back. Each gets
 * three pointers, the coordinates, and one pointer more. */
function typedCalls(): Uint8Array {
  const calls: readonly (readonly [name: string, coordinates: number])[] = [
    ['move', 2],
    ['line', 2],
    ['quad', 4],
    ['cubic', 6],
    ['close', 0],
  ]
  const types = calls.map(([, count]) => {
    const given = [i32, i32, i32, ...Array.from({length: count}, () => f32), i32]
    return [0x60, given.length, ...given, 0]
  })
  const imports = calls.map(([name], index) => [...text('pen'), ...text(name), 0, index])
  const exports = calls.map(([name], index) => [...text(name), 0, index])
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(sections.type, types),
    ...section(sections.import, imports),
    ...section(sections.export, exports),
  ])
}

/** Below 128 a number is its own LEB128. */
function section(id: number, entries: readonly (readonly number[])[]): readonly number[] {
  const body = [entries.length, ...entries.flat()]
  return [id, body.length, ...body]
}

const text = (value: string): readonly number[] => [value.length, ...new TextEncoder().encode(value)]
