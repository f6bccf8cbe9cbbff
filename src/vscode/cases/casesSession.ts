import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { casesRequest, type CasesEvent, type CasesRequest, type CasesState } from '../../protocol/cases.ts';
import { Channel, type Port } from '../../protocol/channel.ts';
import { answerChecked } from '../requests.ts';
import { logError } from '../log.ts';
import { Snapshots } from '../snapshots.ts';
import type { CasesContext } from './casesContext.ts';
import { addLibraryFolder } from './addLibrary.ts';
import { chooseSavedSearch, historyOf, rememberQuery } from './savedSearches.ts';
import { showSkipped } from './skipped.ts';

/** One Cases view on one surface: carries its questions to the library, and tells it when the answers may be others. */
export class CasesSession implements vscode.Disposable {
  readonly #context: CasesContext;
  readonly #channel: Channel;
  readonly #snapshots: Snapshots;
  readonly #subscription: vscode.Disposable;
  #revision = 0;
  #waiting: CasesState['waiting'] = [];
  /** The libraries that Git was asked about last. */
  #described = '';
  #toSearch: string | undefined;

  constructor(context: CasesContext, port: Port) {
    this.#context = context;
    this.#channel = new Channel(port, { onRequest: (body) => this.#answer(body) });
    this.#snapshots = new Snapshots(() => this.#snapshot());
    this.#subscription = vscode.Disposable.from(
      context.library.onDidChange(() => {
        this.#revision++;
        this.#snapshots.refresh();
      }),
      context.share.onDidChange(() => {
        this.#described = '';
        this.#snapshots.refresh();
      }),
    );
  }

  /** See `Snapshots.setVisible`. */
  setVisible(visible: boolean): void {
    this.#snapshots.setVisible(visible);
  }

  /** Resolves when the view has been told the state of now. */
  settled(): Promise<void> {
    return this.#snapshots.settled();
  }

  /** Makes the view search for `query`. */
  search(query: string): void {
    this.#toSearch = query;
    this.#snapshots.refresh();
  }

  dispose(): void {
    this.#snapshots.dispose();
    this.#channel.dispose();
    this.#subscription.dispose();
  }

  #answer(body: unknown): Promise<unknown> {
    const refusal = l10n.t('The view sent something unexpected. Nothing was changed.');
    return answerChecked(casesRequest, body, refusal, (request) => this.#perform(request));
  }

  async #perform(request: CasesRequest): Promise<unknown> {
    const { library, reader, state } = this.#context;
    switch (request.type) {
      case 'ready': {
        const shown = await this.#state();
        this.#snapshots.start();
        return shown;
      }
      case 'search': {
        const { query, sort, offset, limit } = request;
        return library.search({ query, sort, offset, limit });
      }
      case 'open': {
        const { uri, marked, focus, beside } = request;
        await reader.open(vscode.Uri.parse(uri, true), { marked, focus, beside });
        return undefined;
      }
      case 'remember':
        await rememberQuery(state, request.query);
        this.#snapshots.refresh();
        return undefined;
      case 'savedSearches':
        return chooseSavedSearch(state, request.query, request.sort);
      case 'addLibrary':
        await addLibraryFolder(library);
        return undefined;
      case 'newCase':
        await vscode.commands.executeCommand('fupan.newCase');
        return undefined;
      case 'refresh':
        // Reading may take a while; the view is told how far it is.
        void library.refresh();
        return undefined;
      case 'cancel':
        library.cancel();
        return undefined;
      case 'showSkipped':
        await showSkipped(library);
        return undefined;
      case 'share':
        await vscode.commands.executeCommand('fupan.shareCases', vscode.Uri.parse(request.uri, true));
        return undefined;
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'fupan.cases.libraries');
        return undefined;
    }
  }

  async #state(): Promise<CasesState> {
    const { library, state } = this.#context;
    const revision = this.#revision;
    const [folders, skipped, commands] = await Promise.all([
      library.folders(),
      library.skipped(),
      vscode.commands.getCommands(true),
    ]);
    void this.#describe(folders);
    return {
      activity: library.state,
      folders,
      skipped: skipped.length,
      waiting: this.#waiting,
      canCreate: commands.includes('fupan.newCase'),
      history: historyOf(state),
      revision,
    };
  }

  /** Asks Git how the libraries stand, unless it was asked; the view is told when that is known. */
  async #describe(folders: CasesState['folders']): Promise<void> {
    const libraries = folders.filter(({ kind }) => kind === 'library');
    const asked = JSON.stringify(libraries);
    if (asked === this.#described) return;
    this.#described = asked;
    try {
      const states = await Promise.all(
        libraries.map(async ({ uri, name }) => {
          const state = await this.#context.share.describe(vscode.Uri.parse(uri, true));
          if (state.kind !== 'clone') return [];
          const { ahead, behind, changed } = state;
          return ahead + behind + changed.length === 0
            ? []
            : [{ uri, name, ahead, behind, changed: changed.length }];
        }),
      );
      const before = JSON.stringify(this.#waiting);
      // Somebody may have changed the libraries meanwhile: what is asked then says more.
      if (asked !== this.#described || JSON.stringify(states.flat()) === before) return;
      this.#waiting = states.flat();
      this.#snapshots.refresh();
    } catch (error) {
      logError('state of the libraries', error);
    }
  }

  async #snapshot(): Promise<() => void> {
    const state = await this.#state();
    return () => {
      this.#channel.event({ type: 'state', state } satisfies CasesEvent);
      if (this.#toSearch === undefined) return;
      this.#channel.event({ type: 'search', query: this.#toSearch } satisfies CasesEvent);
      this.#toSearch = undefined;
    };
  }
}
