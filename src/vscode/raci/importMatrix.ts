import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { limits, type SheetError, type SheetNote } from '../../exchange/sheet.ts';
import { readSheet } from '../../exchange/sheetFormats.ts';
import { readClipboard } from '../../raci/clipboard.ts';
import { folderOf, megabytes, nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';

/** A table that becomes a matrix: first row the roles, first column the matters. */
export interface ImportedMatrix {
  readonly title: string;
  readonly cells: readonly (readonly string[])[];
}

const spreadsheets = ['xlsx', 'csv', 'tsv', 'txt'];

/** Lets the person pick a spreadsheet or CSV file; undefined where they cancel. */
export async function pickSpreadsheet(near: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: l10n.t('Take a matrix from a file'),
    openLabel: l10n.t('Take over'),
    filters: { [l10n.t('Spreadsheets')]: spreadsheets },
    ...(near && near.scheme !== 'untitled' ? { defaultUri: near } : {}),
  });
  return picked?.[0];
}

/** Lets the person pick a file and reads it; undefined where they cancel. `near` is where to look first. */
export async function chooseImport(near: vscode.Uri): Promise<ImportedMatrix | undefined> {
  const file = await pickSpreadsheet(folderOf(near));
  return file && importFrom(file);
}

/**
 * Reads a spreadsheet or CSV file. Where it has several sheets the person chooses one; what was met on the way (merged cells,
 * formulas …) is said. Throws a `ReaderError` where the file cannot be used; undefined where the person cancels.
 */
export async function importFrom(file: vscode.Uri): Promise<ImportedMatrix | undefined> {
  const { size } = await vscode.workspace.fs.stat(file);
  // Before it is read at all.
  if (size > limits.bytes) throw refusal(file, 'too-large');
  const bytes = await vscode.workspace.fs.readFile(file);
  const name = nameOf(file);
  let reading = await readSheet(bytes, name);
  if (reading.sheets.length > 1) {
    const sheet = await vscode.window.showQuickPick([...reading.sheets], {
      title: l10n.t('Which sheet of {0}', name),
    });
    if (sheet === undefined) return undefined;
    reading = await readSheet(bytes, name, sheet);
  }
  if (!reading.ok) throw refusal(file, reading.error);
  const { rows } = reading.sheet;
  if (rows.length < 2 || (rows[0]?.length ?? 0) < 2) {
    throw new ReaderError(
      'no-table',
      l10n.t('{0} holds no table with roles in the first row and matters in the first column.', name),
    );
  }
  if (reading.notes.length > 0) {
    const notes = reading.notes.map(noteText).join(' ');
    void vscode.window.showInformationMessage(l10n.t('Taken over from {0}. {1}', name, notes));
  }
  const isOnly = reading.sheets.length < 2;
  return {
    title: isOnly ? name.replace(/\.[^.]+$/, '') : reading.sheet.name,
    cells: rows,
  };
}

/** Takes the cells on the clipboard. Throws `no-table` where there is no block of cells. */
export async function matrixFromClipboard(): Promise<ImportedMatrix> {
  const cells = readClipboard(await vscode.env.clipboard.readText());
  if (cells.length < 2 || Math.max(...cells.map((row) => row.length)) < 2) {
    throw new ReaderError(
      'no-table',
      l10n.t(
        'There are no cells on the clipboard. Copy a block with roles in its first row and matters in its first column, then try again.',
      ),
    );
  }
  return { title: '', cells };
}

function refusal(file: vscode.Uri, error: SheetError): ReaderError {
  return new ReaderError(error, l10n.t('{0} was not taken over: {1}', nameOf(file), reasonOf(error)));
}

function reasonOf(error: SheetError): string {
  switch (error) {
    case 'too-large':
      return l10n.t(
        'it is larger than {0}. Copy the cells into a file of their own.',
        megabytes(limits.bytes),
      );
    case 'zip-bomb':
      return l10n.t('it would unpack to far more than a table of this kind can be, so it was not unpacked.');
    case 'too-many-cells':
      return l10n.t(
        'it has more than {0} rows, {1} columns or {2} filled cells. Copy the matrix into a file of its own.',
        limits.rows,
        limits.columns,
        limits.cells,
      );
    case 'damaged':
      return l10n.t('the file is damaged. Open it in the program it comes from and save it again.');
    case 'encrypted':
      return l10n.t('it is protected by a password. Save a copy without one.');
    case 'legacy':
      return l10n.t('it is in the old .xls format. Save it as .xlsx.');
    case 'unsupported':
      return l10n.t('it is neither .xlsx nor CSV. Save it as .xlsx.');
    case 'no-sheet':
      return l10n.t('it has no sheet with a table.');
    case 'cell-too-long':
      return l10n.t('a text in it is longer than a cell can be.');
  }
}

function noteText(note: SheetNote): string {
  switch (note.code) {
    case 'merged-down':
      return l10n.t('Merged cells: each of the {0} rows below got the text of the first.', note.count);
    case 'merged-across':
      return l10n.t('{0} cells merged across columns keep their text in the first one.', note.count);
    case 'formulas':
      return l10n.t('{0} formulas were taken over as the values they had.', note.count);
    case 'formulas-without-value':
      return l10n.t('{0} formulas have no stored value and became empty cells.', note.count);
    case 'failed-formulas':
      return l10n.t('{0} formulas had failed; their cells say so.', note.count);
    case 'dates':
      return l10n.t('{0} dates were taken over as text.', note.count);
    case 'formatted-numbers':
      return l10n.t('{0} numbers were taken over as shown.', note.count);
    case 'hidden-rows':
      return l10n.t('{0} hidden rows were taken over too.', note.count);
    case 'hidden-columns':
      return l10n.t('{0} hidden columns were taken over too.', note.count);
    case 'guards-removed':
      return l10n.t('{0} leading apostrophes, a guard against formulas, were taken off.', note.count);
    case 'encoding':
      return l10n.t('It was read as {0}.', note.encoding);
    case 'delimiter':
      return l10n.t(
        'Its cells are separated by {0}.',
        note.delimiter === '\t' ? l10n.t('tabs') : `“${note.delimiter}”`,
      );
  }
}
