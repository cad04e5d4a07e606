/** What was thrown → a message at the article in whose work it was thrown. */
import type {Finding} from './message.ts'

/** What a plugin of the project threw. */
export class PluginError extends Error {}

/** What was thrown in the work on one article of several. */
export class ArticleError extends Error {
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(asError(cause).message, {cause})
    this.path = path
  }
}

/** What is thrown in the action says whose work it was. */
export function inArticle<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw new ArticleError(path, error)
  }
}

/** `without`: what is not made now, as the subject of a sentence. */
export function faultOf(thrown: unknown, without: string): Finding {
  const path = thrown instanceof ArticleError ? thrown.path : undefined
  const error = asError(thrown instanceof ArticleError ? thrown.cause : thrown)
  const plugin = error instanceof PluginError
  const cause = plugin ? asError(error.cause) : error
  const said = (cause.message.split('\n')[0] ?? '').trim().slice(0, 200) || cause.name
  return {
    rule: 'internal/exception',
    reason: `${plugin ? 'A plugin' : 'Fourfold itself'} has failed (${said}); ${without} is not made.`,
    path,
    cause,
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
