import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { holdersText } from '../../l10n/raciText.ts';
import { formatRaciLink, holdersOf } from '../../raci/matter.ts';
import { relativePath } from '../files.ts';
import { matrixFiles } from './linkedMatter.ts';

/** A matter of the workspace to choose from. */
export interface MatterItem {
  /** The link to write into `document`. */
  readonly link: string;
  readonly matter: string;
  /** Title of the matrix and its file. */
  readonly source: string;
  /** Who has which letter, in one sentence. */
  readonly holders: string;
}

/** All matters of the matrices around `document`, in the order of files and rows. */
export async function matterItems(document: vscode.Uri): Promise<MatterItem[]> {
  const files = await matrixFiles(document);
  return files.flatMap(({ uri, model }) => {
    const path = relativePath(document, uri);
    return model.matrices.flatMap((matrix) =>
      matrix.rows.flatMap((row, index) =>
        row.kind === 'matter' && row.matter.text !== ''
          ? [
              {
                link: formatRaciLink(path, row.matter.text),
                matter: row.matter.text,
                source: [matrix.title, vscode.workspace.asRelativePath(uri)].filter(Boolean).join(' · '),
                holders: holdersText(holdersOf(matrix, index)),
              },
            ]
          : [],
      ),
    );
  });
}

/** Lets the person choose a matter for `document`; undefined where they cancel or there is none. */
export async function chooseMatter(document: vscode.Uri): Promise<MatterItem | undefined> {
  const items = await matterItems(document);
  if (items.length === 0) {
    const create = l10n.t('New matrix…');
    const picked = await vscode.window.showInformationMessage(
      l10n.t('This workspace has no responsibility matrix (*.raci.md) yet.'),
      create,
    );
    if (picked === create) await vscode.commands.executeCommand('fupan.newMatrix');
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    items.map((item) => ({ item, label: item.matter, description: item.source, detail: item.holders })),
    {
      title: l10n.t('Which matter is this about'),
      placeHolder: l10n.t('The row of the responsibility matrix that is in dispute'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return picked?.item;
}
