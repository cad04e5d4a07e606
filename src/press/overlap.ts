/** Items → results in the same order, with at most `limit` in work at a time: while one waits for its pictures to be
 * converted or its pages to be compressed, the next is read. */
export async function* overlap<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const running: Promise<Result>[] = []
  for (const item of items) {
    const promise = work(item)
    // It fails where it is awaited, not while an earlier one is.
    promise.catch(() => undefined)
    running.push(promise)
    const first = running[0]
    if (running.length < limit || first === undefined) continue
    running.shift()
    yield await first
  }
  for (const promise of running) yield await promise
}
