import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isNotFound } from './readerError.ts';
import type { DocumentLanguage } from './language.ts';
import { shippedTemplate, shippedTemplates } from './shippedTemplates.ts';
import { tellLeftAside } from './trust.ts';

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
  const used = use(await shippedTemplate(extensionUri, `${place.language}/retrospective/${place.name}`));
  if (used.ok) return used.value;
  throw new Error(`${place.name}:${used.line}: ${used.message}`);
}

/** A template of the team or of the product. */
export interface FoundTemplate {
  /** File name without `.md`. */
  readonly name: string;
  readonly text: string;
  /** True for one of the workspace's own. */
  readonly own: boolean;
}

/**
 * All Markdown templates of a kind (a folder below `templates/LANGUAGE`): the workspace's own where it is trusted, then the
 * built-in ones that have no own version. What cannot be read is named to the reader and left out.
 */
export async function findTemplates(
  extensionUri: vscode.Uri,
  place: {
    readonly kind: string;
    readonly language: DocumentLanguage;
    readonly folder: vscode.WorkspaceFolder | undefined;
  },
): Promise<FoundTemplate[]> {
  const found = new Map<string, FoundTemplate>();
  for (const folder of ownFolders(place.folder, place.language, place.kind)) {
    for (const file of await markdownIn(folder)) {
      const name = file.replace(/\.md$/i, '');
      const text = found.has(name) ? null : await readText(vscode.Uri.joinPath(folder, file));
      if (text !== null) found.set(name, { name, text, own: true });
    }
  }
  const prefix = `${place.language}/${place.kind}/`;
  for (const [file, text] of await shippedTemplates(extensionUri)) {
    if (!file.startsWith(prefix)) continue;
    const name = file.slice(prefix.length).replace(/\.md$/, '');
    if (name.includes('/') || !file.endsWith('.md') || found.has(name)) continue;
    found.set(name, { name, text, own: false });
  }
  return [...found.values()];
}

async function markdownIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && /\.md$/i.test(name))
      .map(([name]) => name)
      .sort();
  } catch {
    // Most workspaces have no templates of their own.
    return [];
  }
}

/** Where a workspace keeps its own version of a template: one for the language goes before one for all. */
function ownTemplates(
  folder: vscode.WorkspaceFolder | undefined,
  language: DocumentLanguage,
  name: TemplateName,
): vscode.Uri[] {
  return ownFolders(folder, language, 'retrospective').map((each) => vscode.Uri.joinPath(each, name));
}

function ownFolders(
  folder: vscode.WorkspaceFolder | undefined,
  language: DocumentLanguage,
  kind: string,
): vscode.Uri[] {
  // A template is code of sorts: that of a workspace nobody vouched for is not used.
  if (!folder) return [];
  const templates = vscode.Uri.joinPath(folder.uri, '.fupan', 'templates');
  if (!vscode.workspace.isTrusted) {
    void tellLeftAside(templates);
    return [];
  }
  return [vscode.Uri.joinPath(templates, language, kind), vscode.Uri.joinPath(templates, kind)];
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
