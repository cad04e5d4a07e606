/** Commands to another tool's templates: `{{ site.baseurl }}`, `{% include x %}` (Jekyll), `{{< figure src="x" >}}` (Hugo). What stands for a word or an address becomes that; the rest goes, and is quoted in a message. */
import {isMap, isScalar, parseDocument} from 'yaml'
import {decode} from '../bytes.ts'
import {type Dialect, guessOf} from './dialect.ts'
import {type Construct, replaceOutsideCode, type Setting} from './lines.ts'
import {argumentsIn} from './shortcodes.ts'

const command = /\{\{[<%#]?-?[ \t]*([^{}]*?)[ \t]*-?[>%]?\}\}|\{%-?[ \t]*([^{}%]*?)[ \t]*-?%\}/g
export const templates: Construct = {
  name: 'Commands to templates',
  tools: 'Jekyll, Hugo, mdBook',
  example:
    '![A map]({{ site.baseurl }}/map.png)\n\n{{< figure src="plan.png" alt="A plan" >}}\n\n{% include note.html %}',
  becomes:
    'Addresses, figures and links to films become what they stand for. Others are left out, with a message that quotes them.',
  apply({text, isLiteral}, tell, setting) {
    const {dialect} = setting
    // Templates that run are Jekyll's: whatever stands between two braces is theirs.
    const page = dialect === 'jekyll' ? pageIn(text) : null
    const site = dialect === 'jekyll' && text.some((line) => line.includes('site.')) ? siteOf(setting) : null
    let raw = false
    let comment = false
    for (const [index, line] of text.entries()) {
      if (isLiteral[index]) continue
      if (!/\{[{%]/.test(line)) {
        if (comment) text[index] = ''
        continue
      }
      text[index] = replaceOutsideCode(buttoned(withoutComments(line)), command, ([whole, inner, tag]) => {
        const words = inner ?? tag ?? ''
        if (/^raw$/.test(words)) raw = true
        else if (/^endraw$/.test(words)) raw = false
        else if (raw) return null
        else if (/^comment$/.test(words)) comment = true
        else if (/^endcomment$/.test(words)) comment = false
        else
          return meaning(whole, words, {
            dialect,
            page,
            site,
            tell: (rule, reason) => tell({rule, reason, line: index}),
          })
        return ''
      })
      if (comment) text[index] = ''
    }
  },
}

/** In one line. */
const withoutComments = (line: string): string =>
  line.replaceAll(/\{%-?[ \t]*comment[ \t]*-?%\}.*?\{%-?[ \t]*endcomment[ \t]*-?%\}/g, '')

/** `{{< button href="x" >}}words{{< /button >}}`; and what Hugo itself would show as it stands. */
const buttoned = (line: string): string =>
  line
    .replaceAll(
      /\{\{[<%][ \t]*(button|btn|link|a)[ \t]([^{}]*?)[>%]\}\}(.*?)\{\{[<%][ \t]*\/[ \t]*\1[ \t]*[>%]\}\}/g,
      (all, _, given: string, words: string) => {
        const {named, rest} = argumentsIn(given)
        const target =
          named.get('href') ?? named.get('url') ?? named.get('link') ?? named.get('relref') ?? rest[0]
        return target ? `[${words.trim()}](<${target}>)` : all
      },
    )
    .replaceAll(/\{\{([<%])\/\*[ \t]*(.*?)[ \t]*\*\/([>%])\}\}/g, '`{{$1 $2 $3}}`')

/** Tags of Liquid that Jekyll and its plugins know. */
const tags =
  /^(?:include\w*|assign|capture|endcapture|if|elsif|else|endif|unless|endunless|for|endfor|case|when|endcase|break|render|layout|post_url|gist|increment)\b/

interface Asking {
  readonly dialect: Dialect | null
  /** Plain values of the front matter, where Jekyll would put them in. */
  readonly page: ReadonlyMap<string, string> | null
  /** Plain values of the site's configuration. */
  readonly site: ReadonlyMap<string, string> | null
  readonly tell: (rule: 'dialects/not-understood', reason: string) => void
}

/** Read where Jekyll reads it: in the nearest `_config.yml`. */
function siteOf({path, resources}: Setting): ReadonlyMap<string, string> | null {
  const guess = resources && guessOf(path, resources)
  const file = guess?.dialect === 'jekyll' ? resources?.read(guess.because) : null
  if (file?.type !== 'found') return null
  const {contents} = parseDocument(
    decode(file.bytes, () => undefined),
    {logLevel: 'error'},
  )
  return new Map(
    (isMap(contents) ? contents.items : []).flatMap(({key, value}) =>
      isScalar(key) && isScalar(value) && /^(?:string|number)$/.test(typeof value.value)
        ? [[String(key.value), String(value.value)] as const]
        : [],
    ),
  )
}

function pageIn(text: readonly string[]): ReadonlyMap<string, string> {
  if (text[0]?.trimEnd() !== '---') return new Map()
  const end = text.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  return new Map(
    text.slice(1, Math.max(1, end)).flatMap((line) => {
      const [, key = '', double, single, bare] =
        /^([\w-]+):[ \t]+(?:"([^"\\]*)"|'([^']*)'|([^\s"'[{|>&*!].*?))[ \t]*\r?$/.exec(line) ?? []
      return key === '' ? [] : [[key, double ?? single ?? bare ?? '']]
    }),
  )
}

/** What a command stands for; null: it is no command that we know, and stays. */
function meaning(whole: string, words: string, {dialect, page, site, tell}: Asking): string | null {
  const value = page?.get(/^page\.([\w-]+)$/.exec(words)?.[1] ?? '')
  if (value !== undefined) return value
  const said = site?.get(/^site\.([\w-]+)$/.exec(words)?.[1] ?? '')
  if (said !== undefined && !/^(?:base)?url$/.test(words.slice(5))) return said
  // The site lies at the root, as far as its own pages know.
  if (/^site\.(?:base)?url$/.test(words)) return ''
  const [, address] =
    /^["']([^"']*)["'][ \t]*\|[ \t]*(?:relative_url|absolute_url|prepend:[ \t]*site\.baseurl)/.exec(words) ??
    /^(?:rel)?ref[ \t]+["']?([^"' ]+)["']?$/.exec(words) ??
    []
  if (address !== undefined) return address
  // Paths of sources, from the root of the site.
  const source = /^link[ \t]+(\S+)$/.exec(words)?.[1]
  if (source !== undefined) return `/${source.replace(/^\/+/, '')}`
  const post = /^post_url[ \t]+(\S+)$/.exec(words)?.[1]
  if (post !== undefined) return `/_posts/${post}.md`
  // mdBook's own title of a page.
  if (/^\{\{#title[ \t]/.test(whole)) return ''
  const code = /^(?:highlight[ \t]+(\w+)|endhighlight)/.exec(words)
  if (code) return `\`\`\`${code[1] ?? ''}`
  const isShortcode = /^\{\{[<%]/.test(whole)
  const known = isShortcode ? shortcode(words) : null
  if (known !== null) return known
  // What it names is a word that somebody would read.
  const {named} = argumentsIn(isShortcode ? words.replace(/^\S+/, '') : '')
  const shown = ['title', 'name', 'text', 'label', 'caption'].map((key) => named.get(key)).find(Boolean) ?? ''
  const isCommand =
    isShortcode ||
    /^\{\{#/.test(whole) ||
    /^(?:site|page|layout)\./.test(words) ||
    (whole.startsWith('{%') && tags.test(words)) ||
    page !== null
  // To ourselves, braces are braces.
  if (!isCommand && dialect === 'commonmark') return null
  tell(
    'dialects/not-understood',
    isCommand
      ? `\`${whole}\` is for another tool; ${shown === '' ? 'it is left out' : 'its words alone are shown'}.`
      : `\`${whole}\` looks like a command to another tool; it is shown as it stands.`,
  )
  return isCommand ? shown && `**${shown.replaceAll('*', '\\*')}** ` : null
}

/** Hugo's own and the commonest of themes; null for all others. */
function shortcode(words: string): string | null {
  const name = /^\/?[\w-]+/.exec(words)?.[0].toLowerCase() ?? ''
  const {named, rest} = argumentsIn(words.slice(name.length).replace(/\/[ \t]*$/, ''))
  const source = named.get('src') ?? named.get('source') ?? rest[0]
  if (/^(?:figure|img|image|picture|imgproc|imgh)$/.test(name) && source) {
    const caption = named.get('caption') ?? named.get('title')
    const title = caption ? ` "${caption.replaceAll('"', '\\"')}"` : ''
    return `![${named.get('alt') ?? (named.has('src') ? '' : (rest[1] ?? ''))}](${source}${title})`
  }
  const id = named.get('id') ?? rest[0] ?? ''
  if (name === 'youtube' && id) return `<https://www.youtube.com/watch?v=${id}>`
  if (name === 'vimeo' && id) return `<https://vimeo.com/${id}>`
  if (name === 'gist' && rest[1]) return `<https://gist.github.com/${id}/${rest[1]}>`
  if ((name === 'tweet' || name === 'x') && named.get('user'))
    return `<https://x.com/${named.get('user')}/status/${id}>`
  // The end of one says nothing; its words stay.
  return /^(?:toc|br|clear)$/.test(name) || name.startsWith('/') ? '' : null
}
