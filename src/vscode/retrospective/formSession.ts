import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Channel, type Port } from '../../protocol/channel.ts';
import { formRequest, type FormEvent, type ViewState } from '../../protocol/retrospective.ts';
import type { EditResult } from '../../retrospective/intent.ts';
import type { Retrospective } from '../../retrospective/model.ts';
import { nameOf, statOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { answerChecked } from '../requests.ts';
import { Snapshots } from '../snapshots.ts';
import { analyse, type Analysis } from './analysis.ts';
import { applyToDocument, inTurn, staleError } from '../documentEdits.ts';
import { acceptedEdits } from './refusal.ts';
import type { FormContext } from './formContext.ts';
import { answerRequest } from './formRequests.ts';
import { formState, startState } from './formState.ts';
import { openDocument } from '../documents.ts';
import { rememberRecent } from './recent.ts';
import { missingMessage, refuseTooLong, unopenable, unreadableText } from '../readable.ts';

/** A place where the form is drawn: the sidebar view, an editor, or a test. */
export interface FormSurface {
  readonly port: Port;
  /** The address under which the surface may load `file`. */
  imageAddress(file: vscode.Uri): string;
  /** Takes back or repeats the last change of the document. */
  history(command: 'undo' | 'redo', document: vscode.TextDocument): Promise<void>;
  /** Called when the form turns to another document, before anything of it is sent. */
  documentChanged?(uri: vscode.Uri | undefined): void;
}

/** The document a form is about: a fixed one, or whichever is current. */
export interface FormSubject {
  readonly uri: vscode.Uri | undefined;
  /** True where the file is known to be gone. */
  readonly missing: boolean;
}

/**
 * One form on one surface. It answers the form's requests and sends it a whole snapshot after each change of the document,
 * whoever made it; it has no state of its own that a document could contradict.
 */
export class FormSession implements vscode.Disposable {
  readonly context: FormContext;
  readonly surface: FormSurface;
  readonly #subject: FormSubject;
  readonly #channel: Channel;
  readonly #subscriptions: vscode.Disposable[];
  /** Pictures that were found on disk. */
  readonly #pictures = new Set<string>();
  #document: vscode.TextDocument | undefined;
  /**
   * The text that the form saw last. It is told a number of its own instead of the document's version, since versions of
   * two documents, or of one that was closed and opened again, can be the same.
   */
  #seen = { number: 0, document: undefined as vscode.TextDocument | undefined, version: 0 };
  #shown: string | undefined;
  #remembered: string | undefined;
  #last: ViewState['kind'] = 'start';
  #toReveal: { readonly key: string | null } | undefined;
  readonly #snapshots = new Snapshots(() => this.#snapshot());

  constructor(context: FormContext, surface: FormSurface, subject: FormSubject) {
    this.context = context;
    this.surface = surface;
    this.#subject = subject;
    this.#channel = new Channel(surface.port, { onRequest: (body) => this.#answer(body) });
    const mine = (document: vscode.TextDocument) => {
      if (document.uri.toString() === this.#subject.uri?.toString()) this.refresh();
    };
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => mine(event.document)),
      vscode.workspace.onDidSaveTextDocument(mine),
      vscode.workspace.onDidOpenTextDocument(mine),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('fupan')) this.refresh();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      // What could not be read may have been put right outside VS Code.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.#last === 'unreadable') this.refresh();
      }),
      context.today.onDidChange(() => this.refresh()),
      context.usualCauses.onDidChange(() => this.refresh()),
      context.matters.onDidChange(() => this.refresh()),
      context.similar.onDidChange(() => this.refresh()),
    ];
  }

  /** The document the form is about. Throws `no-document` on the start page. */
  get uri(): vscode.Uri {
    const { uri } = this.#subject;
    if (uri) return uri;
    throw new ReaderError('no-document', l10n.t('No retrospective is open. Open one, or create a new one.'));
  }

  /** See `Snapshots.setVisible`. */
  setVisible(visible: boolean): void {
    this.#snapshots.setVisible(visible);
  }

  /** See `Snapshots.refresh`. */
  refresh(evenHidden = false): void {
    this.#snapshots.refresh(evenHidden);
  }

  /** See `Snapshots.settled`. */
  settled(): Promise<void> {
    return this.#snapshots.settled();
  }

  /** Asks the form to put the focus on the problem with `key`, or on its first field, once it shows the text of now. */
  reveal(key: string | null): void {
    this.#toReveal = { key };
    this.refresh();
  }

  /** The document, opened again where VS Code closed it meanwhile. Throws a `ReaderError` where that fails. */
  async document(): Promise<vscode.TextDocument> {
    const { uri } = this;
    try {
      return await this.#open(uri);
    } catch (error) {
      throw new ReaderError('unreadable', unopenable(uri, error).message);
    }
  }

  /** The document as the form saw it when it was told `version`. Throws `stale` where it has changed since. */
  async seen(version: number): Promise<{ document: vscode.TextDocument; analysis: Analysis }> {
    const document = await this.document();
    if (!this.#isCurrent(version, document)) {
      this.refresh();
      await this.settled();
      throw staleError();
    }
    const unreadable = unreadableText(document);
    if (unreadable) throw new ReaderError('unreadable', unreadable.message);
    return { document, analysis: analyse(document, this.context) };
  }

  /** Changes the document that the form saw at `version` by what `compute` returns, as one undo step. */
  change(version: number, compute: (text: string, model: Retrospective) => EditResult): Promise<void> {
    return inTurn(this.uri, async () => {
      const { document, analysis } = await this.seen(version);
      await this.apply(document, compute(analysis.text, analysis.model));
    });
  }

  /** Makes the edits of `result` and sends the form the text as it is then. Call it within `inTurn`. */
  async apply(document: vscode.TextDocument, result: EditResult): Promise<void> {
    await applyToDocument(document, acceptedEdits(result).edits);
    // What was typed last is sent while the form is being hidden; the change after it needs to know the new text.
    this.refresh(true);
    await this.settled();
  }

  dispose(): void {
    this.#snapshots.dispose();
    this.#channel.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #answer(body: unknown): Promise<unknown> {
    const refusal = l10n.t('The form sent something unexpected. Nothing was changed.');
    return answerChecked(formRequest, body, refusal, async (request) => {
      if (request.type !== 'ready') return answerRequest(this, request);
      const state = await this.#state();
      this.#last = state.kind;
      this.#snapshots.start();
      return state;
    });
  }

  async #snapshot(): Promise<() => void> {
    const state = await this.#state();
    this.#last = state.kind;
    return () => {
      this.#channel.event({ type: 'state', state } satisfies FormEvent);
      if (!this.#toReveal) return;
      this.#channel.event({ type: 'reveal', ...this.#toReveal } satisfies FormEvent);
      this.#toReveal = undefined;
    };
  }

  async #state(): Promise<ViewState> {
    const { uri, missing } = this.#subject;
    if (uri?.toString() !== this.#shown) {
      this.#shown = uri?.toString();
      this.#document = undefined;
      this.#pictures.clear();
      this.surface.documentChanged?.(uri);
    }
    if (!uri) return startState(this.context);
    const fileName = nameOf(uri);
    if (missing && !openDocument(uri)?.isDirty) {
      return { kind: 'unreadable', fileName, message: missingMessage(fileName), canOpenText: false };
    }
    let document: vscode.TextDocument;
    try {
      document = await this.#open(uri);
    } catch (error) {
      return { kind: 'unreadable', fileName, ...unopenable(uri, error) };
    }
    const unreadable = unreadableText(document);
    if (unreadable) return { kind: 'unreadable', fileName, ...unreadable };
    if (this.#remembered !== uri.toString()) {
      this.#remembered = uri.toString();
      void rememberRecent(this.context.state, uri);
    }
    return formState(this.context, document, this.surface, this.#pictures, (version) => {
      const { number, ...last } = this.#seen;
      const same = last.document === document && last.version === version;
      this.#seen = { number: same ? number : number + 1, document, version };
      return this.#seen.number;
    });
  }

  async #open(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const known = this.#document;
    if (known && !known.isClosed && known.uri.toString() === uri.toString()) return known;
    const open = openDocument(uri);
    // VS Code would make a new, empty document of this name.
    if (!open && uri.scheme === 'untitled') throw vscode.FileSystemError.FileNotFound(uri);
    if (!open) refuseTooLong((await statOf(uri))?.size ?? 0);
    this.#document = open ?? (await vscode.workspace.openTextDocument(uri));
    return this.#document;
  }

  #isCurrent(version: number, document: vscode.TextDocument): boolean {
    const seen = this.#seen;
    if (seen.number !== version || !seen.document) return false;
    if (seen.document === document) return seen.version === document.version;
    // VS Code closes documents without an editor after a while; opened again, the text may still be the same.
    return (
      seen.document.uri.toString() === document.uri.toString() &&
      seen.document.version === seen.version &&
      seen.document.getText() === document.getText()
    );
  }
}
