import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Channel, type Port } from '../../protocol/channel.ts';
import { raciRequest, type RaciEvent, type RaciRequest, type SentRaciState } from '../../protocol/raci.ts';
import { RaciStatePacker } from '../../protocol/raciState.ts';
import { editRaci } from '../../raci/edit.ts';
import type { RaciIntent } from '../../raci/intent.ts';
import { applyToDocument, inTurn, staleError } from '../documentEdits.ts';
import { unreadableText } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import { answerChecked } from '../requests.ts';
import { Snapshots } from '../snapshots.ts';
import { analyseRaci } from './analysis.ts';
import type { GridContext } from './gridContext.ts';
import { answerGridRequest } from './gridRequests.ts';
import { gridState } from './gridState.ts';
import { acceptedRaciEdits } from './refusal.ts';

/** A place where the grid is drawn: an editor, or a test. */
export interface GridSurface {
  readonly port: Port;
  /** Takes back or repeats the last change of the document. */
  history(command: 'undo' | 'redo'): Promise<void>;
}

/**
 * One grid on one surface. Like the retrospective form it sends a whole snapshot after each change of the document,
 * whoever made it, and holds nothing that the document could contradict. The document stays open as long as the editor.
 */
export class GridSession implements vscode.Disposable {
  readonly context: GridContext;
  readonly surface: GridSurface;
  readonly document: vscode.TextDocument;
  readonly #channel: Channel;
  readonly #packer = new RaciStatePacker();
  readonly #snapshots: Snapshots;
  readonly #subscriptions: vscode.Disposable[];

  constructor(context: GridContext, surface: GridSurface, document: vscode.TextDocument) {
    this.context = context;
    this.surface = surface;
    this.document = document;
    this.#channel = new Channel(surface.port, { onRequest: (body) => this.#answer(body) });
    this.#snapshots = new Snapshots(() => Promise.resolve(this.#snapshot()));
    const mine = (changed: vscode.TextDocument) => {
      if (changed === document) this.refresh();
    };
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => mine(event.document)),
      vscode.workspace.onDidSaveTextDocument(mine),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('fupan.raci', document.uri)) this.refresh();
      }),
      context.onDidReveal((uri) => {
        if (uri.toString() === document.uri.toString()) this.refresh();
      }),
    ];
  }

  /** The state of now, for a page that starts with it. */
  firstState(): SentRaciState {
    return this.#packer.pack(gridState(this.document), true);
  }

  /** See `Snapshots.setVisible`. */
  setVisible(visible: boolean): void {
    this.#snapshots.setVisible(visible);
  }

  /** Sends a snapshot soon. */
  refresh(): void {
    this.#snapshots.refresh();
  }

  /** Resolves when the grid has been sent the state of now. */
  settled(): Promise<void> {
    return this.#snapshots.settled();
  }

  /** Changes the document that the grid saw at `version`, as one undo step. Throws `stale` where it has changed since. */
  change(version: number, intent: RaciIntent): Promise<void> {
    return inTurn(this.document.uri, async () => {
      if (this.document.version !== version) throw staleError();
      await this.#apply(intent);
    });
  }

  /** Changes the document as it is when its turn comes. */
  changeNow(intent: RaciIntent): Promise<void> {
    return inTurn(this.document.uri, () => this.#apply(intent));
  }

  dispose(): void {
    this.#snapshots.dispose();
    this.#channel.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #apply(intent: RaciIntent): Promise<void> {
    const unreadable = unreadableText(this.document);
    if (unreadable) throw new ReaderError('unreadable', unreadable.message);
    const { text, model } = analyseRaci(this.document);
    await applyToDocument(this.document, acceptedRaciEdits(editRaci(text, model, intent)));
  }

  #answer(body: unknown): Promise<unknown> {
    const refusal = l10n.t('The matrix sent something unexpected. Nothing was changed.');
    return answerChecked(raciRequest, body, refusal, async (request) => {
      try {
        return await this.#perform(request);
      } catch (error) {
        this.refresh();
        throw error;
      }
    });
  }

  async #perform(request: RaciRequest): Promise<unknown> {
    if (request.type === 'ready') {
      // A page that VS Code loads anew begins with an old state, and is sent all of it.
      const state = request.seen === this.#packer.serial ? null : this.firstState();
      this.#snapshots.start();
      // What changed meanwhile, and a place that was asked for before the grid was there, follow with the next snapshot.
      this.refresh();
      return state;
    }
    const answer = await answerGridRequest(this, request);
    // The answer follows the snapshot, so that the grid knows the new text when it goes on.
    this.refresh();
    await this.settled();
    return answer;
  }

  #snapshot(): () => void {
    const state = gridState(this.document);
    return () => {
      this.#channel.event({ type: 'state', state: this.#packer.pack(state) } satisfies RaciEvent);
      const place = this.context.takeReveal(this.document.uri);
      if (!place) return;
      const { matrix, row, role } = place;
      this.#channel.event({ type: 'reveal', matrix, row, role } satisfies RaciEvent);
    };
  }
}
