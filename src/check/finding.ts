/** What the rules find, wherever it is found → one message a rule and file, for the devices that are asked about. */
import type {Node, Point} from 'unist'
import type {Report} from '../diagnostics/message.ts'
import {devicesRules} from '../diagnostics/rules/devices.ts'
import type {Device} from '../diagnostics/rules/rule.ts'

export type DeviceRule = keyof typeof devicesRules

interface DeviceFinding {
  readonly rule: DeviceRule
  /** What was found, a sentence without its full stop. */
  readonly reason: string
  /** In the archive; empty for the archive itself. */
  readonly path: string
  readonly place?: Node | Point | undefined
  readonly actual?: string | undefined
  readonly expected?: readonly string[]
}

export type Find = (finding: DeviceFinding) => void

const names: Readonly<Record<Device, string>> = {
  kindle: 'Kindle',
  apple: 'Apple Books',
  kobo: 'Kobo',
  old: 'old readers',
}

export interface Collector {
  readonly find: Find
  /** The first of its kind in a file says how many follow: a thousand `style` attributes are one mistake. */
  flush(): void
}

export function collector(name: string, devices: readonly Device[], report: Report): Collector {
  const found = new Map<string, {readonly first: DeviceFinding; count: number}>()
  return {
    find(finding) {
      const key = `${finding.rule} ${finding.path}`
      const known = found.get(key)
      if (known) known.count += 1
      else found.set(key, {first: finding, count: 1})
    },
    flush() {
      for (const {first, count} of found.values()) {
        const {rule, reason, path, ...rest} = first
        const hurt = hurtBy(rule, devices)
        if (hurt.length === 0) continue
        const more = count === 1 ? '' : `, and ${count - 1} more of its kind in this file`
        report({
          ...rest,
          rule,
          reason: `${reason}${more} (${hurt.map((device) => names[device]).join(', ')})`,
          path: path === '' ? name : `${name}/${path}`,
        })
      }
    },
  }
}

function hurtBy(rule: DeviceRule, devices: readonly Device[]): readonly Device[] {
  const hurt: readonly Device[] = devicesRules[rule].devices
  return hurt.filter((device) => devices.includes(device))
}
