import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CaseRecord } from '../../cases/statistics.ts';
import { normalDate } from '../../markdown/task.ts';
import type { Range } from '../../markdown/text.ts';
import { Channel, type Port } from '../../protocol/channel.ts';
import {
  insightsRequest,
  type InsightField,
  type InsightsEvent,
  type InsightsRequest,
  type InsightsState,
} from '../../protocol/insights.ts';
import { terms } from '../../retrospective/model.ts';
import type { CaseLibrary } from '../cases/library.ts';
import { findRetrospectives } from '../documents/sources.ts';
import { nameOf } from '../files.ts';
import { documentLanguage } from '../language.ts';
import { answerChecked } from '../requests.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { Snapshots } from '../snapshots.ts';
import { openAsText } from '../textEditors.ts';
import { ageOf, insightsState, valueLabel } from './state.ts';

interface Action {
  readonly text: string;
  readonly owners: string;
  readonly due: string;
  readonly uri: vscode.Uri;
  readonly range: Range;
}

/** One page with statistics: answers what it asks for, and sends it a new state when the cases changed. */
export class InsightsSession {
  readonly #context: FormContext;
  readonly #library: CaseLibrary;
  readonly #channel: Channel;
  readonly #snapshots: Snapshots;
  readonly #subscriptions: vscode.Disposable[];
  #field: InsightField = 'cause';
  #records: readonly CaseRecord[] = [];
  #actions: readonly Action[] = [];
  #reading = false;

  constructor(context: FormContext, library: CaseLibrary, port: Port) {
    this.#context = context;
    this.#library = library;
    this.#channel = new Channel(port, { onRequest: (body) => this.#answer(body) });
    this.#snapshots = new Snapshots(async () => {
      await this.#read();
      return () => this.#channel.event({ type: 'state', state: this.#state() } satisfies InsightsEvent);
    });
    this.#subscriptions = [
      library.onDidChange(() => this.#snapshots.refresh()),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith('.md')) this.#snapshots.refresh();
      }),
    ];
  }

  /** Only a visible page is kept up to date. */
  setVisible(visible: boolean): void {
    this.#snapshots.setVisible(visible);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#snapshots.dispose();
    this.#channel.dispose();
  }

  #answer(body: unknown): Promise<unknown> {
    const refusal = l10n.t('The view sent something unexpected. Nothing was changed.');
    return answerChecked(insightsRequest, body, refusal, (request) => this.#run(request));
  }

  async #run(request: InsightsRequest): Promise<InsightsState | null> {
    switch (request.type) {
      case 'ready':
        await this.#read();
        this.#snapshots.start();
        return this.#state();
      case 'setField':
        this.#field = request.field;
        return this.#state();
      case 'showCases': {
        const { field, value } = request;
        await openCase(
          valueLabel(field, value, documentLanguage(vscode.env.language)),
          this.#records.filter((record) => record.values[field]?.includes(value)),
        );
        return null;
      }
      case 'showMonth':
        await openCase(
          request.month,
          this.#records.filter(
            ({ date }) => Math.floor(date / 100) === Number(request.month.replace('-', '')),
          ),
        );
        return null;
      case 'showActions':
        await openAction(
          this.#actions.filter(({ due }) => ageOf(due, this.#context.today.date) === request.age),
        );
        return null;
    }
  }

  #state(): InsightsState {
    return {
      ...insightsState(
        this.#records,
        this.#actions,
        this.#context.today.date,
        this.#field,
        documentLanguage(vscode.env.language),
      ),
      reading: this.#reading,
    };
  }

  async #read(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    // As it is before the question: when all has been read meanwhile, the library says so, and is asked again.
    const { kind } = this.#library.state;
    const [records, ...found] = await Promise.all([
      this.#library.records(),
      ...folders.map((folder) => findRetrospectives(folder)),
    ]);
    this.#records = records;
    this.#reading = kind === 'indexing' || (kind === 'idle' && folders.length > 0);
    this.#actions = found
      .flatMap(({ retrospectives }) => retrospectives)
      .flatMap(({ uri, model }) =>
        [...terms, 'unsorted' as const]
          .flatMap((term) => model.fixes[term])
          .filter((fix) => !fix.done && fix.text.trim() !== '')
          .map((fix) => ({
            text: fix.text,
            owners: fix.owners.join(', '),
            due: normalDate(fix.due.text) ?? '',
            uri,
            range: fix.range,
          })),
      );
  }
}

/** Lists cases, the newest first, and opens the one that is chosen. */
async function openCase(title: string, records: readonly CaseRecord[]): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    [...records]
      .sort((a, b) => b.date - a.date)
      .map(({ title: name, path, date }) => {
        const uri = vscode.Uri.parse(path, true);
        return {
          uri,
          label: name || nameOf(uri),
          description: dateText(date),
          detail: vscode.workspace.asRelativePath(uri),
        };
      }),
    { title: l10n.t('{0}: {1} cases', title, records.length), matchOnDescription: true, matchOnDetail: true },
  );
  if (picked) await openAsText(picked.uri, null);
}

async function openAction(actions: readonly Action[]): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    [...actions]
      .sort((a, b) => a.due.localeCompare(b.due))
      .map((action) => ({
        action,
        label: action.text,
        description: [action.owners, action.due].filter(Boolean).join(' · '),
        detail: vscode.workspace.asRelativePath(action.uri),
      })),
    { title: l10n.t('{0} open actions', actions.length), matchOnDescription: true, matchOnDetail: true },
  );
  if (picked) await openAsText(picked.action.uri, picked.action.range);
}

/** 20261120 as `2026-11-20`, 20261100 as `2026-11`; empty for 0. */
function dateText(date: number): string {
  const text = String(date);
  if (date === 0) return '';
  return [text.slice(0, 4), text.slice(4, 6), ...(date % 100 === 0 ? [] : [text.slice(6)])].join('-');
}
