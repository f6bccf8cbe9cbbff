/** A half-open span of a document in UTF-16 offsets: `start` is the first unit, `end` the one after the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `range` of a document by `newText`. Edits of one list never overlap and refer to the same, unedited text. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A piece of a document: what it says and where it stands. */
export interface Span {
  readonly text: string;
  readonly range: Range;
}
