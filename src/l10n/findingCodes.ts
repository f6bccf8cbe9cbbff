import { blankProblemCodes } from '../documents/blankProblems.ts';
import { raciProblemCodes } from '../raci/problem.ts';
import { replyProblemCodes } from '../replies/checkReply.ts';
import { problemCodes } from '../retrospective/problem.ts';
import { wordingKinds } from '../wording/model.ts';

/** Codes of what is found in documents by group, as the Problems panel and `fupan check` print them: `group/code`. */
export const findingCodes: Readonly<Record<string, readonly string[]>> = {
  retrospective: problemCodes,
  raci: raciProblemCodes,
  reply: replyProblemCodes,
  document: blankProblemCodes,
  wording: wordingKinds,
};

/** Whether `name` is one of these groups, or a code with its group. */
export function isFindingName(name: string): boolean {
  const [group = '', code, more] = name.split('/');
  const codes = Object.hasOwn(findingCodes, group) ? findingCodes[group] : undefined;
  return codes !== undefined && more === undefined && (code === undefined || codes.includes(code));
}
