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
  const shown = shownRaciProblems(problems);
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
      problems: shown.filter((problem) => problem.matrix === index),
      loads: loadsOf(matrix),
    })),
  };
}

/** Problems with their sentence, and a key that stays while the same thing is wrong at the same place. */
function shownRaciProblems(problems: readonly RaciProblem[]): ShownRaciProblem[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const { code, matrix, row, role } = problem;
    const key = [code, matrix, row, role].join(' ');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...problem, key: count === 1 ? key : `${key} ${count}`, message: raciProblemText(problem) };
  });
}
