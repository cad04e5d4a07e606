/** The rules about devices → the table of docs/devices.md, each with whom it hurts and how that is known. */
import {devicesRules} from '../../src/diagnostics/rules/devices.ts'
import {type Device, devices, type Rule} from '../../src/diagnostics/rules/rule.ts'

const begin = '<!-- The table is made from src/diagnostics/rules/devices/. -->'
const end = '<!-- Here it ends. -->'

/** The page with its table made anew. */
export function devicesPage(page: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error('docs/devices.md has lost its marks')
  return `${before}${begin}\n\n${table()}\n\n${end}${after}`
}

const severities = {error: 'error', warning: 'warning', info: 'note'} as const
const headings = {kindle: 'Kindle', apple: 'Apple', kobo: 'Kobo', old: 'old'} as const satisfies Record<
  Device,
  string
>

function table(): string {
  return [
    `| rule | | ${devices.map((device) => headings[device]).join(' | ')} | what should hold | known from |`,
    `|---|---|${devices.map(() => ':-:').join('|')}|---|---|`,
    ...Object.entries<Rule>(devicesRules).map(
      ([id, rule]) =>
        `| \`${id.replace('devices/', '')}\` | ${severities[rule.severity]} | ${devices.map((device) => (rule.devices?.includes(device) ? '●' : '')).join(' | ')} | ${rule.doc.replaceAll('|', '\\|')} | ${evidenceOf(rule)} |`,
    ),
  ].join('\n')
}

export const evidenceOf = ({evidence = []}: Rule): string =>
  evidence.map((url) => `[${nameOf(url)}](${url})`).join(', ')

/** `jgm/pandoc#8379`; else the site. */
function nameOf(url: string): string {
  const [, repository, number] =
    /^https:\/\/github\.com\/([^/]+\/[^/#]+)\/(?:issues|pull)\/(\d+)/.exec(url) ?? []
  if (repository !== undefined) return `${repository}#${number}`
  const {hostname, pathname} = new URL(url)
  return hostname === 'github.com' ? pathname.slice(1) : hostname.replace(/^www\./, '')
}
