import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import { isMarkdownFile } from '../documents.ts';
import type { FollowUp } from './followUp.ts';
import { offerCommand } from './offerPromises.ts';

/** Longest stretch of a document, in lines, in which its front matter is looked for. */
const frontMatterLines = 200;

/** Offers are made while somebody types, so of a longer document only as much, in UTF-16 units, is read. */
const longestRead = 200_000;

/** Documents in which people write down what they have said to a customer. */
const kinds =
  /^["']?fupan["']?[ \t]*:[ \t]*["']?(?:retrospective|complaint-note|meeting-minutes|daily-journal|reply)["']?[ \t]*(?:#|$)/m;

/**
 * Offers, above each promise that is not written down yet, to record it: in retrospectives, notes and replies, and in documents a reply
 * was put into. Quiet by nature: nothing has to be answered, and the offer goes away once the promise is recorded.
 */
class PromiseHints implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  /** Documents that a reply was put into in this window. */
  readonly #withReplies = new Set<string>();
  readonly #followUp: FollowUp;
  readonly #subscriptions: vscode.Disposable;

  constructor(followUp: FollowUp) {
    this.#followUp = followUp;
    this.#subscriptions = vscode.Disposable.from(
      followUp.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('fupan.promises.hints')) this.#changed.fire();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#withReplies.delete(uri.toString())),
    );
  }

  /** Offers the promises of `document` from now on, whatever kind of document it is. */
  add(document: vscode.Uri): void {
    this.#withReplies.add(document.toString());
    this.#changed.fire();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.getConfiguration('fupan', document.uri).get<boolean>('promises.hints', true))
      return [];
    if (!this.#withReplies.has(document.uri.toString()) && !isNote(document)) return [];
    const [{ promisesToOffer }, { timeContext }, { shortDueText }] = await Promise.all([
      import('../../followup/hints.ts'),
      import('./recordPromises.ts'),
      import('../../l10n/followUpText.ts'),
    ]);
    const context = await timeContext();
    const text = document.getText().slice(0, longestRead);
    return promisesToOffer(text, context, this.#followUp.recordedPromises).map((promise) => {
      const range = new vscode.Range(document.positionAt(promise.start), document.positionAt(promise.end));
      return new vscode.CodeLens(range, {
        command: 'fupan.recordPromises',
        title:
          promise.due === null
            ? l10n.t('Record this promise (choose the time)')
            : l10n.t('Record this promise → {0}', shortDueText(promise.due, context.now)),
        tooltip: promise.text,
        arguments: [{ promises: [promise] }],
      });
    });
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscriptions, this.#changed).dispose();
  }
}

function isNote(document: vscode.TextDocument): boolean {
  if (!isMarkdownFile(document) || document.uri.path.includes('/.fupan/')) return false;
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  // What a reply template promises is promised by the replies made from it.
  return kinds.test(head) && !/^placeholders[ \t]*:/m.test(head);
}

/** Offers the promises of a reply, see `offerPromises`. */
async function offer(hints: PromiseHints, text: string, document: vscode.Uri | undefined): Promise<void> {
  if (document) {
    // A time that is still to be filled in is offered as soon as it is there.
    hints.add(document);
    return;
  }
  const [{ readPromises }, { timeContext }, { shortDueText }] = await Promise.all([
    import('../../followup/promise.ts'),
    import('./recordPromises.ts'),
    import('../../l10n/followUpText.ts'),
  ]);
  const context = await timeContext();
  const promises = readPromises(text, context);
  const [first] = promises;
  if (!first) return;
  const message =
    promises.length > 1
      ? l10n.t('This reply makes {0} promises with a time.', promises.length)
      : first.due === null
        ? l10n.t('This reply makes a promise: “{0}”.', first.words)
        : l10n.t(
            'This reply makes a promise: “{0}”, due {1}.',
            first.words,
            shortDueText(first.due, context.now),
          );
  const take = l10n.t('Record');
  void vscode.window.showInformationMessage(message, take).then((picked) => {
    if (picked === take) void vscode.commands.executeCommand('fupan.recordPromises', { promises });
  });
}

/** Registers the hints, and the command that `offerPromises` runs. */
export function registerPromiseHints(followUp: FollowUp): vscode.Disposable {
  const hints = new PromiseHints(followUp);
  return vscode.Disposable.from(
    hints,
    registerCommand(offerCommand, async (text, document) => {
      if (typeof text !== 'string') return;
      await offer(hints, text, document instanceof vscode.Uri ? document : undefined);
    }),
    vscode.languages.registerCodeLensProvider([{ language: 'markdown' }, { language: 'plaintext' }], hints),
  );
}
