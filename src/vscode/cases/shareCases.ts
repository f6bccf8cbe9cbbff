import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { parseCase } from '../../cases/parse.ts';
import { maskKindName } from '../../l10n/maskText.ts';
import { addressOf } from '../arguments.ts';
import { openDocument } from '../documents.ts';
import { isInside, nameOf, readAsText, statOf } from '../files.ts';
import { repositoryAt } from '../git.ts';
import { withLimits } from '../gitLimits.ts';
import { ReaderError } from '../readerError.ts';
import { save } from '../save.ts';
import { unmaskedIn } from './caseGate.ts';
import { maskDocument } from './maskDocument.ts';
import type { PublishContext } from './publishCommands.ts';
import { shareInRepository, type ShareResult } from './shareRepository.ts';

/** Findings that a message lists. */
const mostListed = 6;

/**
 * Shares cases with the department: the one at `argument`, or those of a library's folder, or of all libraries, which the person
 * chooses. What waits from an earlier share goes along. Returns how it ended for each library.
 */
export async function shareCases(context: PublishContext, argument: unknown): Promise<ShareResult[]> {
  needTrust();
  const uri = addressOf(argument);
  if (uri && ((await statOf(uri))?.type ?? 0) & vscode.FileType.File) return shareFiles(context, [uri]);
  const folders = (await context.library.folders()).filter(({ kind }) => kind === 'library');
  const roots = folders
    .map((folder) => ({ name: folder.name, root: vscode.Uri.parse(folder.uri) }))
    .filter(({ root }) => !uri || isInside(uri, root) || isInside(root, uri));
  const items: (vscode.QuickPickItem & { uri?: vscode.Uri })[] = [];
  const clones: vscode.Uri[] = [];
  let waiting = 0;
  for (const { name, root } of roots) {
    const found = await repositoryAt(root);
    if (!found.ok && found.reason === 'no-git') throw noGit();
    if (!found.ok) continue;
    await withLimits(found.repository).status();
    const state = await context.share.describe(root);
    if (state.kind !== 'clone') continue;
    clones.push(root);
    waiting += state.ahead + state.behind;
    if (state.changed.length > 0) items.push({ label: name, kind: vscode.QuickPickItemKind.Separator });
    for (const file of state.changed) {
      items.push({ label: nameOf(file), uri: file, picked: context.published.has(file) });
    }
  }
  if (clones.length === 0) {
    throw new ReaderError(
      'no-clone',
      l10n.t(
        'None of your case libraries is a Git clone. Clone the department’s library, then add its folder as a library.',
      ),
      [
        {
          title: l10n.t('Choose a folder…'),
          run: () => vscode.commands.executeCommand('fupan.addCaseLibrary'),
        },
      ],
    );
  }
  const files = items.flatMap((item) => (item.uri ? [item.uri] : []));
  const chosen = files.length === 0 ? [] : await choose(items);
  if (!chosen) return [];
  if (chosen.length === 0 && waiting === 0 && files.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('Nothing to share: all cases are with the department.'));
    return [];
  }
  return shareFiles(context, chosen, clones);
}

async function choose(
  items: readonly (vscode.QuickPickItem & { uri?: vscode.Uri })[],
): Promise<vscode.Uri[] | undefined> {
  const files = items.filter((item) => item.uri !== undefined);
  if (files.length === 1 && files[0]?.picked && files[0].uri) return [files[0].uri];
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Share with the department'),
    placeHolder: l10n.t('Only what is ticked is committed and pushed'),
  });
  return picked?.flatMap((item) => (item.uri ? [item.uri] : []));
}

function needTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new ReaderError(
    'untrusted',
    l10n.t(
      'Sharing runs Git, which an untrusted workspace may not. Trust it first; the cases are safe in their folder.',
    ),
    [
      {
        title: l10n.t('Manage trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  );
}

function noGit(): ReaderError {
  return new ReaderError(
    'no-git',
    l10n.t(
      'Git is not available here, as in VS Code for the Web. The cases are safe in their folder: share them from VS Code on a computer with Git, or with another Git client.',
    ),
  );
}

/**
 * Commits and pushes exactly `files`, each in the repository it lies in, once masking has passed every one of them. `roots` are
 * libraries whose earlier commits are pushed even without a file.
 */
export async function shareFiles(
  context: PublishContext,
  files: readonly vscode.Uri[],
  roots: readonly vscode.Uri[] = [],
): Promise<ShareResult[]> {
  needTrust();
  for (const uri of files) {
    const document = openDocument(uri);
    if (document?.isDirty) await save(document);
  }
  await mustBeMasked(context, files, roots);
  const folders = (await context.library.folders()).filter(({ kind }) => kind === 'library');
  const all = folders.map(({ uri }) => vscode.Uri.parse(uri));
  const groups = all
    .map((root) => ({ root, files: files.filter((uri) => isInside(uri, root)) }))
    .filter(
      ({ root, files: own }) => own.length > 0 || roots.some((each) => each.toString() === root.toString()),
    );
  if (groups.length === 0) {
    throw new ReaderError(
      'no-library',
      l10n.t('This file is in none of your case libraries, so it is not shared. Add it to a library first.'),
    );
  }
  const results: ShareResult[] = [];
  for (const { root, files: own } of groups) results.push(await shareRoot(context, root, own));
  return results;
}

async function shareRoot(
  { published, share }: PublishContext,
  root: vscode.Uri,
  files: readonly vscode.Uri[],
): Promise<ShareResult> {
  const found = await repositoryAt(root);
  if (!found.ok && found.reason === 'no-git') throw noGit();
  if (!found.ok) {
    throw new ReaderError(
      'no-clone',
      l10n.t(
        '{0} is no Git clone, so there is nobody to share with. The cases are safe in the folder.',
        root.fsPath,
      ),
    );
  }
  const { repository } = found;
  const message = await messageFor(files);
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: l10n.t('Sharing cases with the department'),
      cancellable: true,
    },
    (_progress, token) => shareInRepository({ repository, root, files, message, published }, token),
  );
  void share.describe(root);
  void tell(result, root);
  return result;
}

async function messageFor(files: readonly vscode.Uri[]): Promise<string> {
  const [only] = files;
  if (!only) return '';
  if (files.length > 1) return l10n.t('Add {0} cases', files.length);
  const { fields } = parseCase(await readAsText(only), nameOf(only));
  return l10n.t('Add case: {0}', (fields.title?.text ?? nameOf(only)).replace(/\s+/g, ' ').slice(0, 100));
}

/** Refuses as long as one of the files holds what should be masked, with the list and the way out. */
async function mustBeMasked(
  context: PublishContext,
  files: readonly vscode.Uri[],
  roots: readonly vscode.Uri[],
): Promise<void> {
  for (const uri of files) {
    const findings = unmaskedIn(context.published, uri, await readAsText(uri));
    if (findings.length === 0) continue;
    const values = [
      ...new Set(findings.map(({ kind, original }) => `${maskKindName(kind)} “${original.slice(0, 40)}”`)),
    ];
    const list = values.slice(0, mostListed).join(l10n.t(', '));
    throw new ReaderError(
      'unmasked',
      l10n.t(
        '{0} is not shared yet: {1}{2} would leave with it. Mask this, or untick what may stay; then it is shared.',
        nameOf(uri),
        list,
        values.length > mostListed ? ' …' : '',
      ),
      [
        {
          title: l10n.t('Mask…'),
          run: async () => {
            if (await maskDocument(context, uri)) await shareFiles(context, files, roots);
          },
        },
      ],
    );
  }
}

async function tell(result: ShareResult, root: vscode.Uri): Promise<void> {
  const sourceControl = l10n.t('Open Source Control');
  const sentence = sentenceOf(result, root);
  if (result.kind === 'shared' || result.kind === 'nothing') {
    void vscode.window.showInformationMessage(sentence);
    return;
  }
  const needsHand = [
    'staged',
    'merging',
    'no-upstream',
    'conflict',
    'in-the-way',
    'unchecked',
    'rejected',
    'timeout',
  ];
  const ways = needsHand.includes(result.kind) ? [sourceControl] : [];
  const picked = await vscode.window.showWarningMessage(sentence, ...ways);
  if (picked === sourceControl) await vscode.commands.executeCommand('workbench.view.scm');
}

function sentenceOf(result: ShareResult, root: vscode.Uri): string {
  switch (result.kind) {
    case 'shared':
      return [
        result.files > 0
          ? l10n.t('Shared with the department: {0}.', result.files)
          : l10n.t('The library is up to date with the department’s.'),
        result.renamed.length > 0
          ? l10n.t(
              'Somebody else had used the name, so the file is now {0}.',
              result.renamed.map(nameOf).join(', '),
            )
          : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'nothing':
      return l10n.t('Nothing to share: all cases are with the department.');
    case 'offline':
      return result.committed
        ? l10n.t(
            'The server cannot be reached ({0}). The case is committed here and will be pushed with the next share.',
            result.detail,
          )
        : l10n.t(
            'The server cannot be reached ({0}). Nothing is lost; share again when you are connected.',
            result.detail,
          );
    case 'staged':
      return l10n.t(
        'Not shared: other changes are staged in {0} ({1}), and a commit would take them along. Commit or unstage them, then share again.',
        root.fsPath,
        result.files.slice(0, mostListed).map(nameOf).join(', '),
      );
    case 'merging':
      return l10n.t(
        'Not shared: a merge is under way in {0}. Finish or abort it in Source Control, then share again.',
        root.fsPath,
      );
    case 'no-identity':
      return l10n.t(
        'Git does not know who you are yet. Run git config --global user.name "…" and git config --global user.email "…", then share again; the case is safe in its folder.',
      );
    case 'no-upstream':
      return l10n.t(
        'The branch “{0}” has no counterpart on the server, so the commit stays here. Publish the branch once in Source Control; from then on shares are pushed.',
        result.branch,
      );
    case 'conflict':
      return l10n.t(
        'Somebody else changed the same case. Your commit is safe here, and nothing was pushed. Pull in Source Control, decide line by line, then share again.',
      );
    case 'in-the-way':
      return l10n.t(
        'What came from the server touches files with uncommitted changes ({0}). Nothing was overwritten. Commit or put these changes aside, then share again.',
        result.detail,
      );
    case 'unchecked':
      return result.findings.length > 0
        ? l10n.t(
            'Not pushed: commit {0} holds {1} with what should be masked ({2}). Mask it and amend the commit, or push it yourself in Source Control.',
            result.commit,
            nameOf(result.file),
            [...new Set(result.findings.map(({ kind }) => maskKindName(kind)))].join(l10n.t(', ')),
          )
        : l10n.t(
            'Not pushed: commit {0} was made elsewhere and holds {1}, which is no case. Push it yourself in Source Control, then share again.',
            result.commit,
            nameOf(result.file),
          );
    case 'rejected':
      return l10n.t(
        'The server refused the push: {0} The commit stays here. Ask whoever keeps the library for the right to push, then share again.',
        result.detail,
      );
    case 'failed':
      return l10n.t(
        'Git reports: {0} The case is safe in its folder; share again once that is mended.',
        result.detail,
      );
    case 'timeout':
      return l10n.t(
        'git {0} has not answered for {1} seconds, so nothing more was done. Nothing is lost; see in Source Control how the library stands, then share again.',
        result.command,
        result.seconds,
      );
    case 'cancelled':
      return result.committed
        ? l10n.t('Cancelled. The case is committed here and will be pushed with the next share.')
        : l10n.t('Cancelled. Nothing was committed; the case is safe in its folder.');
  }
}
