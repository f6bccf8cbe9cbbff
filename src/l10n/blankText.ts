import * as l10n from '@vscode/l10n';
import type { BlankProblem } from '../documents/blankProblems.ts';

/** What is left to fill in of a document, as a sentence. */
export function blankProblemText(problem: BlankProblem): string {
  return problem.code === 'unfilled'
    ? l10n.t('“{0}” is still to be filled in.', problem.label)
    : l10n.t('{0} places are still empty, this is the first of them.', problem.count);
}
