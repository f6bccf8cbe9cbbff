import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EvidenceTarget } from '../src/retrospective/intent.ts';
import { canDrop, droppedOf, sendDropped } from './evidenceFiles.ts';

/** An element on which evidence can be dropped, and where it belongs then. */
export interface Dropzone {
  readonly evidenceTarget: EvidenceTarget;
}

/**
 * Makes all of an element take files that are dropped or pasted: the innermost drop zone under the pointer or the caret
 * gets them, everything else leads to `rest`. Text that is dropped or pasted is left to the browser.
 */
export class DropTarget implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #rest: () => HTMLElement & Dropzone;
  #marked: Element | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, rest: () => HTMLElement & Dropzone) {
    this.#host = host;
    this.#rest = rest;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('paste', this.#onPaste);
    this.#host.addEventListener('dragover', this.#onDrag);
    this.#host.addEventListener('dragleave', this.#onLeave);
    this.#host.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('paste', this.#onPaste);
    this.#host.removeEventListener('dragover', this.#onDrag);
    this.#host.removeEventListener('dragleave', this.#onLeave);
    this.#host.removeEventListener('drop', this.#onDrop);
  }

  #zoneOf(event: Event): HTMLElement & Dropzone {
    const zone = event
      .composedPath()
      .find((target) => target instanceof HTMLElement && 'evidenceTarget' in target);
    return (zone as (HTMLElement & Dropzone) | undefined) ?? this.#rest();
  }

  #take(event: Event, data: DataTransfer | null): void {
    const dropped = data && droppedOf(data);
    if (!dropped) return;
    event.preventDefault();
    const zone = this.#zoneOf(event);
    void sendDropped(this.#host, () => (zone.isConnected ? zone.evidenceTarget : null), dropped, new Date());
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    // Text goes where the caret is; a spreadsheet offers a picture of its cells beside their text.
    if (event.clipboardData?.types.includes('text/plain')) return;
    this.#take(event, event.clipboardData);
  };

  readonly #onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer || !canDrop(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#mark(this.#zoneOf(event));
  };

  readonly #onLeave = (event: DragEvent): void => {
    const inside = event.relatedTarget instanceof Node && this.#host.contains(event.relatedTarget);
    if (!inside) this.#mark(null);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#mark(null);
    this.#take(event, event.dataTransfer);
  };

  #mark(zone: Element | null): void {
    if (this.#marked === zone) return;
    this.#marked?.removeAttribute('drop-here');
    zone?.setAttribute('drop-here', '');
    this.#marked = zone;
  }
}
