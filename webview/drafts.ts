import type { DraftField, DraftKeeper } from './elements/events.ts';

/** Somewhere that survives the page: VS Code keeps it while the view exists. */
export interface PageStore {
  get(): unknown;
  set(value: unknown): void;
}

interface Draft {
  readonly uri: string;
  readonly place: string;
  readonly base: string;
  readonly text: string;
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, place, base, text } = value as Partial<Record<keyof Draft, unknown>>;
  return [uri, place, base, text].every((part) => typeof part === 'string');
}

/**
 * The texts typed and not yet written, of all fields on the page. Each is stored as it is typed, so that a page that is
 * thrown away (window reloaded, view closed) finds it again, and reported when its field goes away under it.
 */
export class Drafts implements DraftKeeper {
  readonly #store: PageStore;
  readonly #lost: (label: string, text: string) => void;
  readonly #fields = new Set<DraftField>();
  /** The document each field belongs to, also of fields that are gone. */
  readonly #uris = new WeakMap<DraftField, string>();
  #drafts: readonly Draft[];
  /** The document shown; drafts belong to it. */
  uri = '';

  /** `lost` is told a text that has no field any more. */
  constructor(store: PageStore, lost: (label: string, text: string) => void) {
    this.#store = store;
    this.#lost = lost;
    const stored = store.get();
    this.#drafts = Array.isArray(stored) ? stored.filter(isDraft) : [];
  }

  /** Takes a field that came onto the page, and gives it back the draft it had in an earlier one. */
  add(field: DraftField): void {
    this.#fields.add(field);
    this.#uris.set(field, this.uri);
    const draft = this.#drafts.find(({ uri, place }) => uri === this.uri && place === field.place);
    if (draft) field.resumeDraft(draft.base, draft.text);
  }

  keep(field: DraftField, base: string, text: string | null): void {
    const uri = this.#uris.get(field) ?? this.uri;
    const { place } = field;
    this.#forget(uri, place);
    if (text !== null) this.#drafts = [...this.#drafts, { uri, place, base, text }];
    this.#store.set(this.#drafts);
  }

  left(field: DraftField, text: string | null): void {
    const uri = this.#uris.get(field);
    this.#fields.delete(field);
    if (text === null || uri === undefined) return;
    // A row that moves leaves and comes back in one go.
    queueMicrotask(() => {
      if (field.isConnected) return;
      // Another document is shown: the draft waits in the store until this one is shown again.
      if (uri !== this.uri) return;
      this.#forget(uri, field.place);
      this.#store.set(this.#drafts);
      this.#lost(field.label, text);
    });
  }

  /** Reports drafts of earlier pages that found no field; call it when the document's fields are all there. */
  settle(): void {
    const taken = new Set([...this.#fields].filter((field) => field.hasDraft).map((field) => field.place));
    for (const { uri, place, text } of this.#drafts) {
      if (uri !== this.uri || taken.has(place)) continue;
      this.#forget(uri, place);
      const written = [...this.#fields].some((field) => field.place === place && field.value === text);
      if (!written) this.#lost('', text);
    }
    this.#store.set(this.#drafts);
  }

  /** Sends every draft that can be sent. */
  commitAll(): void {
    for (const field of this.#fields) field.commit();
  }

  /** True where the path of an event leads through a field with a draft. */
  isWriting(path: readonly EventTarget[]): boolean {
    return [...this.#fields].some((field) => field.hasDraft && path.includes(field));
  }

  #forget(uri: string, place: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.uri !== uri || draft.place !== place);
  }
}
