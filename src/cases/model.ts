import type { Range } from '../markdown/text.ts';

/** Keys of the front matter (or fields of the body) that hold one text each. */
export const caseFields = [
  'title',
  'date',
  'product',
  'industry',
  'customer',
  'accusation',
  'complaint',
  'severity',
  'outcome',
  'source',
] as const;
export type CaseField = (typeof caseFields)[number];

/** Keys that hold a list. */
export const caseLists = ['factors', 'tags', 'people'] as const;
export type CaseList = (typeof caseLists)[number];

/** What a part of a case is about. `event` is what happened, which most documents tell before the cause. */
export const caseParts = ['event', 'cause', 'handling', 'result', 'lesson'] as const;
export type CasePart = (typeof caseParts)[number];

/** A value and where it stands; `range` is null where it was not taken from the text (a date of the file name). */
export interface CaseValue {
  readonly text: string;
  readonly range: Range | null;
}

/** What the library reads from a document; offsets refer to the text it was parsed from. */
export interface Case {
  /** What the front matter says the document is; `document` where it says nothing. */
  readonly kind: 'case' | 'retrospective' | 'document';
  /** The fields that are there. `date` is YYYY-MM-DD or YYYY-MM; kinds and severity are the values of the format. */
  readonly fields: Readonly<Partial<Record<CaseField, CaseValue>>>;
  readonly lists: Readonly<Partial<Record<CaseList, readonly CaseValue[]>>>;
  /** Where each part stands, in order; a part may be told in several places. */
  readonly parts: readonly { readonly part: CasePart; readonly range: Range }[];
  /** Headings, without their markers. */
  readonly headings: readonly Range[];
  /** Where the text begins after the front matter. */
  readonly bodyStart: number;
}

/** The text of a part, its places joined by a line break; empty where the case has none. */
export function partText(text: string, model: Case, part: CasePart): string {
  return model.parts
    .filter((each) => each.part === part)
    .map(({ range }) => text.slice(range.start, range.end).trim())
    .join('\n');
}
