/** Half of the hostile articles: 2,000 in all; `HOSTILE=10000 npx vitest run --project generated hostile` tries as many, `FIRST_SEED=5000`
 * others. A failure names its folder and its file, `a-SEED.md`. */
import {hostileSuite} from '../support/hostile-suite.ts'

const {HOSTILE, FIRST_SEED} = process.env
hostileSuite({count: Number(HOSTILE ?? 2000), first: Number(FIRST_SEED ?? 0), part: 0, parts: 2})
