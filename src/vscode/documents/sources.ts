import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { looksLikeRetrospective, parseRetrospective } from '../../retrospective/parse.ts';
import { openDocument } from '../documents.ts';
import { longestDocument } from '../readable.ts';
import { retrospectiveFolder } from '../settings.ts';
import type { SourceRetrospective } from './facts.ts';

/** Most Markdown files of a workspace folder that are looked through, and how many are read at once. */
const mostFiles = 2000;
const atOnce = 24;

/** The retrospectives of a workspace folder, and whether some files were left out. */
export interface FoundRetrospectives {
  readonly retrospectives: readonly SourceRetrospective[];
  readonly isCut: boolean;
}

/** Reads the retrospective at `uri` as it is in an editor, else on disk; null where it is none or cannot be read. */
export async function readRetrospective(uri: vscode.Uri): Promise<SourceRetrospective | null> {
  try {
    const text =
      openDocument(uri)?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    if (text.length > longestDocument || !looksLikeRetrospective(text)) return null;
    return { uri, text, model: parseRetrospective(text) };
  } catch {
    return null;
  }
}

/**
 * All retrospectives of `folder`, those of the configured folder first, in the order of their paths. At most 2000 Markdown
 * files are looked at, a few at a time, and the status bar shows that it goes on.
 */
export function findRetrospectives(folder: vscode.WorkspaceFolder): Thenable<FoundRetrospectives> {
  const progress = { location: vscode.ProgressLocation.Window, title: l10n.t('Reading retrospectives') };
  return vscode.window.withProgress(progress, async () => {
    const own = retrospectiveFolder.read(folder.uri) ?? retrospectiveFolder.fallback;
    const uris = new Map<string, vscode.Uri>();
    let isCut = false;
    const patterns = own === '' ? ['**/*.md'] : [`${own}/**/*.md`, '**/*.md'];
    const lists = await Promise.all(
      patterns.map((pattern) =>
        vscode.workspace.findFiles(
          new vscode.RelativePattern(folder, pattern),
          '**/{node_modules,.git,.fupan}/**',
          mostFiles + 1,
        ),
      ),
    );
    for (const found of lists) {
      for (const uri of found) {
        if (uris.size < mostFiles) uris.set(uri.toString(), uri);
        else isCut ||= !uris.has(uri.toString());
      }
    }
    const sorted = [...uris.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const retrospectives: SourceRetrospective[] = [];
    for (let at = 0; at < sorted.length; at += atOnce) {
      const read = await Promise.all(sorted.slice(at, at + atOnce).map(readRetrospective));
      retrospectives.push(...read.filter((one) => one !== null));
    }
    return { retrospectives, isCut };
  });
}
