import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import { offerPromises } from '../followUp/offerPromises.ts';
import type { ReplyContext } from './context.ts';

/** Registers the commands around replies. What they do is loaded when the first of them runs. */
export function registerReplyCommands(context: ReplyContext): vscode.Disposable {
  const load = () => import('./commandHandlers.ts');
  const handlers: Record<string, (argument: unknown) => unknown> = {
    'fupan.insertReply': async (argument) => (await load()).insert(context, argument),
    'fupan.newReply': async (argument) => (await load()).openDocument(context, argument),
    'fupan.copyReply': async (argument) => (await load()).copy(context, argument, 'plain'),
    'fupan.copyReplyRich': async (argument) => (await load()).copy(context, argument, 'rich'),
    'fupan.previewReply': async (argument) => (await load()).preview(context, argument),
    'fupan.addFavouriteReply': async (argument) => (await load()).toggleFavourite(context, argument),
    'fupan.removeFavouriteReply': async (argument) => (await load()).toggleFavourite(context, argument),
    'fupan.filterReplies': async () => (await load()).filter(context),
    'fupan.clearReplyFilter': () => {
      context.choice.filter = '';
    },
    'fupan.repliesByBlame': () => context.memory.group('blame'),
    'fupan.repliesByScenario': () => context.memory.group('scenario'),
    'fupan.switchReplyLanguage': async () => (await load()).switchLanguage(context),
    'fupan.editReplyTemplate': async (argument) => (await load()).editTemplate(context, argument),
    'fupan.recognise': async (argument) =>
      (await import('./recognise.ts')).recogniseMessage(context, argument),
    'fupan.checkReply': async () => (await import('./checkReply.ts')).showReplyCheck(context),
    // What a completion runs when it was chosen.
    'fupan.replies.remember': async (id) => {
      if (typeof id === 'string') await context.memory.used(id);
      const document = vscode.window.activeTextEditor?.document;
      if (document) await offerPromises(document.getText(), document.uri);
    },
    'fupan.newReplyTemplate': async () => (await load()).newTemplate(context),
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
