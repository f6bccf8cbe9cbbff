import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RaciRequest } from '../../protocol/raci.ts';
import { save } from '../save.ts';
import { openAsText } from '../textEditors.ts';
import type { GridSession } from './gridSession.ts';

/** Does what the grid asks for and resolves with its answer, if any. Throws a `ReaderError` where it cannot be done. */
export async function answerGridRequest(
  session: GridSession,
  request: Exclude<RaciRequest, { type: 'ready' }>,
): Promise<unknown> {
  const { document, context, surface } = session;
  switch (request.type) {
    case 'edit':
      return session.change(request.version, request.intent);
    case 'undo':
    case 'redo':
      return surface.history(request.type);
    case 'save':
      return save(document);
    case 'openText': {
      const { start } = request;
      return openAsText(
        document.uri,
        start === undefined ? null : { start, end: request.end ?? start },
        vscode.ViewColumn.Beside,
      );
    }
    case 'insertPreset': {
      const { choosePreset } = await import('./presets.ts');
      const preset = await choosePreset(context.extensionUri, document.uri);
      if (preset) await session.changeNow({ kind: 'addMatrix', ...preset.matrix });
      return;
    }
    case 'import': {
      const { chooseImport } = await import('./importMatrix.ts');
      const matrix = await chooseImport(document.uri);
      if (matrix) await session.changeNow({ kind: 'addMatrix', ...matrix });
      return;
    }
    case 'export': {
      const { exportMatrix } = await import('./exportMatrix.ts');
      return exportMatrix(document, request.matrix);
    }
    case 'confirmGrow':
      return confirmGrow(request.rows, request.roles);
    case 'copy':
      return vscode.env.clipboard.writeText(request.text);
    case 'readClipboard':
      return vscode.env.clipboard.readText();
  }
}

/** Asks whether a block that is larger than the matrix may add this many rows and roles. */
async function confirmGrow(rows: number, roles: number): Promise<boolean> {
  const grow = l10n.t('Add and paste');
  const added = [
    ...(rows > 0 ? [rows === 1 ? l10n.t('1 row') : l10n.t('{0} rows', rows)] : []),
    ...(roles > 0 ? [roles === 1 ? l10n.t('1 role') : l10n.t('{0} roles', roles)] : []),
  ].join(l10n.t(' and '));
  const picked = await vscode.window.showInformationMessage(
    l10n.t('What you paste is larger than the matrix: {0} would be added.', added),
    { modal: true },
    grow,
  );
  return picked === grow;
}
