import * as vscode from 'vscode';
import type { RecentRetrospective } from '../../protocol/retrospective.ts';
import { statuses, terms } from '../../retrospective/model.ts';
import { looksLikeRetrospective, parseRetrospective } from '../../retrospective/parse.ts';
import { nameOf, statOf } from '../files.ts';
import { retrospectiveFolder } from '../settings.ts';
import type { FormContext } from './formContext.ts';
import { longestDocument } from '../readable.ts';

const memento = 'fupan.retrospective.recent';
/** Rows of the start page. */
const shown = 20;
/** How deep, and how many files, the folder of retrospectives is searched. */
const deepest = 3;
const mostFiles = 500;

interface Summary {
  readonly mtime: number;
  readonly size: number;
  /** Null for a file that is no retrospective. */
  readonly content: Omit<RecentRetrospective, 'uri' | 'overdueFixes'> | null;
  /** Due dates of the fixes that are not done. */
  readonly due: readonly string[];
}

const summaries = new Map<string, Summary>();
const decoder = new TextDecoder();

/** Remembers that the retrospective at `uri` was worked on. */
export async function rememberRecent(state: vscode.Memento, uri: vscode.Uri): Promise<void> {
  if (uri.scheme === 'untitled') return;
  const others = state.get<string[]>(memento, []).filter((other) => other !== uri.toString());
  await state.update(memento, [uri.toString(), ...others].slice(0, shown));
}

/**
 * The retrospectives of the configured folders and those worked on lately, newest first. Files are read again only after
 * they changed; one that cannot be read is left out.
 */
export async function recentRetrospectives(context: FormContext): Promise<RecentRetrospective[]> {
  const remembered = context.state.get<string[]>(memento, []);
  const files = new Map<string, vscode.Uri>();
  for (const text of remembered) files.set(text, vscode.Uri.parse(text));
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const path = retrospectiveFolder.read(folder.uri);
    if (path === null) continue;
    for (const uri of await markdownBelow(vscode.Uri.joinPath(folder.uri, path), 1))
      files.set(uri.toString(), uri);
  }
  // File names begin with their date, so the last names are the newest.
  const newest = [...files.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1)).slice(0, 3 * shown);
  const rows = await Promise.all(newest.map((uri) => rowOf(uri, context.today.date)));
  return rows
    .filter((row) => row !== null)
    .sort((a, b) => b.date.localeCompare(a.date))
    .slice(0, shown);
}

async function markdownBelow(folder: vscode.Uri, depth: number): Promise<vscode.Uri[]> {
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // The folder is made with the first retrospective.
    return [];
  }
  const found: vscode.Uri[] = [];
  for (const [name, type] of entries) {
    if (found.length >= mostFiles) break;
    const uri = vscode.Uri.joinPath(folder, name);
    if ((type & vscode.FileType.Directory) !== 0) {
      if (depth < deepest && !name.startsWith('.')) found.push(...(await markdownBelow(uri, depth + 1)));
    } else if (/\.md$/i.test(name)) found.push(uri);
  }
  return found;
}

async function rowOf(uri: vscode.Uri, today: string): Promise<RecentRetrospective | null> {
  try {
    const stat = await statOf(uri);
    if (!stat || stat.size > longestDocument) return null;
    const key = uri.toString();
    let summary = summaries.get(key);
    if (!summary || summary.mtime !== stat.mtime || summary.size !== stat.size) {
      summary = summarise(uri, stat, decoder.decode(await vscode.workspace.fs.readFile(uri)));
      summaries.set(key, summary);
    }
    if (!summary.content) return null;
    const overdueFixes = summary.due.filter(
      (due) => /^\d{4}-\d{2}-\d{2}(?![^T ])/.test(due) && due.slice(0, 10) < today,
    ).length;
    return { uri: key, ...summary.content, overdueFixes };
  } catch {
    return null;
  }
}

function summarise(uri: vscode.Uri, stat: vscode.FileStat, text: string): Summary {
  const { mtime, size } = stat;
  if (!looksLikeRetrospective(text)) return { mtime, size, content: null, due: [] };
  const model = parseRetrospective(text);
  const open = [...terms, 'unsorted' as const]
    .flatMap((term) => model.fixes[term])
    .filter((fix) => !fix.done);
  const written = /^\d{4}-\d{2}-\d{2}/;
  const date = written.exec(model.fields.occurred.value)?.[0] ?? written.exec(nameOf(uri))?.[0] ?? '';
  return {
    mtime,
    size,
    content: {
      title: model.fields.title.value || nameOf(uri),
      date,
      status: statuses.find((status) => status === model.fields.status.value) ?? 'draft',
      openFixes: open.length,
    },
    due: open.map((fix) => fix.due.text),
  };
}
