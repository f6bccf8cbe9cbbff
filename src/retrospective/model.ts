import type { Range, Span } from '../markdown/text.ts';

/** Life cycle of a retrospective; only `closed` ones may be published as cases. */
export const statuses = ['draft', 'reviewing', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** critical: work stands still or data is lost; major: impaired, with a workaround; minor: the rest. */
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** Root causes are always split in these three. */
export const factors = ['technical', 'process', 'communication'] as const;
export type Factor = (typeof factors)[number];

/** Fixes are always split in these three: contain now, change the process, build the ability. */
export const terms = ['short', 'mid', 'long'] as const;
export type Term = (typeof terms)[number];

/** State of a party's claim. */
export const claimStates = ['agreed', 'disputed', 'arbitrated'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Scalar keys of the front matter, in the order in which a new document lists them. */
export const fieldNames = [
  'title',
  'status',
  'occurred',
  'place',
  'customer',
  'project',
  'accusation',
  'complaint',
  'severity',
  'raci',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** List keys of the front matter. */
export const listNames = ['people', 'tags'] as const;
export type ListName = (typeof listNames)[number];

/** What a heading can be about. A section is found by this, never by its position. */
export const concepts = [
  'event',
  'impact',
  'timeline',
  'claims',
  'evidence',
  'causes',
  'cause-technical',
  'cause-process',
  'cause-communication',
  'review-view',
  'review-detection',
  'review-gap',
  'fixes',
  'fix-short',
  'fix-mid',
  'fix-long',
  'promises',
  'meeting',
  'lessons',
] as const;
export type Concept = (typeof concepts)[number];

/** Sections whose own text is edited as one piece of Markdown. */
export const proseConcepts = [
  'event',
  'impact',
  'review-view',
  'review-detection',
  'review-gap',
  'lessons',
] as const;
export type ProseConcept = (typeof proseConcepts)[number];

/** A scalar of the front matter; `range` covers the value, null where the key or its value is absent. */
export interface Field {
  readonly value: string;
  readonly range: Range | null;
  /** Where the key itself stands, null where absent. */
  readonly key: Range | null;
}

/** A heading and what it was taken for. */
export interface SectionRef {
  readonly concept: Concept | null;
  readonly heading: string;
  readonly level: number;
  readonly headingRange: Range;
  /** From the heading to the next one of the same or a higher level. */
  readonly range: Range;
}

/** A Markdown link or image inside a document. `href` is as written. */
export interface Link {
  readonly label: string;
  readonly href: string;
  readonly image: boolean;
  readonly range: Range;
}

/** One row of the timeline. A column that is absent is an empty span with a null range. */
export interface TimelineEntry {
  readonly time: Cell;
  readonly text: Cell;
  readonly evidence: Cell;
  readonly links: readonly Link[];
  readonly range: Range;
}

/** A table cell or its stand-in: `text` is unescaped, `range` null where the row or table has no such cell. */
export interface Cell {
  readonly text: string;
  readonly range: Range | null;
}

/** One row of the claims ledger. */
export interface Claim {
  readonly party: Cell;
  readonly claim: Cell;
  readonly evidence: Cell;
  readonly reference: Cell;
  readonly stateCell: Cell;
  /** What `stateCell` was read as, null where empty or unknown. */
  readonly state: ClaimState | null;
  readonly links: readonly Link[];
  readonly range: Range;
}

/** A cause, and below it the answers to each further "why?". More than one child is a branch. */
export interface Cause extends Span {
  readonly children: readonly Cause[];
  /** The whole item with its children. */
  readonly itemRange: Range;
  /** The author states that this factor played no part ("不涉及", "none"). */
  readonly notApplicable: boolean;
  /** 'paragraph' where a foreign document states causes in prose; those take no whys until they are list items. */
  readonly shape: 'list' | 'paragraph';
}

/** A fix: what, who, until when, done, and, separately, verified. */
export interface Fix extends Span {
  readonly term: Term | 'unsorted';
  readonly owners: readonly string[];
  /** As written; `YYYY-MM-DD` when valid. Empty where absent. */
  readonly due: Cell;
  readonly done: boolean;
  readonly verified: Cell;
  readonly itemRange: Range;
  /** task: `- [ ]`; list: a plain item; table: a row. */
  readonly shape: 'task' | 'list' | 'table';
}

/** One section of prose. */
export interface Prose extends Span {
  readonly concept: ProseConcept;
}

/** Everything the product reads from a retrospective; offsets refer to the text it was parsed from. */
export interface Retrospective {
  readonly language: 'zh-cn' | 'en';
  /** True where the front matter says `fupan: retrospective`. */
  readonly declared: boolean;
  /** The block with its fences; null where there is none. */
  readonly frontMatter: Range | null;
  /** Set where the YAML cannot be read; nothing in the front matter is edited then. */
  readonly frontMatterError: { readonly message: string; readonly range: Range } | null;
  readonly fields: Readonly<Record<FieldName, Field>>;
  readonly lists: Readonly<
    Record<ListName, { readonly items: readonly string[]; readonly range: Range | null }>
  >;
  readonly sections: readonly SectionRef[];
  readonly prose: Readonly<Record<ProseConcept, Prose | null>>;
  readonly timeline: readonly TimelineEntry[];
  readonly claims: readonly Claim[];
  /** Links of the evidence section. */
  readonly evidence: readonly Link[];
  readonly causes: Readonly<Record<Factor | 'unsorted', readonly Cause[]>>;
  readonly fixes: Readonly<Record<Term | 'unsorted', readonly Fix[]>>;
}
