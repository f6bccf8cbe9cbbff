import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addAcceptanceRows, isDecided } from '../../documents/acceptance.ts';
import { isTechnicalFix } from '../../documents/technicalFix.ts';
import { documentKind } from '../../followup/collect.ts';
import { readFrontMatter, readScalar } from '../../markdown/frontMatter.ts';
import { applyToDocument, inTurn } from '../documentEdits.ts';
import { openDocument } from '../documents.ts';
import { nameOf } from '../files.ts';
import { longestDocument } from '../readable.ts';
import { showText } from '../textEditors.ts';
import { actionsOf, type SourceRetrospective } from './facts.ts';

/** Most Markdown files that are looked through for a checklist. */
const mostFiles = 2000;
const decoder = new TextDecoder();

/**
 * The acceptance checklist of the project (else the customer) of `source` that nobody has decided on yet, the one of the latest name;
 * undefined where there is none.
 */
export async function openChecklist({ uri, model }: SourceRetrospective): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return undefined;
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*.md'),
    '**/{node_modules,.git,.fupan}/**',
    mostFiles,
  );
  const latest = found.sort((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1));
  for (const one of latest) {
    const text = await textOf(one);
    if (documentKind(text) !== 'acceptance-checklist' || isDecided(text)) continue;
    const matter = readFrontMatter(text);
    const same = (name: 'project' | 'customer') =>
      (readScalar(matter, name)?.value.trim() ?? '') === model.fields[name].value.trim();
    if (same('project') && (model.fields.project.value.trim() !== '' || same('customer'))) return one;
  }
  return undefined;
}

/** Shows the checklist at `uri` with the technical fixes of `source` that it does not have yet, added as one step that can be undone. */
export async function addToChecklist(uri: vscode.Uri, source: SourceRetrospective): Promise<void> {
  const { document } = await showText(uri, null);
  const fixes = actionsOf(source, '')
    .filter(({ text }) => isTechnicalFix(text))
    .map(({ text }) => text.replace(/\s+/g, ' ').trim());
  const count = await inTurn(uri, async () => {
    const edits = addAcceptanceRows(document.getText(), fixes);
    if (edits && edits.length > 0) await applyToDocument(document, edits);
    return edits?.length ?? null;
  });
  void vscode.window.showInformationMessage(
    count === null
      ? l10n.t('{0} has no table of functions to add to. Nothing was changed.', nameOf(uri))
      : count === 0
        ? l10n.t('{0} has all fixes already.', nameOf(uri))
        : l10n.t('The fixes that were missing have been added to {0}. Check and save it.', nameOf(uri)),
  );
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const open = openDocument(uri);
  if (open) return open.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.length > longestDocument ? '' : decoder.decode(bytes);
  } catch {
    // Deleted, or unreadable, since it was listed.
    return '';
  }
}
