import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isNotFound } from './readerError.ts';
import type { DocumentLanguage } from './language.ts';

/** Files that make up the templates of a retrospective. */
export type TemplateName = 'retrospective.md' | 'meeting.md' | 'causes.yaml';

/** What using a template gave, or where (one-based line) and why it is broken. */
export type TemplateUse<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly line: number; readonly message: string };

const decoder = new TextDecoder();

/**
 * Uses the template `name` of a retrospective: the workspace's own where there is one and the workspace is trusted, the
 * built-in one otherwise. An own template that `use` refuses is named to the reader and the built-in one is used.
 */
export async function useTemplate<T>(
  extensionUri: vscode.Uri,
  place: {
    readonly name: TemplateName;
    readonly language: DocumentLanguage;
    readonly folder: vscode.WorkspaceFolder | undefined;
  },
  use: (text: string) => TemplateUse<T>,
): Promise<T> {
  for (const uri of ownTemplates(place.folder, place.language, place.name)) {
    const text = await readText(uri);
    if (text === null) continue;
    const used = use(text);
    if (used.ok) return used.value;
    void reportBroken(uri, used.line, used.message);
    break;
  }
  const uri = vscode.Uri.joinPath(extensionUri, 'templates', place.language, 'retrospective', place.name);
  const used = use(decoder.decode(await vscode.workspace.fs.readFile(uri)));
  if (used.ok) return used.value;
  throw new Error(`${place.name}:${used.line}: ${used.message}`);
}

/** Where a workspace keeps its own version of a template: one for the language goes before one for all. */
function ownTemplates(
  folder: vscode.WorkspaceFolder | undefined,
  language: DocumentLanguage,
  name: TemplateName,
): vscode.Uri[] {
  // A template is code of sorts: that of a workspace nobody vouched for is not used.
  if (!folder || !vscode.workspace.isTrusted) return [];
  const templates = vscode.Uri.joinPath(folder.uri, '.fupan', 'templates');
  return [
    vscode.Uri.joinPath(templates, language, 'retrospective', name),
    vscode.Uri.joinPath(templates, 'retrospective', name),
  ];
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return decoder.decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isNotFound(error)) return null;
    void reportBroken(uri, 1, error instanceof Error ? error.message : String(error));
    return null;
  }
}

async function reportBroken(uri: vscode.Uri, line: number, message: string): Promise<void> {
  const open = l10n.t('Open the template');
  const picked = await vscode.window.showWarningMessage(
    l10n.t(
      'The template {0} has a mistake in line {1}: {2}. The built-in template is used instead.',
      vscode.workspace.asRelativePath(uri),
      line,
      message,
    ),
    open,
  );
  if (picked !== open) return;
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
}
