/** The table of rules → `docs/rules.md`. */
import {rules} from '../../src/diagnostics/rules/index.ts'

const severities = {error: 'Error', warning: 'Warning', info: 'Note'} as const

export function rulesPage(): string {
  const byArea = group(Object.entries(rules))
  const areas = [...byArea].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    '# Rules',
    '',
    'Everything that Fourfold may find wrong, by area. This page is made from the table in `src/diagnostics/rules/`;',
    '`npx vitest run --project unit test/unit/diagnostics -u` makes it anew.',
    '',
    '**Errors** fail the build, and nothing of the publication is written. **Warnings** fail it under `--strict`.',
    '**Notes** say what was done about a gap.',
    ...areas.flatMap(([area, entries]) => [
      '',
      `## ${area}`,
      '',
      '| rule | severity | what should hold | what to do |',
      '|---|---|---|---|',
      ...entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([id, {severity, doc, hint}]) =>
            `| \`${id}\` | ${severities[severity]} | ${cell(doc)} | ${cell(hint)} |`,
        ),
    ]),
    '',
  ].join('\n')
}

const areaOf = (id: string) => id.split('/')[0] ?? id
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function group<Entry extends readonly [string, unknown]>(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) groups.set(areaOf(entry[0]), [...(groups.get(areaOf(entry[0])) ?? []), entry])
  return groups
}
