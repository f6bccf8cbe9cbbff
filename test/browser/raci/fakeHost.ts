import { raciProblemText } from '../../../src/l10n/raciText.ts';
import { applyEdits } from '../../../src/markdown/text.ts';
import { Channel, ChannelError } from '../../../src/protocol/channel.ts';
import {
  raciRequest,
  type RaciEvent,
  type RaciRequest,
  type RaciViewState,
} from '../../../src/protocol/raci.ts';
import { RaciStatePacker } from '../../../src/protocol/raciState.ts';
import * as v from 'valibot';
import { checkRaci, loadsOf } from '../../../src/raci/check.ts';
import { editRaci } from '../../../src/raci/edit.ts';
import type { RaciDocument } from '../../../src/raci/model.ts';
import { parseRaci } from '../../../src/raci/parse.ts';
import type { Host } from '../../../webview/host.ts';
import { memoryStore, portOf } from '../fakeHost.ts';

/**
 * One document behind the protocol of the grid, as the extension serves it: real reading, edits and rules; requests are
 * checked; messages arrive in a later task and as copies; a snapshot is posted before the request that led to it is answered.
 */
export class FakeRaciHost {
  /** What the page asked for, in order. */
  readonly requests: RaciRequest[] = [];
  readonly store = memoryStore();
  readonly uri = 'file:///project/duties.raci.md';
  /** Shown instead of the grid. */
  instead: RaciViewState | null = null;
  readOnly = false;
  /** What the extension finds on the clipboard. */
  clipboard = '';
  /** What the person answers when a paste is larger than the matrix. */
  grows = true;
  /** What a preset or an import brings. */
  fresh: readonly (readonly string[])[] = [
    ['Matter', 'Engineer', 'Customer'],
    ['Survey', 'R', 'A'],
    ['Build', 'A/R', 'C'],
    ['Training', 'R', 'I'],
  ];
  /** Consulted before a request is carried out; what it throws goes to the page. */
  before: (request: RaciRequest) => void | Promise<void> = () => undefined;
  version = 1;
  text: string;
  readonly #undo: string[] = [];
  readonly #redo: string[] = [];
  readonly #packer = new RaciStatePacker();
  #channel: Channel | null = null;
  #read: { readonly text: string; readonly model: RaciDocument } | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The page's end of a new connection. */
  connect(): Host {
    this.#channel?.dispose();
    const { port1, port2 } = new MessageChannel();
    this.#channel = new Channel(portOf(port1), { onRequest: (body) => this.#answer(body) });
    return { port: portOf(port2), store: this.store };
  }

  get model(): RaciDocument {
    if (this.#read?.text !== this.text) this.#read = { text: this.text, model: parseRaci(this.text) };
    return this.#read.model;
  }

  /** Letters and words of all cells of the first matrix, row by row; sections are their name alone. */
  get cells(): string[][] {
    return (this.model.matrices[0]?.rows ?? []).map((row) =>
      row.kind === 'section'
        ? [row.matter.text]
        : [
            row.matter.text,
            ...row.cells.map(({ letters, words }) => [letters.join(''), words].join(' ').trim()),
          ],
    );
  }

  /** Names of the roles of the first matrix. */
  get roles(): string[] {
    return this.model.matrices[0]?.roles.map(({ text }) => text) ?? [];
  }

  get state(): RaciViewState {
    if (this.instead) return this.instead;
    const { model, uri, version, readOnly } = this;
    const fileName = uri.slice(uri.lastIndexOf('/') + 1);
    if (!model.matrices.length) return { kind: 'none', fileName, version };
    const problems = checkRaci(model, { overload: 0.6 });
    return {
      kind: 'grid',
      uri,
      fileName,
      title: model.title,
      version,
      dirty: version > 1,
      readOnly,
      matrices: model.matrices.map((matrix, at) => ({
        ...matrix,
        problems: problems
          .filter((problem) => problem.matrix === at)
          .map((problem) => ({ ...problem, message: raciProblemText(problem) })),
        loads: loadsOf(matrix),
      })),
    };
  }

  /** Somebody else writes into the document, for example in the text editor. */
  write(text: string): void {
    this.#undo.push(this.text);
    this.#redo.length = 0;
    this.#set(text);
  }

  /** Replaces `from` by `to` in the document, as somebody else. */
  replace(from: string, to: string): void {
    if (!this.text.includes(from)) throw new Error(`not in the document: ${from}`);
    this.write(this.text.replace(from, to));
  }

  /** Sends the page a snapshot. */
  refresh(): void {
    this.#channel?.event({ type: 'state', state: this.#packer.pack(this.state) } satisfies RaciEvent);
  }

  /** Tells the page to go to a cell. */
  reveal(matrix: number, row: number, role: number | null): void {
    this.#channel?.event({ type: 'reveal', matrix, row, role } satisfies RaciEvent);
  }

  /** Requests of one type. */
  asked<T extends RaciRequest['type']>(type: T): Extract<RaciRequest, { type: T }>[] {
    return this.requests.filter(
      (request): request is Extract<RaciRequest, { type: T }> => request.type === type,
    );
  }

  #set(text: string): void {
    this.text = text;
    this.version++;
    this.refresh();
  }

  async #answer(body: unknown): Promise<unknown> {
    const request = v.parse(raciRequest, body);
    if (request.type === 'ready') return this.#packer.pack(this.state, true);
    this.requests.push(request);
    await this.before(request);
    switch (request.type) {
      case 'edit': {
        if (request.version !== this.version) {
          this.refresh();
          throw new ChannelError('stale', 'The document changed in the meantime.');
        }
        return this.#apply(editRaci(this.text, this.model, request.intent));
      }
      case 'insertPreset':
      case 'import':
        return this.#apply(
          editRaci(this.text, this.model, { kind: 'addMatrix', title: 'Fresh', cells: this.fresh }),
        );
      case 'confirmGrow':
        return this.grows;
      case 'copy':
        this.clipboard = request.text;
        return undefined;
      case 'readClipboard':
        return this.clipboard;
      case 'undo':
      case 'redo': {
        const [from, to] = request.type === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
        const text = from.pop();
        if (text === undefined) return undefined;
        to.push(this.text);
        return this.#set(text);
      }
      default:
        return undefined;
    }
  }

  #apply(result: ReturnType<typeof editRaci>): void {
    if (!result.ok) throw new ChannelError(result.error, `Refused: ${result.error}`);
    if (result.edits.length) this.write(applyEdits(this.text, result.edits));
  }
}
