/** Made when it is first asked for, and the same from then on. */
export function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | null = null
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
