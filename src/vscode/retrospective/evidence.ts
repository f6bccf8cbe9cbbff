import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { EvidenceTarget } from '../../retrospective/intent.ts';
import { numberedName } from '../../retrospective/fileName.ts';
import type { Retrospective } from '../../retrospective/model.ts';
import { exists, folderOf, isInside, megabytes, nameOf } from '../files.ts';
import { fileReason, ReaderError } from '../readerError.ts';
import { evidenceFileName, isPicture, linkDestination, relativePath } from './evidencePath.ts';

/** Largest file that is copied beside a document, in bytes. */
const largestFile = 50 * 1024 * 1024;

/** A file to link: one that lies somewhere, or the content of one that was dropped. */
export type EvidenceFile =
  { readonly name: string; readonly uri: vscode.Uri } | { readonly name: string; readonly base64: string };

/** A link as the `addEvidence` intent takes it. */
export interface EvidenceLink {
  readonly label: string;
  readonly href: string;
  readonly image: boolean;
}

/** The links that could be made, and the first reason why others could not. */
export interface LinkedEvidence {
  readonly links: readonly EvidenceLink[];
  readonly failure: ReaderError | null;
}

/**
 * Links `files` from the document at `document`. A file of the workspace, or beside the document, is linked where it is;
 * any other is copied to `evidence/` beside the document under a name that is free.
 */
export async function linkFiles(
  document: vscode.Uri,
  files: readonly EvidenceFile[],
  to: EvidenceTarget,
): Promise<LinkedEvidence> {
  if (document.scheme === 'untitled') {
    throw new ReaderError(
      'unsaved',
      l10n.t('Save the retrospective first: evidence is linked relative to its file. Nothing was changed.'),
    );
  }
  const links: EvidenceLink[] = [];
  let failure: ReaderError | null = null;
  for (const file of files) {
    try {
      const place = 'uri' in file && isNear(document, file.uri) ? file.uri : await copyBeside(document, file);
      const path = relativePath(folderOf(document).path, place.path);
      if (path === null) throw new Error(place.toString());
      // A picture shows in the evidence section; in a table cell it would tear the row apart.
      const image = to.at === 'section' && isPicture(file.name);
      links.push({ label: nameOf(place), href: linkDestination(path), image });
    } catch (error) {
      failure ??= error instanceof ReaderError ? error : copyFailed(file.name, error);
    }
  }
  return { links, failure };
}

function isNear(document: vscode.Uri, file: vscode.Uri): boolean {
  const folders = [
    folderOf(document),
    ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri),
  ];
  return (
    file.scheme === document.scheme &&
    file.authority === document.authority &&
    folders.some((folder) => isInside(file, folder)) &&
    relativePath(folderOf(document).path, file.path) !== null
  );
}

async function copyBeside(document: vscode.Uri, file: EvidenceFile): Promise<vscode.Uri> {
  const size = 'uri' in file ? await sizeOf(file.uri) : Math.floor((file.base64.length * 3) / 4);
  if (size > largestFile) {
    throw new ReaderError(
      'too-large',
      l10n.t(
        '{0} is {1}; files up to {2} are copied. Put it into the project yourself and link it, or attach an extract.',
        file.name,
        megabytes(size),
        megabytes(largestFile),
      ),
    );
  }
  const folder = vscode.Uri.joinPath(folderOf(document), 'evidence');
  await vscode.workspace.fs.createDirectory(folder);
  const content =
    'uri' in file ? await vscode.workspace.fs.readFile(file.uri) : await decodeBase64(file.base64);
  const place = await freePlace(folder, evidenceFileName(file.name));
  await vscode.workspace.fs.writeFile(place, content);
  return place;
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  const stat = await vscode.workspace.fs.stat(uri);
  if ((stat.type & vscode.FileType.Directory) !== 0) {
    throw new ReaderError(
      'folder',
      l10n.t('{0} is a folder outside the workspace. Choose the files in it instead.', nameOf(uri)),
    );
  }
  return stat.size;
}

async function freePlace(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  let place = vscode.Uri.joinPath(folder, name);
  for (let n = 2; await exists(place); n++) place = vscode.Uri.joinPath(folder, numberedName(name, n));
  return place;
}

/** Decodes in pieces of a few milliseconds, so that a large picture does not hold up other extensions. */
async function decodeBase64(base64: string): Promise<Uint8Array> {
  const piece = 4 * 128 * 1024;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < base64.length; at += piece) {
    const binary = atob(base64.slice(at, at + piece));
    parts.push(Uint8Array.from(binary, (unit) => unit.charCodeAt(0)));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function copyFailed(name: string, error: unknown): ReaderError {
  return new ReaderError(
    'copy-failed',
    l10n.t(
      '{0} could not be copied beside the document: {1}. The text is unchanged.',
      name,
      fileReason(error),
    ),
  );
}

/**
 * The same target in a document that changed while a person chose files: the section, or the row with the same content.
 * Null where that row is gone.
 */
export function targetNow(
  before: Retrospective,
  now: Retrospective,
  to: EvidenceTarget,
): EvidenceTarget | null {
  if (to.at === 'section') return to;
  const wanted = rowKeys(before, to.at)[to.row];
  const keys = rowKeys(now, to.at);
  if (wanted === undefined) return null;
  if (keys[to.row] === wanted) return to;
  const row = keys.indexOf(wanted);
  return row >= 0 && row === keys.lastIndexOf(wanted) ? { at: to.at, row } : null;
}

function rowKeys(model: Retrospective, table: 'timeline' | 'claims'): string[] {
  return table === 'timeline'
    ? model.timeline.map((row) => JSON.stringify([row.time.text, row.text.text]))
    : model.claims.map((row) => JSON.stringify([row.party.text, row.claim.text]));
}
