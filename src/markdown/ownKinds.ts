/** What `fupan:` says of documents that have problems of a kind of their own; all others are looked at for places to fill in. */
export const kindsWithOwnProblems: ReadonlySet<string> = new Set([
  'retrospective',
  'raci',
  'case',
  'reply',
  'wording',
]);
