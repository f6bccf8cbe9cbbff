import * as v from 'valibot';
import { CaseIndex } from '../../../src/cases/caseIndex.ts';
import { parseQuery } from '../../../src/cases/query.ts';
import { searchCases } from '../../../src/cases/search.ts';
import { findMatches } from '../../../src/cases/findMatches.ts';
import { snippetOf } from '../../../src/cases/snippet.ts';
import { caseRecords } from '../../../src/cases/statistics.ts';
import { compileSynonyms } from '../../../src/cases/synonyms.ts';
import {
  casesRequest,
  type CasesEvent,
  type CasesRequest,
  type CasesState,
  type SavedSearch,
} from '../../../src/protocol/cases.ts';
import { Channel } from '../../../src/protocol/channel.ts';
import type { CaseQuery, CaseResult } from '../../../src/protocol/library.ts';
import synonyms from '../../../templates/cases/synonyms.json';
import type { Host } from '../../../webview/host.ts';
import { memoryStore, portOf } from '../fakeHost.ts';

/** Some cases behind the protocol of the view, searched by the real index; messages arrive in a later task and as copies. */
export class FakeCasesHost {
  /** What the page asked for, in order. */
  readonly requests: CasesRequest[] = [];
  readonly store = memoryStore();
  state: CasesState = {
    activity: { kind: 'ready' },
    folders: [{ uri: 'file:///cases', name: 'Team', kind: 'library', state: 'ready' }],
    skipped: 0,
    waiting: [],
    canCreate: true,
    history: [],
    revision: 1,
  };
  /** What the person picks among the saved searches. */
  saved: SavedSearch | null = null;
  /** Consulted before a request is answered; what it throws goes to the page. */
  before: (request: CasesRequest) => void | Promise<void> = () => undefined;
  readonly #index = new CaseIndex(compileSynonyms(synonyms));
  readonly #texts = new Map<string, string>();
  #channel: Channel | null = null;

  constructor(files: Readonly<Record<string, string>>) {
    this.add(files);
  }

  add(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      this.#texts.set(path, text);
      this.#index.stage({ path, text, library: 'Team', size: text.length, mtime: 1 });
    }
    this.#index.commit();
  }

  remove(path: string): void {
    this.#texts.delete(path);
    this.#index.remove(path);
    this.#index.commit();
  }

  /** The page's end of a new connection. */
  connect(): Host {
    this.#channel?.dispose();
    const { port1, port2 } = new MessageChannel();
    this.#channel = new Channel(portOf(port1), { onRequest: (body) => this.#answer(body) });
    return { port: portOf(port2), store: this.store };
  }

  /** Changes the state and tells the page. */
  tell(change: Partial<CasesState>): void {
    this.state = { ...this.state, ...change };
    this.#channel?.event({ type: 'state', state: this.state } satisfies CasesEvent);
  }

  /** The requests of a type. */
  asked<T extends CasesRequest['type']>(type: T): Extract<CasesRequest, { type: T }>[] {
    return this.requests.filter(
      (request): request is Extract<CasesRequest, { type: T }> => request.type === type,
    );
  }

  async #answer(body: unknown): Promise<unknown> {
    const request = v.parse(casesRequest, body);
    this.requests.push(request);
    await this.before(request);
    switch (request.type) {
      case 'ready':
        return this.state;
      case 'search':
        return this.#search(request);
      case 'savedSearches':
        return this.saved;
      case 'remember':
        this.tell({ history: [request.query, ...this.state.history] });
        return undefined;
      default:
        return undefined;
    }
  }

  #search(query: CaseQuery): CaseResult {
    const textOf = (path: string) => this.#texts.get(path) ?? null;
    const found = searchCases(this.#index, parseQuery(query.query), query, textOf);
    const records = new Map(caseRecords(this.#index).map((record) => [record.path, record]));
    return {
      total: found.total,
      facets: found.facets,
      relaxed: found.relaxed,
      approximate: found.approximate,
      cases: this.#index.count,
      hits: found.hits.map(({ path, title, score, date }) => ({
        uri: `file:///cases/${path}`,
        library: 'Team',
        title: { text: title, matches: findMatches(title, found.marked) },
        snippet: snippetOf(textOf(path) ?? '', found.marked, 160),
        start: 0,
        score,
        date: date === 0 ? '' : String(date).replace(/(....)(..)(..)/, '$1-$2-$3'),
        values: records.get(path)?.values ?? {},
      })),
    };
  }
}
