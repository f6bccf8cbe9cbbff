/** Rows that were written anew where they stand, from `from` on; those beyond the last were added. */
export interface Rewritten {
  readonly from: number;
  readonly count: number;
}

/**
 * Gives rows that have no id of their own a key that stays with them from one snapshot to the next, so that a row which
 * moves, or whose neighbour is removed, keeps its element with the focus, the caret and the draft in it.
 */
export class RowKeys {
  #known: readonly { readonly key: number; readonly signature: string }[] = [];
  #next = 0;

  /**
   * The keys of rows with the given signatures (what a row says), in order. Where all that differs was `rewritten`, each row keeps
   * the key of its place: a name that now stands elsewhere makes no row that moved.
   */
  align(signatures: readonly string[], rewritten: Rewritten | null = null): readonly number[] {
    if (rewritten && this.#differsOnlyIn(rewritten, signatures)) {
      return this.#keep(
        signatures,
        signatures.map((_, at) => this.#known[at]?.key),
      );
    }
    const keys: (number | undefined)[] = signatures.map(() => undefined);
    const known = this.#known;
    const shorter = Math.min(known.length, signatures.length);
    let head = 0;
    while (head < shorter && known[head]?.signature === signatures[head]) {
      keys[head] = known[head]?.key;
      head++;
    }
    let tail = 0;
    while (
      tail < shorter - head &&
      known[known.length - 1 - tail]?.signature === signatures[signatures.length - 1 - tail]
    ) {
      tail++;
      keys[signatures.length - tail] = known[known.length - tail]?.key;
    }
    // Between what is the same at both ends: first rows that say the same, moved; then rows edited.
    const left = known.slice(head, known.length - tail);
    for (let at = head; at < signatures.length - tail; at++) {
      const found = left.findIndex(({ signature }) => signature === signatures[at]);
      if (found >= 0) keys[at] = left.splice(found, 1)[0]?.key;
    }
    const unmatched = signatures.length - tail - head - (known.length - tail - head - left.length);
    // With rows both edited and added or removed at once, which is which is a guess; a draft must not land in another row.
    if (unmatched === left.length) {
      for (let at = head; at < signatures.length - tail; at++) keys[at] ??= left.shift()?.key;
    }
    return this.#keep(signatures, keys);
  }

  #differsOnlyIn({ from, count }: Rewritten, signatures: readonly string[]): boolean {
    const known = this.#known;
    if (signatures.length !== Math.max(known.length, from + count)) return false;
    return signatures.every(
      (signature, at) => (at >= from && at < from + count) || signature === known[at]?.signature,
    );
  }

  #keep(signatures: readonly string[], keys: readonly (number | undefined)[]): readonly number[] {
    const result = keys.map((key) => key ?? this.#next++);
    this.#known = signatures.map((signature, at) => ({ key: result[at] ?? 0, signature }));
    return result;
  }
}
