import * as vscode from 'vscode';
import type { Range } from '../markdown/text.ts';
import { registerCommand } from './command.ts';
import { openDocument } from './documents.ts';

const selectCommand = 'fupan.selectPlace';

/** What a quick fix runs after its edit, so that the person goes on typing at `place` (offsets of the edited text). */
export function selectAfterwards(uri: vscode.Uri, place: Range): vscode.Command {
  return { command: selectCommand, title: '', arguments: [uri, place] };
}

/** Registers the command that quick fixes run. */
export function registerSelectPlace(): vscode.Disposable {
  return registerCommand(selectCommand, selectPlace);
}

/** Selects a place of a document in its text editor, where the person goes on typing. */
async function selectPlace(uri: unknown, range: unknown): Promise<void> {
  if (!(uri instanceof vscode.Uri) || !isRange(range) || !openDocument(uri)) return;
  const { showText } = await import('./textEditors.ts');
  await showText(uri, range);
}

function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return false;
  return typeof value.start === 'number' && typeof value.end === 'number';
}
