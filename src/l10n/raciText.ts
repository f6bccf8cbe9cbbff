import * as l10n from '@vscode/l10n';
import type { MatrixAnalysis, RoleAnalysis } from '../raci/analysis.ts';
import type { Holder, Holders } from '../raci/matter.ts';
import type { Letter, MatrixContent, Orientation } from '../raci/model.ts';
import type { RaciProblem } from '../raci/problem.ts';
import type { RaciQuickFix } from '../raci/quickFix.ts';
import { letterName } from './letterName.ts';

/**
 * The sentences about a responsibility matrix, in the reader's language. Shared by the extension, the grid and the command
 * line, each of which configures `@vscode/l10n` first.
 */

/** The sentence for a finding of the rules: what is wrong and what follows from it. */
export function raciProblemText({ code, params }: RaciProblem): string {
  const matter = named(params['matter']);
  const role = named(params['role']);
  switch (code) {
    case 'no-accountable':
      return l10n.t('“{0}” has no A: nobody answers for it.', matter);
    case 'several-accountable': {
      const holders = listed(text(params['roles']).split('\n').map(named));
      return l10n.t('“{0}” has {1} As ({2}); it can only have one.', matter, params['count'] ?? 0, holders);
    }
    case 'no-responsible':
      return l10n.t('“{0}” has no R: nobody does it.', matter);
    case 'empty-row':
      return text(params['matter']) === ''
        ? l10n.t('This row is empty.')
        : l10n.t('“{0}”: nobody has anything to do with it.', matter);
    case 'empty-role':
      return l10n.t('“{0}” has nothing to do in this matrix.', role);
    case 'overload':
      return l10n.t(
        '“{0}” has R or A in {1} of {2} matters ({3} %).',
        role,
        params['busy'] ?? 0,
        params['of'] ?? 0,
        params['percent'] ?? 0,
      );
    case 'only-informed':
      return l10n.t('“{0}” has only C and I: nobody does it, and nobody answers for it.', matter);
    case 'approval-not-accountable':
      return l10n.t(
        '“{0}”: the duty of “{1}” says “{2}”, but the A is not there.',
        matter,
        role,
        text(params['word']),
      );
    case 'duplicate-matter':
      return l10n.t('“{0}” is already in the matrix above.', matter);
    case 'unknown-letter':
      return l10n.t('“{0}”: “{1}” is none of R, A, C, I and S.', matter, text(params['letter']));
  }
}

/** What a quick fix does, as the title of a code action. */
export function raciQuickFixTitle({ kind, params }: RaciQuickFix): string {
  const role = named(params['role']);
  switch (kind) {
    case 'give-accountable':
      return l10n.t('Give the A to “{0}”', role);
    case 'move-accountable':
      return l10n.t('Move the A to “{0}”', role);
    case 'keep-accountable':
      return l10n.t('Keep only the A of “{0}”', role);
    case 'give-responsible':
      return l10n.t('Give the R to “{0}”', role);
    case 'remove-row':
      return l10n.t('Remove the row');
    case 'remove-role':
      return l10n.t('Remove “{0}”', role);
    case 'set-letter':
      return l10n.t('Replace “{0}” by {1}', text(params['from']), text(params['to']));
    case 'show-first':
      return l10n.t('Show the other row');
  }
}

/** How a table writes its matrix. */
export function orientationName(orientation: Orientation): string {
  return {
    'roles-as-columns': l10n.t('one column a role'),
    'roles-as-rows': l10n.t('one row a role'),
    'letters-as-columns': l10n.t('one column a letter, roles in the cells'),
    ticks: l10n.t('one column a letter, ticks in the cells'),
  }[orientation];
}

/** Who does what in one row, in one sentence; empty where nobody has a letter. Words of a duty are said once. */
export function holdersText(holders: Holders): string {
  const groups: [Letter, readonly Holder[]][] = [
    ['A', holders.accountable],
    ['R', holders.responsible],
    ['S', holders.supporting],
    ['C', holders.consulted],
    ['I', holders.informed],
  ];
  const said = new Set<number>();
  const parts = groups.flatMap(([letter, list]) => {
    if (list.length === 0) return [];
    const names = list.map((holder) => holderText(holder, said.has(holder.role)));
    for (const { role } of list) said.add(role);
    return [l10n.t('{0}: {1}', `${letter} ${letterName(letter)}`, listed(names))];
  });
  return joined(parts);
}

function holderText({ name, words }: Holder, said: boolean): string {
  return words === '' || said ? named(name) : l10n.t('{0} ({1})', named(name), oneLine(words));
}

/** What one role carries, in one sentence behind its name. */
export function roleAnalysisText(matrix: MatrixContent, analysis: RoleAnalysis): string {
  const { load, alone, unchecked, onlyInformed, oftenConsulted } = analysis;
  const parts: string[] = [];
  if (onlyInformed) parts.push(l10n.t('is only told, in {0} of {1}', load.informed, load.of));
  else {
    if (load.accountable > 0) parts.push(l10n.t('answers for {0} of {1}', load.accountable, load.of));
    if (load.responsible > 0) {
      parts.push(
        alone.length > 0
          ? l10n.t('does {0}, {1} of them alone', load.responsible, alone.length)
          : l10n.t('does {0}', load.responsible),
      );
    }
    if (load.supporting > 0) parts.push(l10n.t('supports {0}', load.supporting));
    if (load.consulted > 0) parts.push(l10n.t('is asked in {0}', load.consulted));
    if (load.informed > 0) parts.push(l10n.t('is told in {0}', load.informed));
  }
  if (parts.length === 0) parts.push(l10n.t('nothing to do'));
  if (unchecked.length > 0) {
    parts.push(l10n.t('both does and answers for {0} without anybody else', unchecked.length));
  }
  if (oftenConsulted) parts.push(l10n.t('others often have to wait for its answer'));
  return l10n.t('{0}: {1}', named(matrix.roles[analysis.role]?.text), joined(parts));
}

/** What is remarkable about a matrix as a whole, one sentence an item. */
export function matrixAnalysisText(matrix: MatrixContent, analysis: MatrixAnalysis): string[] {
  const names = (rows: readonly number[]): string => {
    const shown = rows.slice(0, 5).map((row) => quoted(matrix.rows[row]?.matter.text));
    return listed(rows.length > shown.length ? [...shown, '…'] : shown);
  };
  const { matters, withoutAccountable, withoutResponsible, slow } = analysis;
  return [
    l10n.t('{0} matters, {1} roles.', matters, matrix.roles.length),
    ...(withoutAccountable.length > 0
      ? [l10n.t('Without an A: {0} ({1}).', withoutAccountable.length, names(withoutAccountable))]
      : []),
    ...(withoutResponsible.length > 0
      ? [l10n.t('Without an R: {0} ({1}).', withoutResponsible.length, names(withoutResponsible))]
      : []),
    ...(slow.length > 0
      ? [l10n.t('Most roles have to be asked first: {0} ({1}).', slow.length, names(slow))]
      : []),
  ];
}

function joined(parts: readonly string[]): string {
  return parts.length === 0 ? '' : parts.reduce((before, part) => l10n.t('{0}; {1}', before, part));
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : names.reduce((before, name) => l10n.t('{0}, {1}', before, name));
}

function quoted(value: string | undefined): string {
  return l10n.t('“{0}”', named(value));
}

function text(value: string | number | undefined): string {
  return String(value ?? '');
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** A name for one line of the Problems panel. */
function named(value: string | number | undefined): string {
  const chars = [...oneLine(text(value))];
  if (chars.length === 0) return l10n.t('(no name)');
  return chars.length > 40 ? `${chars.slice(0, 39).join('')}…` : chars.join('');
}

/** What a spreadsheet says where somebody types something other than a letter into a cell for letters. */
export function letterChoiceWarning(): { readonly warningTitle: string; readonly warning: string } {
  return {
    warningTitle: l10n.t('Not a RACI letter'),
    warning: l10n.t('R does it, A answers for it, C is asked, I is told, S supports. Keep the text anyway?'),
  };
}
