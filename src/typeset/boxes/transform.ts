/** `text-transform`, by the rules of the language: Turkish i, German ß (css-text-3, section 2.1). */
import type {ComputedStyle} from '../style/computed-style.ts'

type Transform = ComputedStyle['textTransform']

/** `before` is the character that precedes the text: a word may run through several elements. */
export function transformText(text: string, style: ComputedStyle, before: string): string {
  return transforms[style.textTransform](text, locale(style.language), before)
}

const transforms = {
  none: (text) => text,
  uppercase: (text, language) => text.toLocaleUpperCase(language),
  lowercase: (text, language) => text.toLocaleLowerCase(language),
  capitalize: (text, language, before) =>
    text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu, (word, offset: number) => {
      if (offset === 0 && /[\p{L}\p{N}'’]$/u.test(before)) return word
      const [first = ''] = word
      return first.toLocaleUpperCase(language) + word.slice(first.length)
    }),
} as const satisfies Readonly<
  Record<Transform, (text: string, language: string | undefined, before: string) => string>
>

/** Only the language, and only if it looks like one: a bad tag would throw. */
function locale(language: string): string | undefined {
  return /^[a-z]{2,3}(?=-|$)/i.exec(language)?.[0].toLowerCase()
}
