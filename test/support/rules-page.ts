/** The table of rules → `docs/rules.md`. */
import {type Rule, rules} from '../../src/diagnostics/rules/index.ts'
import {evidenceOf} from './devices-table.ts'

const severities = {error: 'Error', warning: 'Warning', info: 'Note'} as const

export function rulesPage(): string {
  const byArea = group(Object.entries<Rule>(rules))
  const areas = [...byArea].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    '# Rules',
    '',
    'Everything that Fourfold may find wrong, by area. This page is made from the table in `src/diagnostics/rules/`;',
    '`npx vitest run --project unit test/unit/diagnostics -u` makes it anew.',
    '',
    '**Errors** fail the build; what can be made is written all the same. **Warnings** fail it under `--strict`, which writes nothing of a publication that failed.',
    '**Notes** say what was done about a gap.',
    ...areas.flatMap(([area, entries]) => [
      '',
      `## ${area}`,
      '',
      `| rule | severity | what should hold | what to do |${cited(entries) ? ' known from |' : ''}`,
      `|---|---|---|---|${cited(entries) ? '---|' : ''}`,
      ...entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([id, rule]) =>
            `| \`${id}\` | ${severities[rule.severity]} | ${cell(rule.doc)} | ${cell(rule.hint)} |${cited(entries) ? ` ${evidenceOf(rule)} |` : ''}`,
        ),
    ]),
    '',
  ].join('\n')
}

const cited = (entries: readonly (readonly [string, Rule])[]) =>
  entries.some(([, {evidence}]) => evidence !== undefined)
const areaOf = (id: string) => id.split('/')[0] ?? id
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function group<Entry extends readonly [string, unknown]>(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) groups.set(areaOf(entry[0]), [...(groups.get(areaOf(entry[0])) ?? []), entry])
  return groups
}
