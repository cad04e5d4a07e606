/** An SPDX id, or the usual way of writing one → what is printed, and where the terms stand. */
import type {Rights} from '../model/metadata.ts'

interface Licence extends Omit<Rights, 'copyright'> {
  readonly spdx: string
}

const deed = (path: string) => `https://creativecommons.org/${path}/`
const spdx = (id: string) => `https://spdx.org/licenses/${id}.html`

/** The licences that articles are usually under. Any other id is printed as it is. */
const licences: ReadonlyMap<string, Licence> = new Map(
  [
    creativeCommons('BY', '4.0'),
    creativeCommons('BY-SA', '4.0'),
    creativeCommons('BY-NC', '4.0'),
    creativeCommons('BY-ND', '4.0'),
    creativeCommons('BY-NC-SA', '4.0'),
    creativeCommons('BY-NC-ND', '4.0'),
    creativeCommons('BY', '3.0'),
    creativeCommons('BY-SA', '3.0'),
    {spdx: 'CC0-1.0', text: 'CC0 1.0', url: deed('publicdomain/zero/1.0')},
    {spdx: 'MIT', text: 'MIT License', url: spdx('MIT')},
    {spdx: 'Apache-2.0', text: 'Apache License 2.0', url: spdx('Apache-2.0')},
    {spdx: 'BSD-3-Clause', text: 'BSD 3-Clause License', url: spdx('BSD-3-Clause')},
    {spdx: 'GPL-3.0-or-later', text: 'GNU GPL 3.0 or later', url: spdx('GPL-3.0-or-later')},
    {spdx: 'GFDL-1.3-or-later', text: 'GNU FDL 1.3 or later', url: spdx('GFDL-1.3-or-later')},
    {spdx: 'OGL-UK-3.0', text: 'Open Government Licence 3.0', url: spdx('OGL-UK-3.0')},
    {spdx: 'etalab-2.0', text: 'Licence Ouverte 2.0', url: spdx('etalab-2.0')},
  ].map((licence) => [squeezed(licence.spdx), licence]),
)

/** Null when the id is none of the usual ones. */
export function licenceOf(id: string): Licence | null {
  const squeezedId = squeezed(id)
  return (
    licences.get(squeezedId) ?? licences.get(`${squeezedId}40`) ?? licences.get(`${squeezedId}10`) ?? null
  )
}

export function licenceIds(): readonly string[] {
  return [...licences.values()].map((licence) => licence.spdx)
}

/** `CC BY 4.0`, `cc-by-4.0` and `CC-BY-4.0` are one. */
function squeezed(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function creativeCommons(kind: string, version: string): Licence {
  return {
    spdx: `CC-${kind}-${version}`,
    text: `CC ${kind} ${version}`,
    url: deed(`licenses/${kind.toLowerCase()}/${version}`),
  }
}
