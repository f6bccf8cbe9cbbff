import { pareto, recurrences, trend, type CaseRecord } from '../../cases/statistics.ts';
import { accusationName, complaintName, factorName } from '../../l10n/problemText.ts';
import {
  actionAges,
  type ActionAge,
  type InsightField,
  type InsightsState,
} from '../../protocol/insights.ts';
import { accusations, complaints } from '../../markdown/complaintKinds.ts';
import { factors } from '../../retrospective/model.ts';
import type { DocumentLanguage } from '../language.ts';
import { causeName } from './causeName.ts';

/** Rows of the list of causes, months of the trend, and rows of what recurs that are shown. */
const mostBars = 12;
const mostMonths = 24;
const mostRecurring = 10;

/** Something open: what, when it is due (`YYYY-MM-DD`, or empty). */
export interface OpenAction {
  readonly due: string;
}

/** What the page draws of all cases and open actions, on the day `today` (`YYYY-MM-DD`), in the reader's language. */
export function insightsState(
  records: readonly CaseRecord[],
  actions: readonly OpenAction[],
  today: string,
  field: InsightField,
  language: DocumentLanguage,
): Omit<InsightsState, 'reading'> {
  const bars = pareto(records, field);
  const recurring = (of: 'cause' | 'customer') =>
    recurrences(records, of)
      .slice(0, mostRecurring)
      .map(({ value, count, first, last, gapDays }) => ({
        value,
        label: valueLabel(of, value, language),
        count,
        first,
        last,
        gapDays,
      }));
  return {
    cases: records.length,
    field,
    pareto: bars.slice(0, mostBars).map((bar) => ({ ...bar, label: valueLabel(field, bar.value, language) })),
    moreValues: Math.max(0, bars.length - mostBars),
    months: trend(records).slice(-mostMonths),
    causes: recurring('cause'),
    customers: recurring('customer'),
    actions: actionAges
      .map((age) => ({ age, count: actions.filter(({ due }) => ageOf(due, today) === age).length }))
      .filter(({ count }) => count > 0),
  };
}

/** A value in the reader's words: codes of the format are named, anything else is as it was written. */
export function valueLabel(field: InsightField, value: string, language: DocumentLanguage): string {
  if (field === 'cause') return causeName(value, language);
  const accusation = field === 'accusation' ? accusations.find((one) => one === value) : undefined;
  const complaint = field === 'complaint' ? complaints.find((one) => one === value) : undefined;
  const factor = field === 'factor' ? factors.find((one) => one === value) : undefined;
  if (accusation) return accusationName(accusation);
  if (complaint) return complaintName(complaint);
  return factor ? factorName(factor) : value;
}

/** How old something is that is due on `due`, as of `today`. */
export function ageOf(due: string, today: string): ActionAge {
  const time = Date.parse(due);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(due) || !Number.isFinite(time)) return 'no-date';
  const late = Math.round((Date.parse(today) - time) / 86_400_000);
  if (late > 30) return 'over-month';
  if (late > 7) return 'over-week';
  if (late > 0) return 'overdue';
  return late >= -7 ? 'this-week' : 'later';
}
