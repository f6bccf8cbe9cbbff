import type { CaseOrder } from '../../../src/protocol/cases.ts';
import type { CaseHit, CaseQuery, CaseResult } from '../../../src/protocol/library.ts';

/** Hits that are asked for at once. */
export const pageSize = 50;

/** What was found for a query; hits are there in pages, as far as somebody has looked. */
export interface Answer {
  readonly query: string;
  readonly sort: CaseOrder;
  readonly total: number;
  readonly cases: number;
  readonly relaxed: boolean;
  readonly approximate: boolean;
  readonly facets: CaseResult['facets'];
  readonly hits: ReadonlyMap<number, CaseHit>;
}

/** What a search is made for. */
interface Wanted {
  readonly query: string;
  readonly sort: CaseOrder;
  /** Number of the first hit that is in sight. */
  readonly from: number;
}

/**
 * Asks for the hits of what is typed. At most one question is under way: what is typed meanwhile waits, only the last of it is asked
 * for, and an answer that came too late is dropped.
 */
export class Hits {
  readonly #ask: (query: CaseQuery) => Promise<CaseResult>;
  readonly #changed: (answer: Answer) => void;
  readonly #failed: (error: unknown) => void;
  #wanted: Wanted | null = null;
  #busy = false;
  #answer: Answer | null = null;
  /** Pages that are being asked for. */
  readonly #asked = new Set<number>();

  /** `changed` is told each answer, and the same with more of its hits. */
  constructor(
    ask: (query: CaseQuery) => Promise<CaseResult>,
    changed: (answer: Answer) => void,
    failed: (error: unknown) => void,
  ) {
    this.#ask = ask;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Searches; `from` is the first hit that is to be seen. What is shown stays until the answer is there. */
  search(query: string, sort: CaseOrder, from = 0): void {
    this.#wanted = { query, sort, from };
    void this.#next();
  }

  /** Gets the hits from number `first` to `last` (not included), unless they are there. */
  need(first: number, last: number): void {
    const answer = this.#answer;
    if (!answer) return;
    const end = Math.min(last, answer.total);
    for (let page = Math.floor(Math.max(0, first) / pageSize); page * pageSize < end; page++) {
      const offset = page * pageSize;
      const missing =
        !answer.hits.has(offset) || !answer.hits.has(Math.min(offset + pageSize, answer.total) - 1);
      if (missing && !this.#asked.has(page)) void this.#page(answer, page);
    }
  }

  async #next(): Promise<void> {
    const wanted = this.#wanted;
    if (this.#busy || !wanted) return;
    this.#busy = true;
    this.#wanted = null;
    const offset = Math.floor(wanted.from / pageSize) * pageSize;
    const { query, sort } = wanted;
    try {
      // What is in sight may reach over the end of a page.
      const limit = offset === 0 ? pageSize : 2 * pageSize;
      const result = await this.#ask({ query, sort, offset, limit });
      // Something else has been typed: what it finds comes next.
      if (this.#isCurrent(query, sort)) this.#take(wanted, offset, result);
    } catch (error) {
      if (this.#isCurrent(query, sort)) this.#failed(error);
    } finally {
      this.#busy = false;
      void this.#next();
    }
  }

  /** True unless another query or order is waiting; the same one again is the same question. */
  #isCurrent(query: string, sort: CaseOrder): boolean {
    const waiting = this.#wanted;
    return waiting === null || (waiting.query === query && waiting.sort === sort);
  }

  #take({ query, sort }: Wanted, offset: number, result: CaseResult): void {
    const hits = new Map(result.hits.map((hit, at) => [offset + at, hit]));
    const { total, cases, relaxed, approximate, facets } = result;
    this.#asked.clear();
    this.#answer = { query, sort, total, cases, relaxed, approximate, facets, hits };
    this.#changed(this.#answer);
  }

  async #page(answer: Answer, page: number): Promise<void> {
    this.#asked.add(page);
    const { query, sort } = answer;
    const offset = page * pageSize;
    try {
      const result = await this.#ask({ query, sort, offset, limit: pageSize });
      const now = this.#answer;
      if (now?.query !== query || now.sort !== sort) return;
      // Further down more texts were looked at, or cases came and went: what is said last holds.
      const { total, approximate, facets } = result;
      const hits = new Map([...now.hits].filter(([at]) => at < total));
      result.hits.forEach((hit, at) => hits.set(offset + at, hit));
      this.#answer = { ...now, total, approximate, facets, hits };
      this.#changed(this.#answer);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#asked.delete(page);
    }
  }
}
