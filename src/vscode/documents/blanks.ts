import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { findBlanks, type Blank } from '../../documents/blanks.ts';
import { addressOf } from '../arguments.ts';
import { isMarkdownFile, toVsCodeRange } from '../documents.ts';
import { nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { showText } from '../textEditors.ts';

/** Selects the next place to fill in behind the cursor, from the top again after the last one. */
export function nextBlank(): void {
  const editor = activeEditor();
  const blanks = findBlanks(editor.document.getText());
  const at = editor.document.offsetAt(editor.selection.active);
  const next = blanks.find(({ range }) => range.start > at) ?? blanks[0];
  if (!next) {
    void vscode.window.showInformationMessage(l10n.t('Nothing is left to fill in.'));
    return;
  }
  const range = toVsCodeRange(editor.document, next.range);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Lists what is left to fill in of the active document, or of the one at `argument`; choosing an entry goes there. */
export async function listBlanks(argument: unknown): Promise<void> {
  const uri = addressOf(argument);
  const editor = uri ? await showText(uri, null) : activeEditor();
  const { document } = editor;
  const before = editor.selection;
  const items = findBlanks(document.getText())
    .filter(({ leads }) => leads)
    .map((blank) => ({
      blank,
      label: blank.label || l10n.t('(an empty line)'),
      description: [blank.section, l10n.t('line {0}', toVsCodeRange(document, blank.range).start.line + 1)]
        .filter(Boolean)
        .join(' · '),
    }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('Nothing is left to fill in.'));
    return;
  }
  const show = (blank: Blank) => {
    const range = toVsCodeRange(document, blank.range);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('{0}: {1} places to fill in', nameOf(document.uri), items.length),
    matchOnDescription: true,
    onDidSelectItem: (item) => {
      if (typeof item === 'object' && 'blank' in item) show((item as (typeof items)[number]).blank);
    },
  });
  if (picked) {
    await showText(document.uri, picked.blank.range);
  } else {
    editor.selection = before;
    editor.revealRange(before);
  }
}

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor && isMarkdownFile(editor.document)) return editor;
  throw new ReaderError('no-document', l10n.t('Open the document that is to be filled in as text first.'));
}
