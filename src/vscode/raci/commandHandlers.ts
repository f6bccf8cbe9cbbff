import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { editRaci } from '../../raci/edit.ts';
import type { RaciIntent } from '../../raci/intent.ts';
import { addressOf, folderAt } from '../arguments.ts';
import { applyToDocument, inTurn } from '../documentEdits.ts';
import { isMarkdownFile } from '../documents.ts';
import { nameOf } from '../files.ts';
import { unopenable, unreadableText } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import { analyseRaci, type RaciAnalysis } from './analysis.ts';
import { createMatrix, type NewMatrix } from './create.ts';
import { exportMatrix } from './exportMatrix.ts';
import type { GridContext } from './gridContext.ts';
import { activeGrid, gridEditorId, otherGridEditorId, raciEnding } from './identity.ts';
import { choosePreset } from './presets.ts';
import { acceptedRaciEdits } from './refusal.ts';

/**
 * Creates a matrix. `argument` is the folder (or a file in it) that was clicked in the explorer, or `{title, preset, folder}`
 * from another extension or a keybinding. Returns the address of the new file.
 */
export async function newMatrix(context: GridContext, argument: unknown): Promise<vscode.Uri | undefined> {
  return createMatrix(context.extensionUri, await wantedBy(argument));
}

/** Creates a matrix from a spreadsheet or CSV file: the one given, or one that the person picks. */
export async function importMatrix(context: GridContext, argument: unknown): Promise<vscode.Uri | undefined> {
  const file = addressOf(argument) ?? (await pickSpreadsheet());
  return file ? createMatrix(context.extensionUri, { file, folder: await folderAt(file) }) : undefined;
}

async function pickSpreadsheet(): Promise<vscode.Uri | undefined> {
  const { pickSpreadsheet: pick } = await import('./importMatrix.ts');
  return pick(vscode.workspace.workspaceFolders?.[0]?.uri);
}

async function wantedBy(argument: unknown): Promise<NewMatrix> {
  if (argument instanceof vscode.Uri) return { folder: await folderAt(argument) };
  if (typeof argument !== 'object' || argument === null) return {};
  const folder = 'folder' in argument ? addressOf(argument.folder) : undefined;
  return {
    ...('title' in argument && typeof argument.title === 'string' ? { title: argument.title } : {}),
    ...('preset' in argument && typeof argument.preset === 'string' ? { preset: argument.preset } : {}),
    ...(folder ? { folder } : {}),
  };
}

/** Appends the matrix of a preset to a Markdown file. */
export async function insertMatrix(context: GridContext, argument: unknown): Promise<void> {
  const document = await target(argument);
  const preset = await choosePreset(context.extensionUri, document.uri);
  if (preset) await change(document, { kind: 'addMatrix', ...preset.matrix });
}

/** Shows a Markdown file as a grid. */
export async function openMatrix(argument: unknown): Promise<void> {
  const { uri } = await target(argument);
  const editor = uri.path.toLowerCase().endsWith(raciEnding) ? gridEditorId : otherGridEditorId;
  await vscode.commands.executeCommand('vscode.openWith', uri, editor);
}

/**
 * Writes a matrix of a file to a spreadsheet, CSV, TSV or HTML file. `argument` is the file, or `{from, to}` from another
 * extension or a keybinding: the first matrix of `from` is written to `to` in the format that its name says.
 */
export async function exportFrom(argument: unknown): Promise<void> {
  const wanted = typeof argument === 'object' && argument !== null && 'from' in argument ? argument : null;
  const document = await target(wanted ? wanted.from : argument);
  const to = wanted && 'to' in wanted ? addressOf(wanted.to) : undefined;
  const matrix = to ? 0 : await chooseMatrix(document, l10n.t('Which matrix to export'));
  if (matrix !== undefined) await exportMatrix(document, matrix, to);
}

/** Pads the source of a file's matrices to equal widths. */
export async function alignMatrix(argument: unknown): Promise<void> {
  const document = await target(argument);
  const matrix = await chooseMatrix(document, l10n.t('Which matrix to align'));
  if (matrix !== undefined) await change(document, { kind: 'align', matrix });
}

function change(document: vscode.TextDocument, intent: RaciIntent): Promise<void> {
  return inTurn(document.uri, async () => {
    const { text, model } = read(document);
    await applyToDocument(document, acceptedRaciEdits(editRaci(text, model, intent)));
  });
}

function read(document: vscode.TextDocument): RaciAnalysis {
  const unreadable = unreadableText(document);
  if (unreadable) throw new ReaderError('unreadable', unreadable.message);
  return analyseRaci(document);
}

async function chooseMatrix(document: vscode.TextDocument, title: string): Promise<number | undefined> {
  const { matrices } = read(document).model;
  if (matrices.length === 0) {
    throw new ReaderError(
      'no-matrix',
      l10n.t('{0} holds no responsibility matrix. Insert one first.', nameOf(document.uri)),
    );
  }
  if (matrices.length === 1) return 0;
  const items = matrices.map((matrix, index) => ({
    index,
    label: matrix.title || l10n.t('Matrix {0}', index + 1),
    description: l10n.t('line {0}', matrix.line),
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.index;
}

/** The Markdown file a command is about: the one it was given, or the active editor's, grid or text. */
async function target(argument: unknown): Promise<vscode.TextDocument> {
  const uri = addressOf(argument) ?? activeGrid() ?? vscode.window.activeTextEditor?.document.uri;
  const document = uri && (await openedAt(uri));
  if (document && isMarkdownFile(document)) return document;
  throw new ReaderError(
    'no-document',
    l10n.t('Open the Markdown file first that holds the matrix, or is to hold it.'),
  );
}

async function openedAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw new ReaderError('unreadable', unopenable(uri, error).message);
  }
}
