import * as vscode from 'vscode';
import { raciProblemText } from '../../l10n/raciText.ts';
import type { RaciViewState, ShownRaciProblem } from '../../protocol/raci.ts';
import { loadsOf } from '../../raci/check.ts';
import type { RaciProblem } from '../../raci/problem.ts';
import { nameOf } from '../files.ts';
import { unreadableText } from '../readable.ts';
import { analyseRaci } from './analysis.ts';

/** Everything the grid draws for `document`. */
export function gridState(document: vscode.TextDocument): RaciViewState {
  const fileName = nameOf(document.uri);
  const unreadable = unreadableText(document);
  if (unreadable) return { kind: 'unreadable', fileName, ...unreadable };
  const { version, model, problems } = analyseRaci(document);
  if (model.matrices.length === 0) return { kind: 'none', fileName, version };
  return {
    kind: 'grid',
    uri: document.uri.toString(),
    fileName,
    title: model.title,
    version,
    dirty: document.isDirty,
    readOnly: vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false,
    matrices: model.matrices.map((matrix, index) => ({
      ...matrix,
      problems: problems.filter((problem) => problem.matrix === index).map(shownRaciProblem),
      loads: loadsOf(matrix),
    })),
  };
}

function shownRaciProblem(problem: RaciProblem): ShownRaciProblem {
  const { code, severity, row, role } = problem;
  return { code, severity, row, role, message: raciProblemText(problem) };
}
