/** Text of an XML file → its tree, and what keeps strict readers from reading it. */
import type {Point} from 'unist'
import {VFileMessage} from 'vfile-message'
import type {Root} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import type {DeviceRule} from './finding.ts'

interface Fault {
  readonly rule: DeviceRule
  readonly reason: string
  readonly place: Point
  readonly actual?: string
}

export interface ParsedXml {
  /** Null when nobody could read it. */
  readonly root: Root | null
  readonly faults: readonly Fault[]
}

/** What has a name of its own is taken out, so that the rest of the file can be looked at in the same run. */
export function readXml(text: string): ParsedXml {
  const whole = parse(text)
  if (whole.type === 'root') return {root: whole.root, faults: []}
  const faults: Fault[] = []
  const mended = withoutEntities(withoutBadComments(text, faults), faults)
  const rest = parse(mended)
  if (rest.type === 'root') return {root: rest.root, faults}
  return {root: null, faults: [...faults, rest.fault]}
}

type Outcome = {readonly type: 'root'; readonly root: Root} | {readonly type: 'fault'; readonly fault: Fault}

function parse(text: string): Outcome {
  try {
    return {type: 'root', root: fromXml(text)}
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error
    const {line = 1, column = 1} = error
    const cause = error.cause instanceof Error ? (error.cause.message.split(/ ?[(\n]/)[0] ?? '') : ''
    const reason = `The file is not well-formed XML${cause === '' ? '' : `: ${cause}`}`
    return {type: 'fault', fault: {rule: 'devices/not-well-formed', reason, place: {line, column}}}
  }
}

function withoutBadComments(text: string, faults: Fault[]): string {
  return text.replaceAll(/<!--([\s\S]*?)-->/g, (comment: string, inside: string, offset: number) => {
    if (!inside.includes('--') && !inside.endsWith('-')) return comment
    faults.push({
      rule: 'devices/comment-hyphens',
      reason: 'A comment holds `--`',
      place: pointAt(text, offset),
      actual: comment,
    })
    return blank(comment)
  })
}

const ofXml: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

function withoutEntities(text: string, faults: Fault[]): string {
  // The DTDs of XHTML 1 declare them; an EPUB 2 may name one (OPS 2.0.1, section 2.2).
  const declared = /<!DOCTYPE[^>[]*\bDTD XHTML/.test(text)
  const own = new Set([...text.matchAll(/<!ENTITY\s+(\S+)/g)].map(([, name]) => name))
  return text.replaceAll(/&([A-Za-z][\w.-]*);/g, (entity: string, name: string, offset: number) => {
    if (ofXml.has(name)) return entity
    if (!declared && !own.has(name))
      faults.push({
        rule: 'devices/named-entity',
        reason: `\`${entity}\` is no entity of XML`,
        place: pointAt(text, offset),
        actual: entity,
      })
    return blank(entity)
  })
}

/** As long as it was, with its lines: every place after it stays where it is. */
const blank = (text: string) => text.replaceAll(/[^\r\n]/g, ' ')

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return {line: before.length, column: (before.at(-1) ?? '').length + 1}
}
