import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { parseRaci } from '../../raci/parse.ts';
import { readPreset } from '../../raci/preset.ts';
import { matrixTexts } from '../../raci/texts.ts';
import { ReaderError } from '../readerError.ts';
import { templateLanguage } from '../settings.ts';
import { findTemplates } from '../templates.ts';

/** A preset somebody chose. */
export interface ChosenPreset {
  /** File name without `.md`. */
  readonly name: string;
  readonly title: string;
  /** The whole document. */
  readonly text: string;
  /** Its first matrix, as texts. */
  readonly matrix: { readonly title: string; readonly cells: string[][] };
}

/** A line of the picker that stands for a preset. */
export interface PresetItem extends vscode.QuickPickItem {
  readonly preset: ChosenPreset;
}

/** The presets for `scope`, as lines of a picker: the team's own first. */
export async function presetItems(
  extensionUri: vscode.Uri,
  scope: vscode.Uri | undefined,
): Promise<PresetItem[]> {
  const templates = await findTemplates(extensionUri, {
    kind: 'raci',
    language: templateLanguage(scope),
    folder: scope && vscode.workspace.getWorkspaceFolder(scope),
  });
  return templates.flatMap(({ name, text, own }) => {
    const { title, description } = readPreset(text);
    const [matrix] = parseRaci(text).matrices;
    if (!matrix) {
      void vscode.window.showWarningMessage(
        l10n.t('The template raci/{0}.md holds no matrix, so it is not offered.', name),
      );
      return [];
    }
    const label = title || name;
    const texts = matrixTexts(matrix, (section) => `**${section}**`);
    const matters = matrix.rows.filter(({ kind }) => kind === 'matter').length;
    const size = l10n.t('{0} matters × {1} roles', matters, matrix.roles.length);
    return [
      {
        label,
        description: own ? l10n.t('{0}, of this workspace', size) : size,
        detail: description,
        preset: { name, title: label, text, matrix: { title: label, cells: texts } },
      },
    ];
  });
}

/** Lets the person choose a preset; undefined where they cancel. */
export async function choosePreset(
  extensionUri: vscode.Uri,
  scope: vscode.Uri | undefined,
): Promise<ChosenPreset | undefined> {
  const items = await presetItems(extensionUri, scope);
  if (items.length === 0) throw new ReaderError('no-preset', l10n.t('There is no template of a matrix.'));
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Insert a matrix'),
    placeHolder: l10n.t('What the matrix is for'),
    matchOnDetail: true,
  });
  return picked?.preset;
}
