import type {Rules} from './rule.ts'

export const internalRules = {
  'internal/exception': {
    severity: 'error',
    doc: 'What is in an article never makes Fourfold fail.',
    hint: 'Report it with the article, if you may share it, and with what `--verbose` shows. When it is a plugin, its author is the one to ask.',
  },
  'internal/other-files': {
    severity: 'error',
    doc: 'A worker of a queue makes a publication of the very files that the build has.',
    hint: 'Bring the folder of the worker to the same state as that of the build, and build again.',
  },
  'internal/worker-refused': {
    severity: 'error',
    doc: 'A worker of a queue has the version, the configuration and the templates of the build.',
    hint: 'Bring the folder of the worker to the same state as that of the build, start the worker again, and build again.',
  },
} as const satisfies Rules
