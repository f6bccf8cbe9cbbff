import { caseOrders, type CaseOrder } from '../../../src/protocol/cases.ts';

/** What VS Code keeps of the page, so that a view that was closed and the window after a reload go on where they were. */
export interface CasesPage {
  readonly query: string;
  readonly sort: CaseOrder;
  /** Whether the filters are unfolded. */
  readonly filters: boolean;
  /** Number of the selected hit, -1 where none is. */
  readonly active: number;
  /** How far the list was scrolled, in pixels. */
  readonly scroll: number;
}

/** Reads what was kept; anything else gives a fresh page. */
export function readCasesPage(value: unknown): CasesPage {
  const kept =
    typeof value === 'object' && value !== null ? (value as Partial<Record<keyof CasesPage, unknown>>) : {};
  const whole = (number: unknown, fallback: number): number =>
    typeof number === 'number' && Number.isFinite(number) ? Math.max(-1, Math.round(number)) : fallback;
  return {
    query: typeof kept.query === 'string' ? kept.query : '',
    sort: caseOrders.find((order) => order === kept.sort) ?? 'relevance',
    filters: kept.filters === true,
    active: whole(kept.active, -1),
    scroll: Math.max(0, whole(kept.scroll, 0)),
  };
}
