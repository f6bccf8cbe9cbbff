import * as vscode from 'vscode';

/** Most Markdown files of a workspace that are looked through. */
export const mostFiles = 5000;

/** Markdown files of the workspace, and whether there are more than are looked through. */
export interface WorkspaceFiles {
  readonly uris: readonly vscode.Uri[];
  readonly hasMore: boolean;
}

const markdown = '**/*.{md,markdown}';

/** Most new files and folders that are looked at one by one; beyond it listing all is less work. */
const mostArrivals = 100;

/** Lists the Markdown files of the workspace, less what `files.exclude` and `search.exclude` hide and Fupan's own templates. */
export async function workspaceFiles(): Promise<WorkspaceFiles> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map((folder) =>
      vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, markdown),
        excluded(folder.uri),
        mostFiles + 1,
      ),
    ),
  );
  // Folders of a workspace may lie inside each other.
  const uris = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
  uris.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { uris: uris.slice(0, mostFiles), hasMore: uris.length > mostFiles };
}

/**
 * Those of the new files `uris` that `workspaceFiles` would list, and what it would list below those that are folders: a
 * watcher does not tell what came into a new folder before it was watched. Null where there are too many to look at.
 */
export async function arrivedFiles(uris: readonly vscode.Uri[]): Promise<vscode.Uri[] | null> {
  const shown = uris.filter((uri) => !isHidden(uri));
  if (shown.length > mostArrivals) return null;
  const found = await Promise.all(
    shown.map(async (uri) => {
      if (/\.(?:md|markdown)$/.test(uri.path)) return [uri];
      if (!(await isFolder(uri))) return [];
      const below = await vscode.workspace.findFiles(
        new vscode.RelativePattern(uri, markdown),
        null,
        mostFiles,
      );
      return below.filter((file) => !isHidden(file));
    }),
  );
  return found.flat();
}

/** True where the workspace hides `uri`, or does not hold it. VS Code itself matches the patterns; it asks for the address only. */
function isHidden(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return true;
  const pattern = new vscode.RelativePattern(folder, excluded(folder.uri));
  return vscode.languages.match({ pattern }, { uri, languageId: 'markdown' } as vscode.TextDocument) > 0;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** The hidden places as one pattern; conditions such as `when` beside a file of another ending have no meaning here. */
function excluded(folder: vscode.Uri): string {
  const patterns = ['files', 'search'].flatMap((section) => {
    const value = vscode.workspace
      .getConfiguration(section, folder)
      .get<Record<string, unknown>>('exclude', {});
    return Object.entries(value).flatMap(([pattern, on]) => (on === true ? [pattern] : []));
  });
  return `{${[...new Set(['**/.fupan/**', '**/node_modules/**', ...patterns.map(whole)])].flat().join(',')}}`;
}

/** A pattern that names a folder hides all below it. */
function whole(pattern: string): string {
  return /[*}]$/.test(pattern) ? pattern : `${pattern},${pattern}/**`;
}
