import * as v from 'valibot';
import type { LibraryFolder, Waiting } from './library.ts';

/**
 * What the Cases view and its host say to each other. The view asks, also for each page of the hits; the host tells when
 * the libraries have changed, and the view asks again.
 */

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(2000));
const uri = v.pipe(v.string(), v.maxLength(8000));

/** How hits can be ordered. */
export const caseOrders = ['relevance', 'newest', 'oldest', 'title'] as const;
export type CaseOrder = (typeof caseOrders)[number];

const sort = v.picklist(caseOrders);

/** Texts to mark in a case that is opened: what was found in it. */
const marked = v.pipe(v.array(text), v.maxLength(50));

/** What the view asks of its host. Each resolves when it is done, or rejects with a `ChannelError` to show. */
export const casesRequest = v.variant('type', [
  /** The view is ready to draw; answered with the current `CasesState`. */
  v.object({ type: v.literal('ready') }),
  /** Answered with a `CaseResult`. */
  v.object({
    type: v.literal('search'),
    query: text,
    sort,
    offset: index,
    limit: v.pipe(index, v.maxValue(500)),
  }),
  /** Shows a case in the reading pane; `focus` moves into it, `beside` into another column. */
  v.object({
    type: v.literal('open'),
    uri,
    marked,
    focus: v.boolean(),
    beside: v.boolean(),
  }),
  /** Keeps a query that somebody went on from, for the history of the search box. */
  v.object({ type: v.literal('remember'), query: text }),
  /** Offers the saved searches and to save this one; answered with the `SavedSearch` that was chosen, or null. */
  v.object({ type: v.literal('savedSearches'), query: text, sort }),
  /** Lets the person choose a folder and adds it to the libraries. */
  v.object({ type: v.literal('addLibrary') }),
  v.object({ type: v.literal('newCase') }),
  v.object({ type: v.literal('refresh') }),
  /** Ends indexing under way. */
  v.object({ type: v.literal('cancel') }),
  /** Lists the files that are not searched, and why. */
  v.object({ type: v.literal('showSkipped') }),
  /** Shares what waits in the library at `uri`. */
  v.object({ type: v.literal('share'), uri }),
  /** Opens the setting that names the libraries. */
  v.object({ type: v.literal('openSettings') }),
]);
export type CasesRequest = v.InferOutput<typeof casesRequest>;

/** A search under a name. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
  readonly sort: CaseOrder;
}

/** What the view draws around the hits. */
export interface CasesState {
  /** `total` is 0 while it is not known how many files there are. */
  readonly activity:
    | { readonly kind: 'idle' | 'ready' }
    | { readonly kind: 'indexing' | 'cancelled'; readonly indexed: number; readonly total: number };
  readonly folders: readonly LibraryFolder[];
  /** How many files are not searched. */
  readonly skipped: number;
  /** Libraries that are Git clones in which something waits. */
  readonly waiting: readonly (Waiting & { readonly uri: string; readonly name: string })[];
  /** Whether a new case can be written. */
  readonly canCreate: boolean;
  /** Queries of earlier, the latest first. */
  readonly history: readonly string[];
  /** Another number whenever hits may have changed. */
  readonly revision: number;
}

/** What the host tells the view unasked. */
export type CasesEvent =
  | { readonly type: 'state'; readonly state: CasesState }
  /** Puts a query into the box, searches for it and puts the focus there. */
  | { readonly type: 'search'; readonly query: string };
