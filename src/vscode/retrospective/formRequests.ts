import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FormRequest } from '../../protocol/retrospective.ts';
import { editRetrospective } from '../../retrospective/edit.ts';
import type { EvidenceTarget } from '../../retrospective/intent.ts';
import { folderOf, nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { save } from '../save.ts';
import { adopt, insertFishbone, startReview, statusEdit } from './actions.ts';
import { analyse, type Analysis } from './analysis.ts';
import { createRetrospective } from './create.ts';
import { inTurn, staleError } from '../documentEdits.ts';
import { linkFiles, targetNow, type EvidenceFile } from './evidence.ts';
import type { FormSession } from './formSession.ts';
import { setFolded } from './formState.ts';
import { openLink } from './links.ts';
import { openAsText, showText } from '../textEditors.ts';
import { focusView, openFormBeside } from './textEditors.ts';

/** Does what the form asks for. Throws a `ReaderError` where it cannot be done. */
export async function answerRequest(
  session: FormSession,
  request: Exclude<FormRequest, { type: 'ready' }>,
): Promise<void> {
  const { context, surface } = session;
  switch (request.type) {
    case 'edit':
      return session.change(request.version, (text, model) => editRetrospective(text, model, request.intent));
    case 'setStatus':
      return inTurn(session.uri, async () => {
        const { document, analysis } = await session.seen(request.version);
        await session.apply(
          document,
          statusEdit(analysis.text, analysis.model, analysis.problems, request.status),
        );
      });
    case 'undo':
    case 'redo':
      await surface.history(request.type, await session.document());
      break;
    case 'save':
      await save(await session.document());
      break;
    case 'pickEvidence':
      return pickEvidence(session, request.version, request.to);
    case 'dropEvidence':
    case 'linkEvidence': {
      const { analysis } = await session.seen(request.version);
      const files = request.type === 'dropEvidence' ? request.files : request.uris.map(resourceOf);
      return attach(session, analysis, request.to, files);
    }
    case 'openLink':
      return openLink(session.uri, request.href);
    case 'openText': {
      const { start } = request;
      await openAsText(session.uri, start === undefined ? null : { start, end: request.end ?? start });
      return;
    }
    case 'openBeside':
      return openFormBeside(session.uri);
    case 'pickMatter':
      return pickMatter(session, request.version);
    case 'openMatter':
      return openMatter(session);
    case 'openCase':
      await vscode.commands.executeCommand('fupan.openCase', request.uri);
      return;
    case 'insertFishbone':
      await insertFishbone(context, await session.document());
      break;
    case 'startReview':
      await startReview(context, await session.document());
      break;
    case 'create':
      await createRetrospective(context, { title: request.title });
      return;
    case 'openRecent':
      return openRecent(session, request.uri);
    case 'showStart':
      context.current.bind(undefined);
      return;
    case 'adopt':
      return adoptForeign(session);
    case 'setFolded':
      return setFolded(context.state, request.folded);
  }
  // The answer follows the snapshot, so that the form knows the new text when it goes on.
  session.refresh();
  await session.settled();
}

async function pickMatter(session: FormSession, version: number): Promise<void> {
  await session.seen(version);
  const { chooseMatter } = await import('../raci/matterItems.ts');
  const item = await chooseMatter(session.uri);
  if (!item) return;
  const intent = { kind: 'setField', field: 'raci', value: item.link } as const;
  // The field is one place: what else changed while the person chose does not matter.
  await inTurn(session.uri, async () => {
    const document = await session.document();
    const { text, model } = analyse(document, session.context);
    await session.apply(document, editRetrospective(text, model, intent));
  });
}

async function openMatter(session: FormSession): Promise<void> {
  const { model } = analyse(await session.document(), session.context);
  const { openLinkedMatter } = await import('../raci/linkedMatter.ts');
  await openLinkedMatter(session.uri, model.fields.raci.value, session.context.grids);
}

async function pickEvidence(session: FormSession, version: number, to: EvidenceTarget): Promise<void> {
  const { analysis } = await session.seen(version);
  const { uri } = session;
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: l10n.t('Add as evidence'),
    ...(uri.scheme === 'untitled' ? {} : { defaultUri: folderOf(uri) }),
  });
  if (!picked) return;
  const files = picked.map((file) => ({ name: nameOf(file), uri: file }));
  await attach(session, analysis, to, files);
}

function resourceOf(text: string): EvidenceFile {
  try {
    const uri = vscode.Uri.parse(text, true);
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined) return { name: nameOf(uri), uri };
  } catch {
    // Not an address: refused below.
  }
  throw new ReaderError('link-refused', l10n.t('“{0}” is not a file that could be linked.', text));
}

/** Links `files` at `to`, which names a place of the document as it was at `before`. */
function attach(
  session: FormSession,
  before: Analysis,
  to: EvidenceTarget,
  files: readonly EvidenceFile[],
): Promise<void> {
  const { uri } = session;
  return inTurn(uri, async () => {
    // The form may have turned to another document while the person chose files.
    const document = await vscode.workspace.openTextDocument(uri);
    const { links, failure } = await linkFiles(uri, files, to);
    if (links.length > 0) {
      const { text, model } = analyse(document, session.context);
      const target = targetNow(before.model, model, to);
      if (!target) throw staleError();
      await session.apply(
        document,
        editRetrospective(text, model, { kind: 'addEvidence', to: target, links }),
      );
    }
    if (failure) throw failure;
  });
}

async function openRecent(session: FormSession, text: string): Promise<void> {
  const uri = vscode.Uri.parse(text, true);
  session.context.current.bind(uri);
  try {
    await showText(uri, null, { preserveFocus: true });
  } catch {
    // The form says why the file cannot be shown, and the way out.
  }
}

async function adoptForeign({ context }: FormSession): Promise<void> {
  const { foreign } = context.current;
  if (!foreign) {
    throw new ReaderError(
      'no-document',
      l10n.t('Open the Markdown file that is to become a retrospective first.'),
    );
  }
  await adopt(context, await vscode.workspace.openTextDocument(foreign));
  context.current.bind(foreign);
  await focusView();
}
