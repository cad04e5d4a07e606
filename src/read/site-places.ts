/** The places of an article by which other tools let others link to it: addresses on the site, and labels that hold for all pages. */
import {parse as parseToml} from 'smol-toml'
import {parseDocument} from 'yaml'
import type {Dialect} from './dialects/dialect.ts'

export interface SitePlaces {
  /** As `addressOnSite` writes them; its own first. */
  readonly addresses: readonly string[]
  /** `(label)=` of MyST. */
  readonly labels: readonly string[]
}

/** Jekyll and its plugins, Hugo, Docusaurus, Obsidian Publish. Its own address, then those that it had. */
const keys = ['permalink', 'url', 'slug', 'redirect_from', 'redirect-from', 'aliases'] as const

/** A whole front matter is no longer, in characters. */
const longest = 20_000

export function sitePlaces(source: string, dialect: Dialect | null): SitePlaces {
  return {addresses: addressesIn(source), labels: dialect === 'myst' ? labelsIn(source) : []}
}

function addressesIn(source: string): readonly string[] {
  const [, fence, front = ''] =
    /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?\r?\n)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source) ?? []
  if (front.length > longest || !/^["']?(?:permalink|url|slug|redirect[_-]from|aliases)\b/m.test(front))
    return []
  const values = new Map(Object.entries(valuesIn(front, fence === '+++')))
  const found = keys.flatMap((key) => {
    const value = values.get(key)
    return (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => {
      // A name is no address, and neither is a pattern such as `/:categories/:title/`, or another site.
      if (typeof each !== 'string' || !each.includes('/') || each.includes(':')) return []
      return [addressOnSite(each)]
    })
  })
  return [...new Set(found)]
}

function valuesIn(front: string, isToml: boolean): object {
  try {
    const values: unknown = isToml ? parseToml(front) : parseDocument(front, {logLevel: 'silent'}).toJS()
    return typeof values === 'object' && values !== null ? values : {}
  } catch {
    // It is said where front matter is read.
    return {}
  }
}

function labelsIn(source: string): readonly string[] {
  return [...source.matchAll(/^\(([^()\s][^()\r\n]*)\)=[ \t]*\r?$/gm)].map(([, label = '']) => label)
}

/** `about/index.html`, `/about.html` and `/about/` are one: `/about`. */
export const addressOnSite = (written: string): string =>
  `/${written}`
    .replace(/[?#].*$/s, '')
    .replaceAll(/\/{2,}/g, '/')
    .replace(/(?:\/index)?(?:\.html?)?$/i, '')
    .replace(/\/$/, '')
    .toLowerCase()
