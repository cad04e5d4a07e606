import {containerRules} from './devices/container.ts'
import {elementsRules} from './devices/elements.ts'
import type {DeviceRules} from './devices/evidence.ts'
import {packageRules} from './devices/package.ts'
import {picturesRules} from './devices/pictures.ts'
import {stylesRules} from './devices/styles.ts'

/** What hurts e-books on devices: in the order of docs/devices.md. */
export const devicesRules = {
  ...containerRules,
  ...packageRules,
  ...elementsRules,
  ...picturesRules,
  ...stylesRules,
} as const satisfies DeviceRules
