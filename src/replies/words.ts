/** One of several expressions, as source of a larger one. */
export function oneOf(...words: readonly string[]): string {
  return `(?:${words.join('|')})`;
}

/** The same for English ones, none of which is part of a longer word. */
export function english(...words: readonly string[]): string {
  return `(?<![a-z])${oneOf(...words)}(?![a-z])`;
}
