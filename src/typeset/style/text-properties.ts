/** Properties of text: faces, spacing, alignment, breaking. */
import {
  featureSettings,
  featureTables,
  featureWords,
  fontFamily,
  fontSize,
  fontStyle,
  fontWeight,
  lineHeight,
} from './font-grammar.ts'
import {
  color,
  either,
  grammar,
  keywords,
  length,
  lengthOfType,
  lengthPercentage,
  number,
  words,
} from './grammar.ts'
import {inherited, own} from './property.ts'

const any = {negative: true}
const spacing = inherited('lines', 'normal', either(words({normal: 0}), length(any)))
const alignments = keywords('start', 'end', 'left', 'right', 'center', 'justify')
const verticalWords = {
  baseline: 'baseline',
  sub: 'sub',
  super: 'super',
  top: 'top',
  middle: 'middle',
  bottom: 'bottom',
  'text-top': 'top',
  'text-bottom': 'bottom',
} as const
const ligatures =
  'normal | none | [ [no-]common-ligatures || [no-]discretionary-ligatures || [no-]historical-ligatures || [no-]contextual ]'
const numerals =
  'normal | [ lining-nums | oldstyle-nums ] || [ proportional-nums | tabular-nums ] || [ diagonal-fractions | stacked-fractions ] || ordinal || slashed-zero'

const hangingPunctuation = grammar('none | first last allow-end', (tokens) => {
  const names = tokens.map((token) => (token.type === 'keyword' ? token.value : ''))
  if (names.join() === 'none') return false
  const known = ['first', 'last', 'allow-end', 'force-end']
  return names.length > 0 && names.every((name) => known.includes(name)) ? true : null
})

export const textProperties = {
  color: inherited('paint', 'black', color),
  fontFamily: inherited('lines', 'serif', fontFamily),
  fontSize: inherited('lines', 'medium', fontSize),
  fontWeight: inherited('lines', 'normal', fontWeight),
  fontStyle: inherited('lines', 'normal', fontStyle),
  fontKerning: inherited('lines', 'auto', featureWords(featureTables.kerning)),
  fontVariantLigatures: inherited('lines', 'normal', featureWords(featureTables.ligatures, ligatures)),
  fontVariantCaps: inherited('lines', 'normal', featureWords(featureTables.caps)),
  fontVariantNumeric: inherited('lines', 'normal', featureWords(featureTables.numeric, numerals)),
  fontVariantPosition: inherited('lines', 'normal', featureWords(featureTables.position)),
  fontFeatureSettings: inherited('lines', 'normal', featureSettings),
  lineHeight: inherited('lines', 'normal', lineHeight),
  letterSpacing: spacing,
  wordSpacing: spacing,
  textAlign: inherited('lines', 'start', alignments),
  textAlignLast: inherited('lines', 'auto', either(keywords('auto'), alignments)),
  /** Whether justified lines may space letters a little, or words alone. */
  textJustify: inherited('lines', 'auto', keywords('auto', 'inter-word')),
  textIndent: inherited('lines', '0', lengthPercentage(any)),
  textTransform: inherited('boxes', 'none', keywords('none', 'uppercase', 'lowercase', 'capitalize')),
  // Not inherited in CSS, but painted through descendants all the same: `compute` hands it down.
  textDecorationLine: own('paint', 'none', keywords('none', 'underline', 'line-through', 'overline')),
  textDecorationStyle: own('paint', 'solid', keywords('solid')),
  textDecorationColor: own('paint', 'currentcolor', color),
  textDecorationThickness: own(
    'paint',
    'auto',
    either(words({auto: 'auto', 'from-font': 'auto'}), lengthOfType(any)),
  ),
  verticalAlign: own('lines', 'baseline', either(words(verticalWords), lengthOfType(any))),
  /** In spaces. */
  tabSize: inherited('lines', '8', number({least: 0})),
  /** From the baseline down to the underline; `auto` as the face has it. */
  textUnderlineOffset: inherited('paint', 'auto', either(keywords('auto'), lengthOfType(any))),
  whiteSpace: inherited('boxes', 'normal', keywords('normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line')),
  /** Lines of equal length; no short last line; `auto` as paragraphs usually are. No line is edited on paper: all are stable. */
  textWrapStyle: inherited(
    'lines',
    'auto',
    words({auto: 'auto', balance: 'balance', pretty: 'pretty', stable: 'auto'}),
  ),
  hyphens: inherited('lines', 'manual', keywords('none', 'manual', 'auto')),
  overflowWrap: inherited(
    'lines',
    'normal',
    words({normal: 'normal', 'break-word': 'anywhere', anywhere: 'anywhere'}),
  ),
  hangingPunctuation: inherited('lines', 'none', hangingPunctuation),
}
