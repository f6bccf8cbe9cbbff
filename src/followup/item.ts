import type { Due } from '../markdown/due.ts';
import type { Range } from '../markdown/text.ts';

/** What there is to follow: a fix of a retrospective, a promise to a customer, any other dated action, a visit. */
export type ItemKind = 'fix' | 'promise' | 'action' | 'visit';

/** Where an item is written, so that it can be changed there; offsets of the document. */
export type Place =
  | { readonly shape: 'task'; readonly start: number }
  | { readonly shape: 'row'; readonly table: number; readonly start: number }
  /** A row of a table with a planned and an actual date. */
  | { readonly shape: 'visitRow'; readonly table: number; readonly start: number }
  /** Written nowhere: it follows from `goLive:` in the front matter, or from the setting. */
  | { readonly shape: 'derived' };

/** Something that somebody is to do. */
export interface FollowUpItem {
  /** Tells it from the others of its document, whatever its dates and state are: kind, text and a number for repeats. */
  readonly key: string;
  readonly kind: ItemKind;
  /** One line of Markdown; empty for a visit that follows from a date alone. */
  readonly text: string;
  readonly owners: readonly string[];
  /** Null where none is written, or none that can be read. */
  readonly due: Due | null;
  /** The date as written. */
  readonly dueText: string;
  readonly done: boolean;
  /** Months after going live, for a visit that says so. */
  readonly months: number | null;
  /** What is selected when the place is shown. */
  readonly range: Range;
  readonly place: Place;
}

/** The items of a document, done ones too, in document order. */
export interface FollowUpDocument {
  /** What its front matter says it is: `retrospective`, `meeting-minutes` …; `setting` for what only the settings ask for. */
  readonly kind: string;
  readonly title: string;
  readonly customer: string;
  readonly project: string;
  readonly items: readonly FollowUpItem[];
}
