/** The solids of a line, in visual order → parts with a place each, grouped by face, style and origin. */

import {hasDecoration} from '../style/box-model.ts'
import type {Points} from '../units.ts'
import type {Edge, Glue, Leader, Run} from './item.ts'
import type {BackgroundPart, LinePart, Piece, SpacePiece, TextPart} from './line.ts'
import type {Solid, TextSolid} from './solids.ts'

export interface Placement {
  readonly solids: readonly Solid[]
  /** Stretch or shrink of the glue. */
  readonly ratio: number
  /** Width that each leader takes beyond its own. */
  readonly fill: Points
  readonly x: Points
  /** Inline elements that began on an earlier line and go on. */
  readonly open: readonly Edge[]
}

export interface PlacedParts {
  readonly parts: readonly LinePart[]
  readonly open: readonly Edge[]
}

type Face = TextPart['face']

interface Begun {
  readonly edge: Edge
  readonly x: Points
  readonly first: boolean
}

interface Draft {
  readonly run: Run
  readonly face: Face
  readonly x: Points
  readonly level: number
  readonly pieces: Piece[]
  readonly actualText: string | null
  /** Null until a word stands in it. */
  tracking: Points | null
  width: Points
}

interface State {
  readonly parts: LinePart[]
  readonly backgrounds: BackgroundPart[]
  readonly open: Begun[]
  draft: Draft | null
  /** The last one placed. */
  space: SpacePiece | null
  x: Points
}

export function placeParts({solids, ratio, fill, x, open}: Placement): PlacedParts {
  const state: State = {
    parts: [],
    backgrounds: [],
    open: open.map((edge) => ({edge, x, first: false})),
    draft: null,
    space: null,
    x,
  }
  for (const solid of solids) placeSolid(state, solid, {ratio, fill})
  flush(state)
  for (const begun of state.open) state.backgrounds.push(background(begun, state.x, false))
  const painted = state.backgrounds.filter((part) => hasDecoration(part.style)).sort((a, b) => a.x - b.x)
  return {
    parts: painted.length > 0 ? [...painted, ...state.parts] : state.parts,
    open: state.open.map(({edge}) => edge),
  }
}

export function spaceWidth(glue: Glue, ratio: number): Points {
  return glue.width + (ratio >= 0 ? ratio * glue.stretch : ratio * glue.shrink)
}

/** Added to each glyph of a word on a line with this ratio. */
export function letterSpace({run, word}: TextSolid, ratio: number): Points {
  if (ratio === 0 || word.letters === 0) return 0
  const {stretch, shrink} = run.setting.letter
  return ratio > 0 ? Math.min(ratio, 1) * stretch : Math.max(ratio, -1) * shrink
}

function placeSolid(state: State, solid: Solid, {ratio, fill}: {ratio: number; fill: Points}): void {
  switch (solid.type) {
    case 'text': {
      const tracking = letterSpace(solid, ratio)
      for (const piece of solid.word.pieces) {
        const {shaped, actualText} = piece
        const width = piece.width + shaped.glyphs.length * tracking
        add(state, solid, {piece, face: shaped.face, actualText, width, tracking})
      }
      return
    }
    case 'glue': {
      const width = spaceWidth(solid, ratio)
      add(state, solid, {
        piece: spacePiece(state, solid.text, width),
        face: null,
        actualText: null,
        width,
        tracking: null,
      })
      return
    }
    case 'leader':
      flush(state)
      state.parts.push(leaderPart(solid, state.x, solid.width + fill))
      state.x += solid.width + fill
      return
    case 'picture': {
      flush(state)
      const {rise, width, height, image} = solid
      state.parts.push({type: 'image', x: state.x, rise, width, height, image})
      state.x += width
      return
    }
    case 'edge':
      flush(state)
      placeEdge(state, solid)
      return
  }
}

/** The spaces of a line are nearly always alike, and a book has many. */
function spacePiece(state: State, text: string, width: Points): SpacePiece {
  const {space} = state
  if (space?.width === width && space.text === text) return space
  const made: SpacePiece = {type: 'space', text, width}
  state.space = made
  return made
}

/** An element begins at the first of its edges on the line and ends at the second, whichever way its text runs. */
function placeEdge(state: State, edge: Edge): void {
  const at = state.open.findLastIndex((begun) => begun.edge.inline.origin === edge.inline.origin)
  const begun = state.open[at]
  if (!begun) {
    state.open.push({edge, x: state.x, first: true})
    state.x += edge.width
    return
  }
  state.x += edge.width
  state.open.splice(at, 1)
  state.backgrounds.push(background(begun, state.x, true))
}

interface Addition {
  readonly piece: Piece
  /** Null for a space, which takes the face of the words beside it. */
  readonly face: Face | null
  readonly actualText: string | null
  readonly width: Points
  /** Null for a space, which has a width of its own. */
  readonly tracking: Points | null
}

function add(state: State, {run, level}: {run: Run; level: number}, addition: Addition): void {
  const {piece, actualText, width, tracking} = addition
  let draft = state.draft
  const same = draft !== null && draft.run === run && draft.level === level && draft.actualText === null
  const face = addition.face ?? (same && draft ? draft.face : run.setting.primary)
  const even = tracking === null || draft?.tracking === null || draft?.tracking === tracking
  if (!draft || !same || !even || draft.face !== face || actualText !== null) {
    flush(state)
    draft = {run, face, level, x: state.x, width: 0, pieces: [], actualText, tracking}
    state.draft = draft
  }
  draft.tracking ??= tracking
  draft.pieces.push(piece)
  draft.width += width
  state.x += width
}

function flush(state: State): void {
  if (state.draft) state.parts.push(finish(state.draft))
  state.draft = null
}

function finish({run, face, level, x, pieces, actualText, width, tracking}: Draft): TextPart {
  const {style, origin, order, generated, rise, setting} = run
  const {color} = style
  const said = level % 2 === 1 ? logicalText(pieces) : actualText
  return {
    type: 'text',
    x,
    width,
    rise,
    face,
    size: setting.size,
    color,
    pieces,
    tracking: tracking ?? 0,
    style,
    origin,
    order,
    generated,
    actualText: said,
  }
}

/** Pieces stand as the eye sees them; from right to left, the last is read first. */
function logicalText(pieces: readonly Piece[]): string {
  return [...pieces]
    .reverse()
    .map((piece) => (piece.type === 'space' ? piece.text : piece.shaped.text))
    .join('')
}

function background({edge, x, first}: Begun, end: Points, last: boolean): BackgroundPart {
  const {style, origin} = edge.inline
  const before = first && typeof style.marginLeft === 'number' ? style.marginLeft : 0
  const after = last && typeof style.marginRight === 'number' ? style.marginRight : 0
  return {type: 'background', x: x + before, width: end - x - before - after, style, origin, first, last}
}

const least = 0.5 // points: a pattern without width must not go on for ever

/** Dots from the right, so that those of all lines stand under each other. */
function leaderPart({run, pattern}: Leader, x: Points, width: Points): TextPart {
  const count = Math.max(0, Math.floor(width / Math.max(pattern.width, least)))
  const pieces: Piece[] = [{type: 'space', text: ' ', width: width - count * pattern.width}]
  for (let i = 0; i < count; i += 1) pieces.push(...pattern.pieces)
  const face = pattern.pieces[0]?.shaped.face ?? run.setting.primary
  return finish({run, face, level: 0, x, pieces, actualText: ' ', width, tracking: 0})
}
