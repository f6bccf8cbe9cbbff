import * as v from 'valibot';
import type { Intent } from '../retrospective/intent.ts';
import { claimColumns, timelineColumns } from '../retrospective/intent.ts';
import type { Factor, Retrospective, Status } from '../retrospective/model.ts';
import type { SimilarCase } from './library.ts';
import {
  concepts,
  factors,
  fieldNames,
  listNames,
  proseConcepts,
  statuses,
  terms,
} from '../retrospective/model.ts';
import type { Problem, Progress } from '../retrospective/problem.ts';

/**
 * What the retrospective form and its host say to each other. The host sends whole snapshots (`FormState`), the form
 * sends requests; a request that changes the document carries the version it saw.
 */

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const step = v.picklist([-1, 1]);
/** Longest text that one field may send, in UTF-16 units. */
const text = v.pipe(v.string(), v.maxLength(200_000));
const path = v.pipe(v.array(index), v.maxLength(50));
const table = v.picklist(['timeline', 'claims']);
const column = v.picklist([...new Set([...timelineColumns, ...claimColumns])]);
const factorOrRest = v.picklist([...factors, 'unsorted']);
const termOrRest = v.picklist([...terms, 'unsorted']);
const evidenceTarget = v.variant('at', [
  v.object({ at: v.literal('section') }),
  v.object({ at: table, row: index }),
]);
const fixPatch = v.object({
  text: v.optional(text),
  owners: v.optional(v.array(text)),
  due: v.optional(text),
  done: v.optional(v.boolean()),
  verified: v.optional(text),
});

const intent = v.variant('kind', [
  v.object({ kind: v.literal('setField'), field: v.picklist(fieldNames), value: text }),
  v.object({ kind: v.literal('setList'), field: v.picklist(listNames), items: v.array(text) }),
  v.object({ kind: v.literal('setProse'), concept: v.picklist(proseConcepts), text }),
  v.object({ kind: v.literal('addRow'), table, cells: v.record(column, text) }),
  v.object({ kind: v.literal('setCell'), table, row: index, column, value: text }),
  v.object({ kind: v.literal('removeRow'), table, row: index }),
  v.object({ kind: v.literal('moveRow'), table, row: index, by: step }),
  v.object({
    kind: v.literal('addEvidence'),
    to: evidenceTarget,
    links: v.array(v.object({ label: text, href: text, image: v.boolean() })),
  }),
  v.object({ kind: v.literal('removeEvidence'), to: evidenceTarget, index }),
  v.object({ kind: v.literal('addCause'), factor: v.picklist(factors), under: path, text }),
  v.object({ kind: v.literal('setCause'), factor: factorOrRest, path, text }),
  v.object({ kind: v.literal('removeCause'), factor: factorOrRest, path }),
  v.object({ kind: v.literal('moveCause'), factor: factorOrRest, path, by: step }),
  v.object({ kind: v.literal('addFix'), term: v.picklist(terms), patch: fixPatch }),
  v.object({ kind: v.literal('setFix'), term: termOrRest, index, patch: fixPatch }),
  v.object({ kind: v.literal('removeFix'), term: termOrRest, index }),
  v.object({ kind: v.literal('moveFix'), term: termOrRest, index, by: step }),
  v.object({ kind: v.literal('addSection'), concept: v.picklist(concepts) }),
]) satisfies v.GenericSchema<unknown, Intent>;

/** What the form asks of its host. Each resolves when it is done, or rejects with a `ChannelError` to show. */
export const formRequest = v.variant('type', [
  /** The form is ready to draw; answered with the current `ViewState`. */
  v.object({ type: v.literal('ready') }),
  /** Change the document. Rejected with code `stale` where `version` is no longer the document's. */
  v.object({ type: v.literal('edit'), version: v.number(), intent }),
  /** Refused with code `not-complete` and the reasons when closing while errors remain. */
  v.object({ type: v.literal('setStatus'), version: v.number(), status: v.picklist(statuses) }),
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('redo') }),
  v.object({ type: v.literal('save') }),
  /** Lets the person pick files, copies those from outside the workspace beside the document and links them. */
  v.object({ type: v.literal('pickEvidence'), version: v.number(), to: evidenceTarget }),
  /** Files dropped or pasted: their content, base64, since a webview knows no path. At most 50 MB each. */
  v.object({
    type: v.literal('dropEvidence'),
    version: v.number(),
    to: evidenceTarget,
    files: v.array(v.object({ name: text, base64: v.string() })),
  }),
  /** Resources dragged from VS Code's explorer. */
  v.object({
    type: v.literal('linkEvidence'),
    version: v.number(),
    to: evidenceTarget,
    uris: v.array(text),
  }),
  /** Opens a link of the document (a relative file, or http(s)/mailto in the browser). */
  v.object({ type: v.literal('openLink'), href: text }),
  /** Shows the document as text; with offsets, selects them. */
  v.object({ type: v.literal('openText'), start: v.optional(index), end: v.optional(index) }),
  v.object({ type: v.literal('openBeside') }),
  /** Lets the person choose the matter of a responsibility matrix that this is about, and writes it. */
  v.object({ type: v.literal('pickMatter'), version: v.number() }),
  /** Opens the matrix at the row of that matter. */
  v.object({ type: v.literal('openMatter') }),
  /** Shows a case in the reading pane. */
  v.object({ type: v.literal('openCase'), uri: text }),
  v.object({ type: v.literal('insertFishbone') }),
  v.object({ type: v.literal('startReview') }),
  /** Creates a retrospective; an empty title asks for one. */
  v.object({ type: v.literal('create'), title: text }),
  v.object({ type: v.literal('openRecent'), uri: text }),
  /** Leaves the document and shows the start page. */
  v.object({ type: v.literal('showStart') }),
  /** Makes the active foreign Markdown file a retrospective. */
  v.object({ type: v.literal('adopt') }),
  /** Keeps which sections are folded (ids of the form's sections). */
  v.object({ type: v.literal('setFolded'), folded: v.array(text) }),
]);
export type FormRequest = v.InferOutput<typeof formRequest>;

/** A cause that often stands behind a kind of blame, offered to tick. */
export interface UsualCause {
  readonly factor: Factor;
  readonly text: string;
}

/** A problem with its sentence in the reader's language. `key` is stable while the problem stays the same. */
export interface ShownProblem extends Problem {
  readonly key: string;
  readonly message: string;
}

/** The matter of a responsibility matrix that a retrospective is about. Sentences are in the reader's language. */
export interface ShownMatter {
  /** As the matrix names it; what the link says where there is none. */
  readonly name: string;
  /** Title of the matrix, or empty. */
  readonly source: string;
  /** Who has which letter, or that the matter is not to be found. */
  readonly now: string;
  /** Who had it when it happened, or why that is not known; empty where the time is not known. */
  readonly then: string;
  readonly found: boolean;
}

/** Everything the form draws for a retrospective. */
export interface FormState {
  readonly kind: 'form';
  readonly uri: string;
  readonly fileName: string;
  readonly version: number;
  readonly dirty: boolean;
  /** Today in the reader's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  readonly model: Retrospective;
  readonly problems: readonly ShownProblem[];
  readonly progress: Progress;
  /** Null where the retrospective names none, or while it is being looked up. */
  readonly matter: ShownMatter | null;
  readonly usualCauses: readonly UsualCause[];
  /** Cases that tell of the same problem, best first; empty where none is known, or nothing is written yet. */
  readonly similar: readonly SimilarCase[];
  /** Default people of the settings, offered where a name is asked for. */
  readonly knownPeople: readonly string[];
  /** Address the webview may load for a relative image link, by `href`. */
  readonly images: Readonly<Record<string, string>>;
  /** Ids of sections folded by the person. */
  readonly folded: readonly string[];
}

/** One row of the start page. */
export interface RecentRetrospective {
  readonly uri: string;
  readonly title: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  readonly status: Status;
  readonly openFixes: number;
  readonly overdueFixes: number;
}

/** Shown while no retrospective is bound. */
export interface StartState {
  readonly kind: 'start';
  readonly recent: readonly RecentRetrospective[];
  /** Name of the active Markdown file that could be taken over, or null. */
  readonly foreign: string | null;
  /** False where no folder is open; creating then asks for one. */
  readonly hasFolder: boolean;
}

/** Shown where the document cannot be shown as a form; nothing is edited. */
export interface UnreadableState {
  readonly kind: 'unreadable';
  readonly fileName: string;
  /** What happened and the way out, in the reader's language. */
  readonly message: string;
  readonly canOpenText: boolean;
}

export type ViewState = FormState | StartState | UnreadableState;

/** What the host tells the form unasked. */
export type FormEvent =
  | { readonly type: 'state'; readonly state: ViewState }
  /** Put the focus on a problem's place, or on the first field. */
  | { readonly type: 'reveal'; readonly key: string | null };
