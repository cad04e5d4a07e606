/** What a part found → one message with its place. Content mistakes are reported here; only bugs throw. */
import type {Node, Point, Position} from 'unist'
import {VFileMessage} from 'vfile-message'
import {type Rule, type RuleId, rules} from './rules/index.ts'

export interface Finding {
  readonly rule: RuleId | OwnRule
  /** One sentence: what was found and what it means for the reader. */
  readonly reason: string
  /** The file the place is in; the current article when left out. */
  readonly path?: string | undefined
  readonly place?: Node | Position | Point | undefined
  /** As it stands in the file. */
  readonly actual?: string | undefined
  readonly expected?: readonly string[] | undefined
  /** What to do about this very case; the rule's own hint when left out. */
  readonly hint?: string | undefined
  /** What was thrown, for those who mend it. */
  readonly cause?: Error | undefined
}

/** A rule that an emitter of the project brings along: `txt/table-flat`. */
export interface OwnRule extends Pick<Rule, 'severity' | 'hint'> {
  readonly id: string
}

export type Report = (finding: Finding) => void

/** A list that fills as parts report into it. */
export interface Messages {
  readonly list: readonly VFileMessage[]
  /** Those for which a reporter was asked. */
  readonly paths: ReadonlySet<string>
  /** A reporter whose findings lie in `path` unless they say otherwise. */
  for(path: string): Report
}

export function messages(): Messages {
  const list: VFileMessage[] = []
  const paths = new Set<string>()
  return {
    list,
    paths,
    for(path) {
      paths.add(path)
      return (finding) => {
        list.push(toMessage(finding, path))
      }
    },
  }
}

function toMessage(finding: Finding, path: string): VFileMessage {
  const rule: Rule | OwnRule = typeof finding.rule === 'string' ? rules[finding.rule] : finding.rule
  const message = new VFileMessage(finding.reason, {
    place: pointOf(finding.place),
    ruleId: ruleOf(finding),
    source: 'fourfold',
    cause: finding.cause,
  })
  message.file = finding.path ?? path
  message.fatal = rule.severity === 'error' ? true : rule.severity === 'warning' ? false : undefined
  message.actual = finding.actual
  message.expected = finding.expected ? [...finding.expected] : undefined
  message.note = finding.hint ?? rule.hint
  message.url = 'evidence' in rule ? rule.evidence?.[0] : undefined
  return message
}

/** Its name, whoever brought it along. */
export const ruleOf = ({rule}: Pick<Finding, 'rule'>): string => (typeof rule === 'string' ? rule : rule.id)

/** Where a finding lies, without the node that it is about. */
export function pointOf(place: Finding['place']): Position | Point | undefined {
  if (!place) return undefined
  if ('type' in place) return place.position
  return place
}
