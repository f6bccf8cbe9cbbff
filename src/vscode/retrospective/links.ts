import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Retrospective } from '../../retrospective/model.ts';
import { exists, folderOf, isInside, nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { isPicture, pathOfDestination, schemeOfDestination } from './evidencePath.ts';

/** The file that a relative link of `document` leads to, or null where the link is none. */
export function linkedFile(document: vscode.Uri, href: string): vscode.Uri | null {
  if (schemeOfDestination(href) !== null || href.startsWith('//')) return null;
  const path = pathOfDestination(href);
  if (path === '') return null;
  // As in VS Code's own Markdown: a leading slash means the workspace folder.
  const base = path.startsWith('/') ? vscode.workspace.getWorkspaceFolder(document)?.uri : folderOf(document);
  return base && document.scheme !== 'untitled' ? vscode.Uri.joinPath(base, path) : null;
}

/**
 * Opens a link of `document`: a relative one as a file in an editor, `http`, `https` and `mailto` outside VS Code. Anything
 * else, commands above all, is refused.
 */
export async function openLink(document: vscode.Uri, href: string): Promise<void> {
  const scheme = schemeOfDestination(href);
  if (scheme === 'http' || scheme === 'https' || scheme === 'mailto') {
    await vscode.env.openExternal(vscode.Uri.parse(href, true));
    return;
  }
  const file = linkedFile(document, href);
  if (!file) {
    throw new ReaderError(
      'link-refused',
      l10n.t('“{0}” is not opened: only files beside the document and web or mail addresses are.', href),
    );
  }
  if (!(await exists(file))) {
    throw new ReaderError(
      'link-missing',
      l10n.t(
        '{0} is not there any more. Correct the link, or put the file back.',
        vscode.workspace.asRelativePath(file),
      ),
    );
  }
  await vscode.commands.executeCommand('vscode.open', file);
}

/** The folders whose files a page about `document` may load: those of the workspace and the document's own. */
export function readableFolders(document: vscode.Uri | undefined): vscode.Uri[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
  if (!document || document.scheme === 'untitled' || folders.some((folder) => isInside(document, folder))) {
    return folders;
  }
  return [...folders, folderOf(document)];
}

/**
 * Addresses of the pictures that `model` links, by `href`: those that exist and lie in a folder the page may read.
 * `present` remembers which files were found, so that typing does not ask the disk again and again.
 */
export async function pictureAddresses(
  document: vscode.Uri,
  model: Retrospective,
  address: (file: vscode.Uri) => string,
  present: Set<string>,
): Promise<Record<string, string>> {
  const folders = readableFolders(document);
  const links = [...model.evidence, ...[...model.timeline, ...model.claims].flatMap((row) => row.links)];
  const found = await Promise.all(
    [...new Set(links.map((link) => link.href))].map(async (href) => {
      const file = linkedFile(document, href);
      if (!file || !isPicture(nameOf(file)) || !folders.some((folder) => isInside(file, folder))) return null;
      const key = file.toString();
      if (!present.has(key)) {
        if (!(await exists(file))) return null;
        present.add(key);
      }
      return [href, address(file)] as const;
    }),
  );
  return Object.fromEntries(found.filter((entry) => entry !== null));
}
