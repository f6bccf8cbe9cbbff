import * as vscode from 'vscode';

/** Most Markdown files of a workspace that are looked through. */
export const mostFiles = 5000;

/** Markdown files of the workspace, and whether there are more than are looked through. */
export interface WorkspaceFiles {
  readonly uris: readonly vscode.Uri[];
  readonly hasMore: boolean;
}

/** Lists the Markdown files of the workspace, less what `files.exclude` and `search.exclude` hide and Fupan's own templates. */
export async function workspaceFiles(): Promise<WorkspaceFiles> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map((folder) =>
      vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, '**/*.{md,markdown}'),
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
