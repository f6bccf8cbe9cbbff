import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { renderScalar } from '../../markdown/frontMatter.ts';
import { fromPreset } from '../../raci/preset.ts';
import { renderMatrix } from '../../raci/render.ts';
import { cleanName } from '../../retrospective/fileName.ts';
import { writeNewFile } from '../newFile.ts';
import { ReaderError } from '../readerError.ts';
import { chooseFolder } from '../newFolder.ts';
import { raciFolder } from '../settings.ts';
import { chooseImport, importFrom, matrixFromClipboard, type ImportedMatrix } from './importMatrix.ts';
import { gridEditorId, raciEnding } from './identity.ts';
import { presetItems } from './presets.ts';

/** What a new matrix is made from; what is absent is asked for or taken from the settings. */
export interface NewMatrix {
  readonly folder?: vscode.Uri;
  readonly title?: string;
  /** Name of a template (its file name without `.md`), or `empty`. */
  readonly preset?: string;
  /** A spreadsheet or CSV file to take the cells from. */
  readonly file?: vscode.Uri;
}

/** What a new document is made of: a suggested title, and its text once the title is settled. */
interface Source {
  readonly title: string;
  text(title: string): string;
}

/**
 * Creates a `*.raci.md` from a preset, an empty matrix, the clipboard or a file, and shows it as a grid. Returns its address, or
 * undefined where the person cancelled.
 */
export async function createMatrix(
  extensionUri: vscode.Uri,
  wanted: NewMatrix,
): Promise<vscode.Uri | undefined> {
  const folder =
    wanted.folder ?? (await chooseFolder(raciFolder, l10n.t('Folder for the responsibility matrix')));
  if (!folder) return undefined;
  const source = wanted.file
    ? imported(await importFrom(wanted.file))
    : await chooseSource(extensionUri, folder, wanted.preset);
  const title = source && (wanted.title?.trim() || (await askTitle(folder, source.title)));
  if (!source || !title) return undefined;
  const uri = await writeNewFile(folder, fileName(title), source.text(title));
  await vscode.commands.executeCommand('vscode.openWith', uri, gridEditorId);
  return uri;
}

async function chooseSource(
  extensionUri: vscode.Uri,
  folder: vscode.Uri,
  preset: string | undefined,
): Promise<Source | undefined> {
  interface Item extends vscode.QuickPickItem {
    readonly name?: string;
    readonly take?: () => Source | undefined | Promise<Source | undefined>;
  }
  const presets = (await presetItems(extensionUri, folder)).map((item): Item => {
    const { name, title, text } = item.preset;
    return { ...item, name, take: () => ({ title, text: (wanted) => fromPreset(text, wanted) }) };
  });
  const others: Item[] = [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    {
      name: 'empty',
      label: l10n.t('Empty matrix'),
      detail: l10n.t('The usual roles and the five core duties, without letters'),
      take: () => ({
        title: l10n.t('Responsibility matrix'),
        text: (title) => documentOf(title, emptyCells()),
      }),
    },
    {
      label: l10n.t('Cells on the clipboard'),
      detail: l10n.t('Copied from Excel, WPS or a table in the browser'),
      take: async () => imported(await matrixFromClipboard()),
    },
    {
      label: l10n.t('Excel or CSV file…'),
      detail: l10n.t('Roles in the first row, matters in the first column'),
      take: async () => imported(await chooseImport(folder)),
    },
  ];
  const items = [...presets, ...others];
  if (preset !== undefined) {
    const named = items.find(({ name }) => name === preset);
    if (!named) throw new ReaderError('no-preset', l10n.t('There is no template “{0}” of a matrix.', preset));
    return named.take?.();
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('New responsibility matrix'),
    placeHolder: l10n.t('What the matrix is for'),
    matchOnDetail: true,
  });
  return picked?.take?.();
}

function imported(matrix: ImportedMatrix | undefined): Source | undefined {
  if (!matrix) return undefined;
  return {
    title: matrix.title || l10n.t('Responsibility matrix'),
    text: (title) => documentOf(title, matrix.cells),
  };
}

function documentOf(title: string, cells: readonly (readonly string[])[]): string {
  const name = title.replaceAll(/\s+/g, ' ').trim();
  const table = renderMatrix(cells, '\n').trimEnd();
  return `---\nfupan: raci\ntitle: ${renderScalar(name, null, false)}\n---\n\n# ${name}\n\n${table}\n`;
}

function emptyCells(): string[][] {
  const roles = [
    l10n.t('Implementation engineer'),
    l10n.t('Development team'),
    l10n.t('Customer'),
    l10n.t('Project manager'),
  ];
  const duties = [
    l10n.t('Requirement research and analysis'),
    l10n.t('Configuration and deployment'),
    l10n.t('Training and knowledge transfer'),
    l10n.t('Troubleshooting and support'),
    l10n.t('Progress and quality'),
  ];
  return [[l10n.t('Matter'), ...roles], ...duties.map((duty) => [duty, ...roles.map(() => '')])];
}

function askTitle(folder: vscode.Uri, suggested: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('New responsibility matrix'),
    prompt: l10n.t('What the matrix is about; it becomes the title and the file name'),
    value: suggested,
    ignoreFocusOut: true,
    validateInput(title) {
      if (title.trim() === '')
        return { message: l10n.t('Enter a title'), severity: vscode.InputBoxValidationSeverity.Info };
      if (cleanName(title) === null) return unusableTitle();
      const path = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, fileName(title)));
      return { message: l10n.t('File: {0}', path), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

/** Bytes that the ending and a number before it may take of a file name's 255. */
const reserved = 30;

function fileName(title: string): string {
  const name = cleanName(title, 255 - reserved);
  if (name === null) throw new ReaderError('no-name', unusableTitle());
  return `${name}${raciEnding}`;
}

function unusableTitle(): string {
  return l10n.t('Only characters that file names cannot hold are in this title. Add a word or two.');
}
