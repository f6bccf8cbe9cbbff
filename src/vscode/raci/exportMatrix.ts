import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { matrixSheet, type MatrixSheetWords } from '../../exchange/matrixSheet.ts';
import { sheetFormats, writeSheet, type SheetFormat } from '../../exchange/sheetFormats.ts';
import { letterChoiceWarning } from '../../l10n/raciText.ts';
import type { Matrix } from '../../raci/model.ts';
import { cleanName } from '../../retrospective/fileName.ts';
import { folderOf, nameOf } from '../files.ts';
import { fileReason, ReaderError } from '../readerError.ts';
import { templateLanguage } from '../settings.ts';
import { analyseRaci } from './analysis.ts';

/**
 * Writes matrix `index` of `document` to `to`, in the format that its name says; without it the person chooses both, and is
 * asked before a file is replaced. Throws a `ReaderError` where it cannot be written.
 */
export async function exportMatrix(
  document: vscode.TextDocument,
  index: number,
  to?: vscode.Uri,
): Promise<void> {
  const { model } = analyseRaci(document);
  const matrix = model.matrices[index];
  if (!matrix) throw new ReaderError('no-matrix', l10n.t('The matrix is no longer in the document.'));
  const format = to ? formatOf(to) : await chooseFormat();
  const file = format && (to ?? (await chooseFile(document, matrix, model.matrices.length > 1, format)));
  if (!format || !file) return;
  const writing = await writeSheet(format, matrixSheet(matrix, wordsFor(document, model.title), new Date()));
  if (!writing.ok) {
    throw new ReaderError(
      writing.error,
      l10n.t(
        'The matrix does not fit into this format: it has too many cells, or a text that is too long. Nothing was written.',
      ),
    );
  }
  try {
    await vscode.workspace.fs.writeFile(file, writing.bytes);
  } catch (error) {
    throw new ReaderError(
      'not-written',
      l10n.t(
        '{0} could not be written: {1}. If it is open in another program, close it there or choose another name.',
        nameOf(file),
        fileReason(error),
      ),
    );
  }
  if (to) return;
  const open = l10n.t('Show in folder');
  void vscode.window
    .showInformationMessage(l10n.t('Written: {0}', file.fsPath), open)
    .then(async (picked) => {
      if (picked === open) await vscode.commands.executeCommand('revealFileInOS', file);
    });
}

function formatOf(file: vscode.Uri): SheetFormat | undefined {
  return sheetFormats.find((format) => file.path.toLowerCase().endsWith(`.${format}`));
}

async function chooseFormat(): Promise<SheetFormat | undefined> {
  const descriptions: Record<SheetFormat, string> = {
    xlsx: l10n.t('Excel workbook: header in view, letters to choose from'),
    csv: l10n.t('comma-separated, opens in Excel with Chinese intact'),
    tsv: l10n.t('tab-separated'),
    html: l10n.t('web page to print or to attach to a mail'),
  };
  const picked = await vscode.window.showQuickPick(
    sheetFormats.map((format) => ({ format, label: `.${format}`, description: descriptions[format] })),
    { title: l10n.t('Export the matrix as') },
  );
  return picked?.format;
}

function chooseFile(
  document: vscode.TextDocument,
  matrix: Matrix,
  isOneOfSeveral: boolean,
  format: SheetFormat,
): Thenable<vscode.Uri | undefined> {
  const part = isOneOfSeveral ? cleanName(matrix.title, 100) : null;
  const name = `${[stemOf(document), part].filter(Boolean).join('-')}.${format}`;
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder = document.isUntitled ? workspace : folderOf(document.uri);
  return vscode.window.showSaveDialog({
    title: l10n.t('Export the matrix as'),
    filters: { [format.toUpperCase()]: [format] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
}

function wordsFor(document: vscode.TextDocument, title: string): MatrixSheetWords {
  return {
    name: title || stemOf(document),
    language: templateLanguage(document.uri) === 'zh-cn' ? 'zh-CN' : 'en',
    ...letterChoiceWarning(),
  };
}

/** The document's file name without its ending. */
function stemOf(document: vscode.TextDocument): string {
  return nameOf(document.uri).replace(/(?:\.raci)?\.[^.]*$/, '');
}
