/** A key of the list of hits. */
export interface ListKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const listKeys: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowUp',
  'ArrowRight',
  'Home',
  'End',
  'PageDown',
  'PageUp',
  'Enter',
  ' ',
  'Escape',
]);

/** The key that the list would act upon; null for any other. */
export function listKeyOf(event: KeyboardEvent): ListKey | null {
  const { key, altKey, metaKey, shiftKey, ctrlKey } = event;
  if (!listKeys.has(key) || altKey || metaKey || shiftKey || (ctrlKey && key !== 'Enter')) return null;
  return { key, ctrlKey };
}

/**
 * Keys that were pressed while the hits of what is typed are on their way. What is on the page belongs to earlier letters: acting upon
 * that would open a case nobody has asked for, so that the keys wait.
 */
export class WaitingKeys {
  #keys: ListKey[] = [];

  get isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  /** Keeps a key. Escape takes back those that wait. */
  add(key: ListKey): void {
    if (key.key === 'Escape') this.#keys = [];
    else this.#keys.push(key);
  }

  /** Hands them over in their order; none waits any longer. */
  take(): readonly ListKey[] {
    const keys = this.#keys;
    this.#keys = [];
    return keys;
  }
}
