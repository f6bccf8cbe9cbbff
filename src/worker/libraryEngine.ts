import { CaseIndex } from '../cases/caseIndex.ts';
import type { Searchable } from '../cases/caseIndex.ts';
import { foldText } from '../cases/characters.ts';
import { decodeText } from '../cases/decode.ts';
import { parseQuery } from '../cases/query.ts';
import { searchCases } from '../cases/search.ts';
import type { Segment } from '../cases/segment.ts';
import { similarCases } from '../cases/similar.ts';
import { findMatches } from '../cases/findMatches.ts';
import { snippetOf } from '../cases/snippet.ts';
import type { CaseRecord } from '../cases/statistics.ts';
import { caseRecords, valuesOf } from '../cases/statistics.ts';
import type { Synonyms, SynonymTable } from '../cases/synonyms.ts';
import { compileSynonyms } from '../cases/synonyms.ts';
import type { CaseHit, CaseQuery, CaseResult, SimilarCase, SkippedFile } from '../protocol/library.ts';
import { addressIn } from './addresses.ts';
import type { FileState, LibraryHost, Listing, LibraryWorker, ReadFile, Root } from './messages.ts';
import { RootIndex } from './rootIndex.ts';
import { TextCache } from './textCache.ts';

/** Units of the piece of a text that is shown of a hit. */
const snippetLength = 160;
/** Texts kept for the next key that is typed: 12 MB. */
const cachedUnits = 6_000_000;
/** While a library is read for the first time, what is there is made searchable so often at most, in milliseconds. */
const commitPause = 400;
/** Changes are stored so long after the first of them, in milliseconds. */
const savePause = 30_000;

/** Reads a file of a root at once; null where that fails. */
export type SyncReader = (root: Root, path: string) => Uint8Array | null;

/**
 * The index of all roots and the answers from it. Runs in the worker, or in the host where there can be no worker. Texts are read
 * when a question needs them: at once by `readNow` for roots with a path, through the host for others.
 */
export class LibraryEngine implements LibraryWorker {
  #synonyms: Synonyms | null = null;
  readonly #host: LibraryHost;
  readonly #readNow: SyncReader | null;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #roots: RootIndex[] = [];
  #rootsSet: Promise<unknown> = Promise.resolve();
  readonly #texts = new TextCache(cachedUnits);
  #lastCommit = 0;

  constructor(host: LibraryHost, readNow: SyncReader | null) {
    this.#host = host;
    this.#readNow = readNow;
  }

  /** The root with a key; throws where there is none. */
  root(key: string): RootIndex {
    const found = this.#roots.find(({ root }) => root.key === key);
    if (!found) throw new Error(`no root ${key}`);
    return found;
  }

  start(synonyms: SynonymTable): Promise<void> {
    this.#synonyms = compileSynonyms(synonyms);
    return Promise.resolve();
  }

  /** Roots that are set at the same time are taken one after the other: what was asked for last holds. */
  setRoots(roots: readonly Root[]): Promise<void> {
    const mine = this.#rootsSet.then(() => this.#takeRoots(roots));
    this.#rootsSet = mine.catch(() => undefined);
    return mine;
  }

  async #takeRoots(roots: readonly Root[]): Promise<void> {
    await this.save();
    const before = this.#roots;
    this.#roots = await Promise.all(
      roots.map(async (root) => {
        const known = before.find((each) => each.root.key === root.key);
        if (known) {
          known.root = root;
          return known;
        }
        const state = new RootIndex(root, new CaseIndex(this.#words));
        const stored = await this.#host.readStored(root.key);
        // What is damaged, or of another version, is built anew by the pass that follows.
        if (stored) state.load(stored);
        return state;
      }),
    );
  }

  setReachable(key: string, reachable: boolean): Promise<void> {
    this.root(key).reachable = reachable;
    return Promise.resolve();
  }

  compare(key: string, listing: Listing): Promise<readonly FileState[]> {
    return Promise.resolve(this.root(key).compare(listing));
  }

  add(key: string, files: readonly ReadFile[], more: boolean): Promise<void> {
    const state = this.root(key);
    for (const file of files) {
      this.#texts.delete(cacheKey(state.root, file.path));
      state.add(file);
    }
    if (!more) {
      state.index.commit();
      this.#saveSoon();
    }
    return Promise.resolve();
  }

  remove(key: string, paths: readonly string[]): Promise<void> {
    this.root(key).remove(paths);
    this.#saveSoon();
    return Promise.resolve();
  }

  async finish(key: string): Promise<void> {
    const state = this.root(key);
    state.putInOrder();
    await this.#store(state);
  }

  async save(): Promise<void> {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    for (const state of this.#roots) {
      state.putInOrder();
      await this.#store(state);
    }
  }

  async #store(state: RootIndex): Promise<void> {
    const bytes = state.pack();
    // An index that cannot be stored (a full disk) works all the same; the next start builds it again.
    if (bytes) await this.#host.writeStored(state.root.key, bytes).catch(() => undefined);
  }

  /** Many changes come one after the other; a change that is not stored is found again at the next start. */
  #saveSoon(): void {
    this.#saving ??= setTimeout(() => void this.save(), savePause);
  }

  get #words(): Synonyms {
    if (!this.#synonyms) throw new Error('the library has not been started');
    return this.#synonyms;
  }

  async search(query: CaseQuery): Promise<CaseResult> {
    const parsed = parseQuery(query.query);
    return this.#withTexts((textOf) => {
      const view = this.#view();
      const { limit, offset = 0, sort = 'relevance' } = query;
      const found = searchCases(view, parsed, { limit, offset, sort, verify: 'returned' }, (path, segment) =>
        textOf(this.#rootOf(segment), path),
      );
      return {
        total: found.total,
        hits: found.hits.map(({ path, title, score, date, slice, doc }): CaseHit => {
          const { root } = this.#rootOf(slice.segment);
          const text = textOf(this.#rootOf(slice.segment), path) ?? '';
          const snippet = snippetOf(text, found.marked, snippetLength);
          return {
            uri: addressIn(root.uri, path),
            library: root.name,
            title: { text: title, matches: findMatches(title, found.marked) },
            snippet: { text: snippet.text, matches: snippet.matches },
            start: snippet.start,
            score,
            date: dateText(date),
            values: valuesOf(slice.segment, doc),
          };
        }),
        facets: found.facets,
        relaxed: found.relaxed,
        approximate: found.approximate,
        cases: view.count,
      };
    });
  }

  similar(text: string, uri: string, limit: number): Promise<readonly SimilarCase[]> {
    const said = foldText(text.trim());
    return this.#withTexts((textOf) =>
      similarCases(this.#view(), { path: '', text }, limit, (path, segment) => {
        const state = this.#rootOf(segment);
        // A copy of the document elsewhere is the document itself, too.
        return (
          addressIn(state.root.uri, path) !== uri && foldText(textOf(state, path)?.trim() ?? '') !== said
        );
      }).map(({ path, title, score, slice, doc }) => {
        const { root } = this.#rootOf(slice.segment);
        return {
          uri: addressIn(root.uri, path),
          title,
          library: root.name,
          score,
          date: dateText(slice.segment.parts.dates[doc] ?? 0),
          values: valuesOf(slice.segment, doc),
        };
      }),
    );
  }

  records(): Promise<readonly CaseRecord[]> {
    return Promise.resolve(
      this.#roots.flatMap(({ root, index }) =>
        caseRecords(index).map((record) => ({ ...record, path: addressIn(root.uri, record.path) })),
      ),
    );
  }

  skipped(): Promise<readonly SkippedFile[]> {
    return Promise.resolve(
      this.#roots.flatMap(({ root, refused }) =>
        [...refused].map(([path, { reason, detail }]) => ({
          uri: path === '' ? root.uri : addressIn(root.uri, path),
          reason,
          ...(detail === undefined ? {} : { detail }),
        })),
      ),
    );
  }

  /** All roots as one index, with what was staged where the last time is a while ago. */
  #view(): Searchable {
    const now = performance.now();
    if (now - this.#lastCommit >= commitPause) {
      for (const { index } of this.#roots) index.commit();
      this.#lastCommit = performance.now();
    }
    const slices = this.#roots.flatMap(({ index }) => index.slices);
    return {
      synonyms: this.#words,
      slices,
      count: slices.reduce((sum, { live }) => sum + live, 0),
    };
  }

  #rootOf(segment: Segment): RootIndex {
    const found = this.#roots.find(({ index }) => index.slices.some((slice) => slice.segment === segment));
    if (!found) throw new Error('a segment without a root');
    return found;
  }

  /**
   * Runs `ask` with texts of files. Those that only the host can read are noted, fetched, and `ask` runs again with them; what comes
   * up only then is fetched once more, but not for ever.
   */
  async #withTexts<T>(
    ask: (textOf: (state: RootIndex, path: string) => string | null | undefined) => T,
  ): Promise<T> {
    const fetched = new Map<string, string | null>();
    for (let round = 0; ; round++) {
      const missing = new Map<RootIndex, Set<string>>();
      const answer = ask((state, path) => {
        const key = cacheKey(state.root, path);
        const known = fetched.get(key) ?? this.#texts.get(key);
        if (known !== undefined) return known;
        if (!state.reachable) return undefined;
        if (fetched.has(key)) return null;
        if (this.#readNow && state.root.path !== null) {
          const text = textOfBytes(this.#readNow(state.root, path));
          if (text !== null) this.#texts.set(key, text);
          return text;
        }
        const paths = missing.get(state);
        if (paths) paths.add(path);
        else missing.set(state, new Set([path]));
        return null;
      });
      if (missing.size === 0 || round === 3) return answer;
      for (const [{ root }, paths] of missing) {
        const list = [...paths];
        const contents = await this.#host.read(root.key, list);
        list.forEach((path, at) => {
          const text = textOfBytes(contents[at] ?? null);
          fetched.set(cacheKey(root, path), text);
          if (text !== null) this.#texts.set(cacheKey(root, path), text);
        });
      }
    }
  }
}

function cacheKey(root: Root, path: string): string {
  return `${root.key}\n${path}`;
}

function textOfBytes(bytes: Uint8Array | null): string | null {
  const decoded = bytes && decodeText(bytes);
  return decoded?.ok ? decoded.text : null;
}

/** 2026-11-20 of 20261120, 2026-11 of 20261100, nothing of 0. */
function dateText(date: number): string {
  if (date === 0) return '';
  const text = String(date);
  const month = `${text.slice(0, 4)}-${text.slice(4, 6)}`;
  return date % 100 === 0 ? month : `${month}-${text.slice(6)}`;
}
