import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readFrontMatter, setScalar } from '../../markdown/frontMatter.ts';
import { applyEdits } from '../../markdown/text.ts';
import { cleanName } from '../../retrospective/fileName.ts';
import { shippedTemplate } from '../shippedTemplates.ts';
import { writeNewFile } from '../newFile.ts';
import { ReaderError } from '../readerError.ts';
import { caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import { copyFromEditor, copyReply, type CopyFormat } from './copy.ts';
import { insertReply, openAsDocument } from './insert.ts';
import { pickReply } from './pick.ts';
import { previewReply } from './preview.ts';
import type { Reply } from './reply.ts';
import { replySources } from './sources.ts';

/** The reply that a command is about: a line of the view, or an id from a keybinding; undefined for anything else. */
async function replyIn(context: ReplyContext, argument: unknown): Promise<Reply | undefined> {
  if (typeof argument === 'string') {
    const atHand = await caseAtHand(context.forms.current, context.choice.language);
    const found = await context.library.find(argument, atHand.language);
    if (found) return found;
    throw new ReaderError('no-reply', l10n.t('There is no reply named “{0}”.', argument));
  }
  if (typeof argument !== 'object' || argument === null || !('reply' in argument)) return undefined;
  const { reply } = argument as { readonly reply: Reply };
  return reply;
}

/** Inserts a reply, chosen from all where the command does not name one. Advice is shown instead. */
export async function insert(context: ReplyContext, argument: unknown): Promise<void> {
  const reply = (await replyIn(context, argument)) ?? (await pickReply(context, l10n.t('Insert a reply')));
  if (!reply) return;
  if (reply.coaching) await previewReply(reply);
  else await insertReply(context, reply);
}

/** Opens a reply as a document of its own. */
export async function openDocument(context: ReplyContext, argument: unknown): Promise<void> {
  const reply = (await replyIn(context, argument)) ?? (await pickReply(context, l10n.t('New reply')));
  if (reply) await openAsDocument(context, reply);
}

/** Copies a reply of the view, or what the active editor shows. */
export async function copy(context: ReplyContext, argument: unknown, format: CopyFormat): Promise<void> {
  const reply = await replyIn(context, argument);
  if (reply) await copyReply(context, reply, format);
  else await copyFromEditor(context, format);
}

/** Shows a reply in a read-only tab. */
export async function preview(context: ReplyContext, argument: unknown): Promise<void> {
  const reply = (await replyIn(context, argument)) ?? (await pickReply(context, l10n.t('Preview')));
  if (reply) await previewReply(reply);
}

/** Makes a reply a favourite, or no longer. */
export async function toggleFavourite(context: ReplyContext, argument: unknown): Promise<void> {
  const reply = await replyIn(context, argument);
  if (reply) await context.memory.toggleFavourite(reply.id);
}

/** Asks for words and filters the view by them while they are typed; leaving brings the old filter back. */
export async function filter(context: ReplyContext): Promise<void> {
  await vscode.commands.executeCommand('fupan.replies.focus');
  const { choice } = context;
  const before = choice.filter;
  const input = vscode.window.createInputBox();
  input.title = l10n.t('Find replies');
  input.placeholder = l10n.t('Words, initials, or what it is about');
  input.value = before;
  await new Promise<void>((resolve) => {
    let accepted = false;
    input.onDidChangeValue((value) => {
      choice.filter = value.trim();
    });
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) choice.filter = before;
      input.dispose();
      resolve();
    });
    input.show();
  });
  await vscode.commands.executeCommand('fupan.replies.focus');
}

/** Shows the replies of the other language. */
export async function switchLanguage(context: ReplyContext): Promise<void> {
  const { language } = await caseAtHand(context.forms.current, context.choice.language);
  context.choice.language = language === 'en' ? 'zh-cn' : 'en';
}

/** Opens the file of one of the person's own templates. */
export async function editTemplate(context: ReplyContext, argument: unknown): Promise<void> {
  const reply = await replyIn(context, argument);
  if (!reply) return;
  if (reply.uri) {
    await vscode.window.showTextDocument(reply.uri);
    return;
  }
  // What the product brings is copied, so that an update does not take the person's words away.
  await createTemplate(context, reply.title, await reply.read());
}

/** Creates a template of one's own and opens it. */
export async function newTemplate(context: ReplyContext): Promise<void> {
  const title = await vscode.window.showInputBox({
    title: l10n.t('New reply template'),
    prompt: l10n.t('What it is for, in a few words; it becomes the title and the file name'),
    ignoreFocusOut: true,
  });
  if (!title?.trim()) return;
  const { language, accusation, complaint } = await caseAtHand(
    context.forms.current,
    context.choice.language,
  );
  // What the case at hand is about is most likely what the template is for.
  const known = { title: title.trim(), accusation, complaint };
  const text = Object.entries(known).reduce(
    (edited, [key, value]) =>
      value === 'none'
        ? edited
        : applyEdits(edited, setScalar(edited, readFrontMatter(edited), key, value) ?? []),
    await shippedTemplate(context.extensionUri, `${language}/reply/new.md`),
  );
  await createTemplate(context, title.trim(), text);
}

async function createTemplate(context: ReplyContext, title: string, text: string): Promise<void> {
  const folder = await templateFolder(context);
  if (!folder) return;
  const name = cleanName(title);
  if (!name)
    throw new ReaderError(
      'no-name',
      l10n.t('Only characters that file names cannot hold are in this title. Add a word or two.'),
    );
  const uri = await writeNewFile(folder, `${name}.md`, text);
  await vscode.window.showTextDocument(uri, { preview: false });
}

async function templateFolder(context: ReplyContext): Promise<vscode.Uri | undefined> {
  const sources = replySources(context.globalStorage);
  if (sources.length === 1) return sources[0]?.folder;
  const names = {
    user: l10n.t('For me, in every project'),
    team: l10n.t('For the team'),
    workspace: l10n.t('For this project'),
  };
  const items = sources.map(({ origin, folder }) => ({
    label: names[origin],
    description: vscode.workspace.asRelativePath(folder),
    folder,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('Where the template belongs') });
  return picked?.folder;
}
