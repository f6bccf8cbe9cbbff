import * as vscode from 'vscode';
import type { Moment } from '../replies/moment.ts';

/**
 * The time of now. A setting that no user has, `fupanTest.now`, puts another one in its place, so that tests and
 * pictures can show what happens when something falls due.
 */
export function currentTime(): Date {
  const given = vscode.workspace.getConfiguration('fupanTest').get<unknown>('now');
  const time = typeof given === 'string' ? new Date(given) : null;
  return time && Number.isFinite(time.getTime()) ? time : new Date();
}

/** The time of now on the reader's clock, with its zone. */
export function currentMoment(): Moment {
  const time = currentTime();
  const offset = -time.getTimezoneOffset();
  const part = (value: number): string => two(Math.abs(value));
  const zone = `${offset < 0 ? '-' : '+'}${part(Math.trunc(offset / 60))}:${part(offset % 60)}`;
  return { local: Math.floor(time.getTime() / 1000) + offset * 60, offset, zone };
}

/** Fires when the clock may have jumped: the window got the focus (timers stand still while a laptop sleeps), or was set. */
export function onClockJump(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(listener),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('fupanTest')) listener();
    }),
  );
}

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
  #date = localDate(currentTime());
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#focus = onClockJump(() => this.#look());
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
    const date = localDate(currentTime());
    if (date === this.#date) return;
    this.#date = date;
    this.#changed.fire();
  }

  #wait(): void {
    const now = currentTime();
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
