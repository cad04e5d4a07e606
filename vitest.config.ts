/** Three projects: `unit` needs nothing but Node, and compiles when nobody has; `conformance` builds `source/` once and runs the outside checkers;
 * `generated` publishes articles that a program makes. */
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/*.test.ts', 'test/{unit,cases}/**/*.test.ts'],
          globalSetup: ['test/support/compiled.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // No test changes what others import: to load the typesetter once a worker, not once a file, saves two fifths of the time.
          isolate: false,
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'conformance',
          maxWorkers: '100%',
          include: ['test/{conformance,visual}/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'generated',
          maxWorkers: '100%',
          include: ['test/generated/**/*.test.ts'],
          globalSetup: ['test/support/compiled.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
})
