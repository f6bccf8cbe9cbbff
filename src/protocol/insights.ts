import * as v from 'valibot';

/** What the page with statistics and its host say to each other. The host sends whole states, the page requests. */

/** What causes can be counted by. */
export const insightFields = ['cause', 'factor', 'accusation', 'complaint', 'customer'] as const;
export type InsightField = (typeof insightFields)[number];

/** How old an open action is, by the days since it was due, or until it is. */
export const actionAges = ['over-month', 'over-week', 'overdue', 'this-week', 'later', 'no-date'] as const;
export type ActionAge = (typeof actionAges)[number];

/** What the page asks of its host. */
export const insightsRequest = v.variant('type', [
  /** The page is ready to draw; answered with the current `InsightsState`. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('setField'), field: v.picklist(insightFields) }),
  /** Lists the cases that have `value` in a field, and opens the one the person chooses. */
  v.object({ type: v.literal('showCases'), field: v.picklist(insightFields), value: v.string() }),
  /** The same for the cases of a month, `YYYY-MM`. */
  v.object({ type: v.literal('showMonth'), month: v.string() }),
  /** The same for open actions. */
  v.object({ type: v.literal('showActions'), age: v.picklist(actionAges) }),
]);
export type InsightsRequest = v.InferOutput<typeof insightsRequest>;

/** A value of a field: how often, its share of all mentions, and the share of it and all before it (0 to 1). */
export interface InsightBar {
  readonly value: string;
  /** The value in the reader's words. */
  readonly label: string;
  readonly count: number;
  readonly share: number;
  readonly cumulative: number;
}

/** A cause or customer that came up in several cases. Days are `YYYY-MM-DD`. */
export interface InsightRecurrence {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  /** Days between two cases, on average. */
  readonly gapDays: number;
}

/** Everything the page draws. */
export interface InsightsState {
  /** How many cases there are, and how many of them have a value in the field. */
  readonly cases: number;
  /** True while the libraries are still being read, so that there may be more. */
  readonly reading: boolean;
  readonly field: InsightField;
  readonly pareto: readonly InsightBar[];
  /** How many further values are not listed. */
  readonly moreValues: number;
  /** Months from the first to the last that are shown, `YYYY-MM`. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly causes: readonly InsightRecurrence[];
  readonly customers: readonly InsightRecurrence[];
  readonly actions: readonly { readonly age: ActionAge; readonly count: number }[];
}

/** What the host tells the page unasked. */
export interface InsightsEvent {
  readonly type: 'state';
  readonly state: InsightsState;
}
