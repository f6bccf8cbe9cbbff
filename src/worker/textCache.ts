/** Texts that were read last, up to a number of UTF-16 units in all. */
export class TextCache {
  readonly #texts = new Map<string, string>();
  readonly #most: number;
  #units = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): string | undefined {
    const text = this.#texts.get(key);
    if (text !== undefined) {
      // The order of a map is that of insertion: what is used moves to the end.
      this.#texts.delete(key);
      this.#texts.set(key, text);
    }
    return text;
  }

  set(key: string, text: string): void {
    this.delete(key);
    if (text.length > this.#most / 8) return;
    this.#texts.set(key, text);
    this.#units += text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#units <= this.#most) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const text = this.#texts.get(key);
    if (text === undefined) return;
    this.#units -= text.length;
    this.#texts.delete(key);
  }
}
