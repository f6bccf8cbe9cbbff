/** Longest rest between snapshots, in milliseconds. */
const longestPause = 200;

/**
 * Decides when a surface is sent a new snapshot of its document: soon after a change, once for a burst of changes, not
 * while it is hidden, and for a large document so seldom that at most half of the time goes into snapshots.
 */
export class Snapshots {
  readonly #make: () => Promise<() => void>;
  /** No snapshot is made before this, by the clock of `performance`: the last one is followed by a rest as long as it took. */
  #restsUntil = 0;
  #ready = false;
  #visible = true;
  #disposed = false;
  #sending: Promise<void> | undefined;
  #outdated = false;

  /** `make` prepares a snapshot of the state of now and returns what sends it. */
  constructor(make: () => Promise<() => void>) {
    this.#make = make;
  }

  /** To be called when the surface has been given its first state: from now on it is sent the changes. */
  start(): void {
    this.#ready = true;
    if (this.#outdated) this.refresh();
  }

  /** Snapshots are made only while the surface is visible; it gets the current one when it is shown again. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.refresh();
  }

  /** Sends a snapshot soon; several calls before that lead to one. A hidden surface gets one only where `evenHidden`. */
  refresh(evenHidden = false): void {
    this.#outdated = true;
    if (!this.#ready || this.#disposed || this.#sending) return;
    if (!this.#visible && !evenHidden) return;
    this.#sending = this.#send().finally(() => {
      this.#sending = undefined;
      if (this.#outdated) this.refresh();
    });
  }

  /** Resolves when the surface has been sent the state of now. */
  async settled(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  dispose(): void {
    this.#disposed = true;
  }

  async #send(): Promise<void> {
    // At least a turn of the event loop later, so that a burst of events becomes one snapshot.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, this.#restsUntil - performance.now())));
    this.#outdated = false;
    const start = performance.now();
    const send = await this.#make();
    const end = performance.now();
    this.#restsUntil = end + Math.min(end - start, longestPause);
    if (!this.#disposed) send();
  }
}
