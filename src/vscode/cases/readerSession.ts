import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fieldOf, valueOf } from '../../cases/fieldNames.ts';
import { readMatter } from '../../cases/plainFrontMatter.ts';
import { facetValueName, fieldLabel } from '../../l10n/caseText.ts';
import { statusName } from '../../l10n/problemText.ts';
import {
  readerRequest,
  type ReaderEvent,
  type ReaderRequest,
  type ReaderState,
} from '../../protocol/caseReader.ts';
import { Channel, type Port } from '../../protocol/channel.ts';
import { linkTarget, pathBelow } from '../../reading/links.ts';
import { exists, nameOf } from '../files.ts';
import { ReaderError, sentenceOf } from '../readerError.ts';
import { answerChecked } from '../requests.ts';
import { Snapshots } from '../snapshots.ts';
import { openAsText } from '../textEditors.ts';
import { copyCitation, insertCaseLink } from './caseActions.ts';
import { rootOfCase, summaryOf } from './caseFile.ts';
import type { CaseOpening } from './caseReader.ts';
import type { CasesContext } from './casesContext.ts';

/** A place where a case is read: the pane, or a test. */
export interface ReaderSurface {
  readonly port: Port;
  /** The address under which the surface may load `file`. */
  address(file: vscode.Uri): string;
  /** Told which case is shown, and its title. */
  shows(uri: vscode.Uri, title: string): void;
}

/** How many similar cases are listed. */
const similarCases = 5;

/** One reading pane: shows a case as it is on disk or in an editor, and does what can be done with it. */
export class ReaderSession implements vscode.Disposable {
  readonly #context: CasesContext;
  readonly #surface: ReaderSurface;
  readonly #channel: Channel;
  readonly #snapshots: Snapshots;
  readonly #subscriptions: vscode.Disposable[];
  #uri: vscode.Uri | null = null;
  #how: CaseOpening = {};
  #opened = 0;
  #sent = '';

  constructor(context: CasesContext, surface: ReaderSurface) {
    this.#context = context;
    this.#surface = surface;
    this.#channel = new Channel(surface.port, { onRequest: (body) => this.#answer(body) });
    this.#snapshots = new Snapshots(() => this.#snapshot());
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#uri?.toString()) this.#snapshots.refresh();
      }),
      context.library.onDidChange(() => this.#snapshots.refresh()),
    ];
  }

  /** Shows the case at `uri`. */
  show(uri: vscode.Uri, how: CaseOpening): void {
    this.#uri = uri;
    this.#how = how;
    this.#opened++;
    this.#snapshots.refresh(true);
  }

  /** See `Snapshots.setVisible`. */
  setVisible(visible: boolean): void {
    this.#snapshots.setVisible(visible);
  }

  /** Resolves when the pane has been sent the case as it is now. */
  settled(): Promise<void> {
    return this.#snapshots.settled();
  }

  dispose(): void {
    this.#snapshots.dispose();
    this.#channel.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #answer(body: unknown): Promise<unknown> {
    const refusal = l10n.t('The view sent something unexpected. Nothing was changed.');
    return answerChecked(readerRequest, body, refusal, (request) => this.#perform(request));
  }

  async #perform(request: ReaderRequest): Promise<unknown> {
    const context = this.#context;
    if (request.type === 'ready') {
      const state = await this.#state();
      this.#sent = JSON.stringify(state);
      this.#snapshots.start();
      return state;
    }
    const uri = this.#uri;
    if (!uri) return undefined;
    switch (request.type) {
      case 'similar': {
        const { text } = await summaryOf(context.library, uri);
        return context.library.similar({ uri: uri.toString(), text }, similarCases);
      }
      case 'open':
        this.show(vscode.Uri.parse(request.uri, true), {});
        return undefined;
      case 'openLink':
        return this.#openLink(uri, request.href);
      case 'openText':
        return openAsText(uri, null);
      case 'copyCitation':
        return copyCitation(context, uri);
      case 'insertLink':
        return insertCaseLink(context, uri);
      case 'useFixes': {
        const { useFixes } = await import('./useFixes.ts');
        return useFixes(context, uri);
      }
      case 'back':
        await vscode.commands.executeCommand('fupan.cases.focus');
        return undefined;
    }
  }

  async #openLink(uri: vscode.Uri, href: string): Promise<void> {
    const target = linkTarget(href);
    if (target?.kind === 'web') {
      await vscode.env.openExternal(vscode.Uri.parse(target.address, true));
      return;
    }
    if (target?.kind === 'heading') {
      this.show(uri, { ...this.#how, heading: target.id });
      return;
    }
    const root = await rootOfCase(this.#context.library, uri);
    const below = target && pathBelow(uri.path.slice(root.path.length).replace(/^\/+/, ''), target.path);
    if (!target || !below) {
      throw new ReaderError(
        'link-refused',
        l10n.t('“{0}” is not opened: only files of the library and web or mail addresses are.', href),
      );
    }
    const file = vscode.Uri.joinPath(root, below);
    if (!(await exists(file))) {
      throw new ReaderError('link-missing', l10n.t('{0} is not there any more.', nameOf(file)));
    }
    if (/\.(md|markdown)$/i.test(file.path)) this.show(file, { heading: target.id });
    else await vscode.commands.executeCommand('vscode.open', file);
  }

  async #state(): Promise<ReaderState> {
    const uri = this.#uri;
    const fileName = uri ? nameOf(uri) : '';
    if (!uri) return { kind: 'unreadable', fileName, message: '', canOpenText: false };
    try {
      const { library } = this.#context;
      const [{ title, library: name, path, text }, root] = await Promise.all([
        summaryOf(library, uri),
        rootOfCase(library, uri),
      ]);
      this.#surface.shows(uri, title);
      const { entries, bodyStart } = readMatter(text);
      return {
        kind: 'case',
        uri: uri.toString(),
        fileName,
        title,
        library: name,
        path,
        base: this.#surface.address(root).replace(/\/+$/, ''),
        text: text.slice(bodyStart),
        fields: entries.flatMap(({ key, items }) => {
          const value = items.map((item) => shownValue(key, item.text)).join(l10n.t(', '));
          return value === '' || key === 'fupan' || key === 'title' ? [] : [{ name: fieldLabel(key), value }];
        }),
        marked: this.#how.marked ?? [],
        heading: this.#how.heading ?? '',
        opened: this.#opened,
      };
    } catch (error) {
      const gone = error instanceof ReaderError && error.code === 'missing';
      return { kind: 'unreadable', fileName, message: sentenceOf(error), canOpenText: !gone };
    }
  }

  async #snapshot(): Promise<() => void> {
    const state = await this.#state();
    const text = JSON.stringify(state);
    return () => {
      if (text === this.#sent) return;
      this.#sent = text;
      this.#channel.event({ type: 'state', state } satisfies ReaderEvent);
    };
  }
}

/** A value as the reader calls it: the codes of the format in words. */
function shownValue(key: string, text: string): string {
  const field = fieldOf(key);
  if (field === 'accusation' || field === 'complaint' || field === 'severity') {
    return facetValueName(field, valueOf(field, text));
  }
  if (key === 'status' && (text === 'draft' || text === 'reviewing' || text === 'closed')) {
    return statusName(text);
  }
  if (field === 'date') return text.replace(/^(\d{4}-\d\d-\d\d)T(?=\d\d:)/, '$1 ');
  return field === 'factors' ? facetValueName('factor', valueOf(field, text)) : text;
}
