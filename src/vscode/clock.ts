import * as vscode from 'vscode';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `at` as `YYYY-MM-DD` in the reader's time zone. */
export function localDate(at: Date): string {
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `at` as `YYYY-MM-DDTHH:mm` in the reader's time zone. */
export function localMinute(at: Date): string {
  return `${localDate(at)}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * The current day, and an event when it changes: at midnight, and when the window gets the focus (timers stand still while
 * a laptop sleeps). Dates such as "overdue" are judged against it.
 */
export class Today implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #focus: vscode.Disposable;
  #date = localDate(new Date());
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#focus = vscode.window.onDidChangeWindowState(() => this.#look());
    this.#wait();
  }

  /** `YYYY-MM-DD` in the reader's time zone. */
  get date(): string {
    return this.#date;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#focus.dispose();
    this.#changed.dispose();
  }

  #look(): void {
    const date = localDate(new Date());
    if (date === this.#date) return;
    this.#date = date;
    this.#changed.fire();
  }

  #wait(): void {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    this.#timer = setTimeout(
      () => {
        this.#look();
        this.#wait();
      },
      // A second late, so that a clock that is a little ahead of the timer has passed midnight too.
      midnight.getTime() - now.getTime() + 1000,
    );
  }
}
