import type { Range, TextEdit } from '../markdown/text.ts';
import type { Concept, Factor, FieldName, ListName, ProseConcept, Term } from './model.ts';

/** Columns of the two tables, by meaning. */
export const timelineColumns = ['time', 'text', 'evidence'] as const;
export const claimColumns = ['party', 'claim', 'evidence', 'reference', 'state'] as const;
export type TimelineColumn = (typeof timelineColumns)[number];
export type ClaimColumn = (typeof claimColumns)[number];
export type Column = TimelineColumn | ClaimColumn;

/** Where a piece of evidence belongs: the evidence section, or the evidence cell of a row (by its index). */
export type EvidenceTarget =
  { readonly at: 'section' } | { readonly at: 'timeline' | 'claims'; readonly row: number };

/** What may change on a fix; a key that is absent stays as it is, an empty string removes. */
export interface FixPatch {
  readonly text?: string | undefined;
  readonly owners?: readonly string[] | undefined;
  readonly due?: string | undefined;
  readonly done?: boolean | undefined;
  readonly verified?: string | undefined;
}

/**
 * One action of a person on a retrospective. Rows, causes and fixes are named by their index in the parsed model of the
 * document version that the person saw. A `path` walks a why tree: `[2, 0]` is the first why of the third cause.
 */
export type Intent =
  | { readonly kind: 'setField'; readonly field: FieldName; readonly value: string }
  | { readonly kind: 'setList'; readonly field: ListName; readonly items: readonly string[] }
  | { readonly kind: 'setProse'; readonly concept: ProseConcept; readonly text: string }
  | {
      readonly kind: 'addRow';
      readonly table: 'timeline' | 'claims';
      readonly cells: Readonly<Partial<Record<Column, string>>>;
    }
  | {
      readonly kind: 'setCell';
      readonly table: 'timeline' | 'claims';
      readonly row: number;
      readonly column: Column;
      readonly value: string;
    }
  | { readonly kind: 'removeRow'; readonly table: 'timeline' | 'claims'; readonly row: number }
  | {
      readonly kind: 'moveRow';
      readonly table: 'timeline' | 'claims';
      readonly row: number;
      readonly by: -1 | 1;
    }
  | {
      readonly kind: 'addEvidence';
      readonly to: EvidenceTarget;
      readonly links: readonly { readonly label: string; readonly href: string; readonly image: boolean }[];
    }
  | { readonly kind: 'removeEvidence'; readonly to: EvidenceTarget; readonly index: number }
  | {
      readonly kind: 'addCause';
      readonly factor: Factor;
      readonly under: readonly number[];
      readonly text: string;
    }
  | {
      readonly kind: 'setCause';
      readonly factor: Factor | 'unsorted';
      readonly path: readonly number[];
      readonly text: string;
    }
  | {
      readonly kind: 'removeCause';
      readonly factor: Factor | 'unsorted';
      readonly path: readonly number[];
    }
  | {
      readonly kind: 'moveCause';
      readonly factor: Factor | 'unsorted';
      readonly path: readonly number[];
      readonly by: -1 | 1;
    }
  | { readonly kind: 'addFix'; readonly term: Term; readonly patch: FixPatch }
  | {
      readonly kind: 'setFix';
      readonly term: Term | 'unsorted';
      readonly index: number;
      readonly patch: FixPatch;
    }
  | { readonly kind: 'removeFix'; readonly term: Term | 'unsorted'; readonly index: number }
  | {
      readonly kind: 'moveFix';
      readonly term: Term | 'unsorted';
      readonly index: number;
      readonly by: -1 | 1;
    }
  | { readonly kind: 'addSection'; readonly concept: Concept };

/** Why an intent was refused; nothing was changed. */
export type EditError =
  | 'front-matter-invalid'
  | 'not-found'
  | 'not-editable'
  /** The text would swallow or split other sections (an unclosed code fence, a heading). */
  | 'breaks-structure';

/** Edits, with the span to select afterwards (in the edited text) where that helps; or the reason for a refusal. */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly select: Range | null }
  | { readonly ok: false; readonly error: EditError };
