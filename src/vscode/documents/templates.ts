import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { documentVariables } from '../../documents/data.ts';
import { parseKinds, type DocumentKind, type KindGroup } from '../../documents/kinds.ts';
import { renderTemplate } from '../../documents/template.ts';
import { readFrontMatter, readScalar } from '../../markdown/frontMatter.ts';
import type { DocumentLanguage } from '../language.ts';
import { fileReason } from '../readerError.ts';
import { userDocumentTemplates } from '../settings.ts';
import { shippedTemplate } from '../shippedTemplates.ts';
import { tellLeftAside } from '../trust.ts';

/** A template that a document can be made from. */
export interface DocumentTemplate extends DocumentKind {
  readonly text: string;
  /** Where the team keeps it; undefined for a built-in one. */
  readonly uri?: vscode.Uri;
}

/** A template of the team that cannot be used, with the (one-based) line and the reason. */
export interface BrokenTemplate {
  readonly uri: vscode.Uri;
  readonly line: number;
  readonly message: string;
}

/** What there is to choose from. */
export interface DocumentTemplates {
  readonly groups: readonly KindGroup[];
  /** Templates of the team by name; one with a built-in name stands in for that. */
  readonly own: ReadonlyMap<string, DocumentTemplate>;
  readonly broken: readonly BrokenTemplate[];
  /** How many files of the team's folders were not read, since there are too many. */
  readonly unread: number;
}

/** Most templates of the team's own that are read, how many at once, and the longest. */
const mostOwn = 1000;
const atOnce = 50;
const longestTemplate = 500_000;

const decoder = new TextDecoder();

/** The kinds of documents in `language` and the team's templates for `scope`. Broken ones of the team are told apart. */
export async function documentTemplates(
  extensionUri: vscode.Uri,
  language: DocumentLanguage,
  scope: vscode.Uri | undefined,
): Promise<DocumentTemplates> {
  const groups = parseKinds(await shippedTemplate(extensionUri, `${language}/documents/kinds.yaml`));
  const files = new Map<string, vscode.Uri>();
  for (const folder of ownFolders(language, scope)) {
    for (const name of await templatesIn(folder)) {
      if (!files.has(name)) files.set(name, vscode.Uri.joinPath(folder, `${name}.md`));
    }
  }
  const builtIn = new Map(groups.flatMap((group) => group.kinds).map((kind) => [kind.name, kind]));
  const entries = [...files].slice(0, mostOwn);
  const own = new Map<string, DocumentTemplate>();
  const broken: BrokenTemplate[] = [];
  for (let at = 0; at < entries.length; at += atOnce) {
    const read = await Promise.all(
      entries.slice(at, at + atOnce).map(([name, uri]) => readOwn(name, uri, builtIn.get(name), language)),
    );
    for (const one of read) {
      if ('message' in one) broken.push(one);
      else own.set(one.name, one);
    }
  }
  return { groups, own, broken, unread: files.size - entries.length };
}

/** The built-in template of `kind` with its text. */
export async function builtInTemplate(
  extensionUri: vscode.Uri,
  language: DocumentLanguage,
  kind: DocumentKind,
): Promise<DocumentTemplate> {
  return { ...kind, text: await shippedTemplate(extensionUri, `${language}/documents/${kind.name}.md`) };
}

/** Where a team keeps templates of documents: in the workspace, where it is trusted, and in the person's own folder. */
function ownFolders(language: DocumentLanguage, scope: vscode.Uri | undefined): vscode.Uri[] {
  const folder = scope && vscode.workspace.getWorkspaceFolder(scope);
  const roots: vscode.Uri[] = [];
  // A template is code of sorts: that of a workspace nobody vouched for is not used.
  if (folder) {
    const own = vscode.Uri.joinPath(folder.uri, '.fupan', 'documents');
    if (vscode.workspace.isTrusted) roots.push(own);
    else void tellLeftAside(own);
  }
  const user = userDocumentTemplates();
  if (user) roots.push(user);
  return roots.flatMap((root) => [vscode.Uri.joinPath(root, language), root]);
}

/** Names of the Markdown files in `folder` without `.md`, sorted; none where there is no such folder. */
async function templatesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.endsWith('.md'))
      .map(([name]) => name.slice(0, -'.md'.length))
      .sort();
  } catch {
    // Most workspaces have no templates of their own.
    return [];
  }
}

async function readOwn(
  name: string,
  uri: vscode.Uri,
  instead: DocumentKind | undefined,
  language: DocumentLanguage,
): Promise<DocumentTemplate | BrokenTemplate> {
  let text: string;
  try {
    text = decoder.decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return { uri, line: 1, message: fileReason(error) };
  }
  if (text.length > longestTemplate)
    return { uri, line: 1, message: l10n.t('it is too long for a template') };
  // What is wrong only shows when it is filled in.
  const result = renderTemplate(text, documentVariables({}, '2000-01-01', language));
  if (!result.ok) return { uri, line: result.line, message: result.message };
  const matter = readFrontMatter(result.text);
  if (matter.error) {
    const line = result.text.slice(0, matter.error.range.start).split('\n').length;
    return { uri, line, message: matter.error.message };
  }
  return {
    name,
    text,
    uri,
    title: readScalar(matter, 'title')?.value || name,
    // The first remark of a template says what it is for.
    about: /<!--\s*([^\r\n]{1,200}?)\s*-->/.exec(result.text)?.[1] ?? instead?.about ?? '',
    coversWorkspace: instead?.coversWorkspace ?? false,
  };
}
