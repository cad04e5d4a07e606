/** A font and the characters that are wanted → a font with no others, by HarfBuzz's own subsetter. */
import {shippedFile} from '../resources.ts'

export type Subset = (font: Uint8Array, characters: Iterable<number>) => Uint8Array

/** The functions of harfbuzz-subset.wasm that we call; pointers and counts are numbers. */
interface Native {
  readonly memory: {readonly buffer: ArrayBuffer}
  _initialize(): void
  malloc(size: number): number
  free(pointer: number): void
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_set_clear(set: number): void
  hb_set_invert(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_set(input: number, kind: number): number
  hb_subset_input_unicode_set(input: number): number
  hb_subset_or_fail(face: number, input: number): number
}

const functions = [
  '_initialize',
  'malloc',
  'free',
  'hb_blob_create',
  'hb_blob_destroy',
  'hb_blob_get_data',
  'hb_blob_get_length',
  'hb_face_create',
  'hb_face_destroy',
  'hb_face_reference_blob',
  'hb_set_add',
  'hb_set_clear',
  'hb_set_invert',
  'hb_subset_input_create_or_fail',
  'hb_subset_input_destroy',
  'hb_subset_input_set',
  'hb_subset_input_unicode_set',
  'hb_subset_or_fail',
]

const writable = 2 // HB_MEMORY_MODE_WRITABLE: the memory is ours, and stays until we free it
const layoutFeatures = 6 // HB_SUBSET_SETS_LAYOUT_FEATURE_TAG

export async function openSubsetter(): Promise<Subset> {
  const {instance} = await WebAssembly.instantiate(shippedFile('harfbuzz-subset.wasm'), {})
  const {exports: native} = instance
  if (!isNative(native)) throw new Error('harfbuzz-subset.wasm lacks a function that we call')
  native._initialize()
  return (font, characters) => subset(native, font, characters)
}

function isNative(value: unknown): value is Native {
  if (typeof value !== 'object' || value === null || !('memory' in value)) return false
  const entries = new Map<string, unknown>(Object.entries(value))
  return functions.every((name) => typeof entries.get(name) === 'function')
}

function subset(native: Native, font: Uint8Array, characters: Iterable<number>): Uint8Array {
  const data = native.malloc(font.length)
  new Uint8Array(native.memory.buffer).set(font, data)
  const blob = native.hb_blob_create(data, font.length, writable, 0, 0)
  const face = native.hb_face_create(blob, 0)
  native.hb_blob_destroy(blob)
  const input = native.hb_subset_input_create_or_fail()
  const wanted = native.hb_subset_input_unicode_set(input)
  for (const character of characters) native.hb_set_add(wanted, character)
  // All features: the stylesheet may ask for small capitals and old-style figures.
  const features = native.hb_subset_input_set(input, layoutFeatures)
  native.hb_set_clear(features)
  native.hb_set_invert(features)
  const small = native.hb_subset_or_fail(face, input)
  native.hb_subset_input_destroy(input)
  const made = small === 0 ? null : copyOf(native, small)
  native.hb_face_destroy(small)
  native.hb_face_destroy(face)
  native.free(data)
  // What cannot be made smaller is carried whole.
  return made ?? font
}

function copyOf(native: Native, face: number): Uint8Array | null {
  const blob = native.hb_face_reference_blob(face)
  const from = native.hb_blob_get_data(blob, 0)
  const length = native.hb_blob_get_length(blob)
  const bytes = new Uint8Array(native.memory.buffer).slice(from, from + length)
  native.hb_blob_destroy(blob)
  return length === 0 ? null : bytes
}
