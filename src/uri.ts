/** A part of an address, percent-encoded as RFC 3986 has it → its text; as it stands where the encoding is broken. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
