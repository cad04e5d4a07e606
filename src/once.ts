/** Made when it is first asked for, and the same from then on. */
export function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | null = null
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

/** The same for each key. */
export function oncePer<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, {readonly value: Value}>()
  return (key) => {
    const found = made.get(key) ?? {value: make(key)}
    made.set(key, found)
    return found.value
  }
}
