import { isComposing } from '../keys.ts';

/** What is being written: rows and roles by key, so that a snapshot that moves them changes nothing. */
export type EditTarget =
  | { readonly kind: 'cell'; readonly row: number; readonly role: number }
  | { readonly kind: 'matter'; readonly row: number }
  | { readonly kind: 'role'; readonly role: number }
  | { readonly kind: 'note'; readonly row: number; readonly note: number }
  /** `before` is the key of what it goes before; null puts it last. */
  | { readonly kind: 'newRow'; readonly before: number | null }
  | { readonly kind: 'newRole'; readonly before: number | null };

/** Where to go when a text is written; `leave` keeps the focus where somebody put it meanwhile. */
export type After = 'down' | 'up' | 'right' | 'left' | 'stay' | 'leave';

/** What the editor tells the grid. */
export interface EditorOwner {
  /** What the target says now; null where it is gone. */
  textOf(target: EditTarget): string | null;
  /** Takes a text that a person finished; `changed` says whether it differs from what it was. */
  finished(target: EditTarget, text: string, changed: boolean, after: After): void;
  /** The target was written by somebody else meanwhile, or is gone: the text has no place. */
  overtaken(target: EditTarget, text: string): void;
  /** Something begins or ends. */
  changed(): void;
}

/**
 * One text control that lies over the cell being written. It stays where it is in the page whatever is drawn below it, so
 * that neither the focus nor a composition of an input method is lost. Armed, it waits unseen over a name for the first
 * character, so that an input method can begin with it.
 */
export class CellEditor {
  readonly #owner: EditorOwner;
  readonly #control: () => HTMLTextAreaElement | null;
  #target: EditTarget | null = null;
  #armed: EditTarget | null = null;
  #base = '';
  #composing = false;

  constructor(owner: EditorOwner, control: () => HTMLTextAreaElement | null) {
    this.#owner = owner;
    this.#control = control;
  }

  /** What is being written; null while nothing is. */
  get target(): EditTarget | null {
    return this.#target;
  }

  /** The name it waits over. */
  get armed(): EditTarget | null {
    return this.#armed;
  }

  /** Waits over a name, or over nothing. */
  arm(target: EditTarget | null): void {
    if (this.#target) return;
    this.#armed = target;
    const control = this.#control();
    if (control) control.value = '';
  }

  /** Begins to write, with the text that is there. */
  begin(target: EditTarget, select: boolean): void {
    const base = this.#owner.textOf(target);
    const control = this.#control();
    if (base === null || !control) return;
    this.#start(target, base);
    control.value = base;
    // It would not take the focus while it is hidden, and drawing comes too late for the next key.
    control.hidden = false;
    control.focus({ preventScroll: true });
    control.setSelectionRange(select ? 0 : base.length, base.length);
  }

  /** Writes what was typed, and goes on. */
  finish(after: After): void {
    const target = this.#target;
    const control = this.#control();
    if (!target || !control || this.#composing) return;
    const text = control.value.replace(/\r\n?/g, '\n').trim();
    const now = this.#owner.textOf(target);
    const base = this.#base;
    this.#end();
    if (now === null || (now !== base && text !== base && text !== now)) this.#owner.overtaken(target, text);
    else this.#owner.finished(target, text, text !== now, after);
  }

  /** Gives up what was typed. */
  cancel(): void {
    const target = this.#target;
    if (!target) return;
    const base = this.#base;
    this.#end();
    this.#owner.finished(target, base, false, 'stay');
  }

  /** Ends where the target is gone, and hands back what was typed. */
  checkTarget(): void {
    const target = this.#target;
    if (!target || this.#composing || this.#owner.textOf(target) !== null) return;
    const text = this.#control()?.value ?? '';
    this.#end();
    if (text !== this.#base) this.#owner.overtaken(target, text);
  }

  /** Takes an event of the text control. */
  on({ type }: Event): void {
    // Some input methods leave the control without a compositionend.
    this.#composing = type === 'compositionstart' || (type === 'input' && this.#composing);
    if (type === 'blur') this.finish('leave');
    else if (type !== 'compositionend') this.onInput();
  }

  /** Something was typed: what was only armed begins. */
  onInput(): void {
    if (!this.#target && this.#armed) this.#start(this.#armed, this.#owner.textOf(this.#armed) ?? '');
  }

  /** Takes a key while a text is being written; all but a few belong to the control. */
  onKeydown(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    const after = afterOf(event);
    if (!after && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (after) this.finish(after);
    else this.cancel();
  }

  #start(target: EditTarget, base: string): void {
    this.#target = target;
    this.#armed = null;
    this.#base = base;
    this.#owner.changed();
  }

  #end(): void {
    this.#target = null;
    this.#composing = false;
    const control = this.#control();
    if (control) control.value = '';
    this.#owner.changed();
  }
}

function afterOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): After | null {
  if (altKey || ctrlKey || metaKey) return null;
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return null;
}
