import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { holdersText } from '../../l10n/raciText.ts';
import type { ShownMatter } from '../../protocol/retrospective.ts';
import { findMatter, holdersOf, parseRaciLink } from '../../raci/matter.ts';
import { parseRaci } from '../../raci/parse.ts';
import { localDate } from '../clock.ts';
import { repositoryOf, type Commit, type Repository } from '../git.ts';
import { logError } from '../log.ts';
import { linkedMatter, type LinkedMatter } from './linkedMatter.ts';

/** Commits of one file that are looked through for the last one before a moment. */
const mostCommits = 2000;

/** Answers given, by repository state, file, matter and moment: a snapshot of the form asks again and again. */
const answers = new Map<string, Promise<string>>();
const mostAnswers = 100;

/** What the form and the hover say of the matter that the link `value` of `document` names. */
export async function shownMatter(
  document: vscode.Uri,
  value: string,
  occurred: string,
): Promise<ShownMatter> {
  const linked = await linkedMatter(document, value);
  const [place] = linked?.places ?? [];
  const row = place && linked?.model.matrices[place.matrix]?.rows[place.row];
  const isWhole = linked?.matter === '';
  return {
    name: row?.matter.text ?? (linked?.matter || parseRaciLink(value)?.matter || value),
    source: linked?.model.title ?? '',
    now:
      linked && place
        ? holdersNow(linked)
        : isWhole
          ? ''
          : l10n.t('No responsibility matrix has this matter.'),
    then: linked && place ? await holdersThen(linked, occurred) : '',
    found: place !== undefined || isWhole,
  };
}

function holdersNow({ model, places }: LinkedMatter): string {
  const rows = places.flatMap(({ matrix, row }) => {
    const found = model.matrices[matrix];
    return found ? [holdersText(holdersOf(found, row)) || l10n.t('Nobody has a letter.')] : [];
  });
  return rows.join(l10n.t(' Or: '));
}

/**
 * Who had which letter when it happened, in one sentence, from the Git history of the matrix; also why that cannot be told.
 * `occurred` is the front matter's moment (local time where it names no zone); a day alone counts to its end.
 */
async function holdersThen(linked: LinkedMatter, occurred: string): Promise<string> {
  const at = momentOf(occurred);
  if (!at || linked.matter === '') return '';
  const found = await repositoryOf(linked.uri);
  if (!found.ok) {
    if (found.reason === 'untrusted')
      return l10n.t('Who held A when it happened is told from Git once you trust this workspace.');
    return found.reason === 'no-git'
      ? l10n.t('Who held A when it happened cannot be told here: VS Code’s Git extension is not available.')
      : l10n.t('Who held A when it happened cannot be told: the matrix is in no Git repository.');
  }
  const { repository } = found;
  const key = [repository.state.HEAD?.commit, linked.uri.toString(), linked.matter, occurred].join('\n');
  let answer = answers.get(key);
  if (!answer) {
    if (answers.size >= mostAnswers) answers.clear();
    answer = ask(repository, linked, at);
    answers.set(key, answer);
  }
  return answer;
}

/** The moment that ISO text names, or null. */
function momentOf(occurred: string): Date | null {
  const day = /^\d{4}-\d\d-\d\d$/.test(occurred.trim());
  const at = new Date(day ? `${occurred.trim()}T23:59:59` : occurred.trim().replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : at;
}

async function ask(repository: Repository, { uri, matter }: LinkedMatter, at: Date): Promise<string> {
  try {
    const commits = await repository.log({ path: uri.fsPath, maxEntries: mostCommits });
    const commit = commits.find(({ commitDate }) => commitDate && commitDate <= at);
    if (!commit) {
      return commits.length === 0
        ? l10n.t('The matrix has not been committed yet, so its history is not known.')
        : l10n.t('When it happened, the matrix had not been committed yet.');
    }
    const model = parseRaci(await repository.show(commit.hash, uri.fsPath));
    const [place] = findMatter(model, matter);
    const matrix = place && model.matrices[place.matrix];
    const label = labelOf(commit);
    if (!matrix) return l10n.t('When it happened ({0}): the matrix did not have this matter.', label);
    const holders = holdersOf(matrix, place.row);
    if (holders.accountable.length === 0) {
      return l10n.t('When it happened ({0}): nobody held A. {1}', label, holdersText(holders)).trim();
    }
    return l10n.t('When it happened ({0}): {1}', label, holdersText(holders));
  } catch (error) {
    logError('matrix history', error);
    return l10n.t('The Git history of the matrix could not be read.');
  }
}

function labelOf({ hash, commitDate }: Commit): string {
  const short = hash.slice(0, 7);
  return commitDate ? l10n.t('commit {0} of {1}', short, localDate(commitDate)) : short;
}
