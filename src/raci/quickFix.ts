import type { Range, TextEdit } from '../markdown/text.ts';
import { approvalReader } from './approval.ts';
import { editRaci } from './edit.ts';
import type { CellPatch, RaciIntent } from './intent.ts';
import type { Cell, Letter, Matrix, RaciDocument, Row } from './model.ts';
import type { RaciProblem } from './problem.ts';

/** What a quick fix does, for its title; several may fit a problem, the likeliest first. */
export const raciQuickFixKinds = [
  'give-accountable',
  'move-accountable',
  'keep-accountable',
  'give-responsible',
  'remove-row',
  'remove-role',
  'set-letter',
  'show-first',
] as const;
export type RaciQuickFixKind = (typeof raciQuickFixKinds)[number];

/** A way to put a defect right. */
export interface RaciQuickFix {
  readonly kind: RaciQuickFixKind;
  /** Fills the title: `role`, and for `set-letter` the sign (`from`) and the letter (`to`). */
  readonly params: Readonly<Record<string, string>>;
  /** The same as an action on the grid; null where there is nothing to change. */
  readonly intent: RaciIntent | null;
  readonly edits: readonly TextEdit[];
  /** What to show where there is nothing to change, in the document as it is. */
  readonly select: Range | null;
}

/** More candidates are no help to choose. */
const mostCandidates = 4;

type Matter = Extract<Row, { kind: 'matter' }>;

/** The fixes for one problem of `document`, which `text` was parsed to; none where a person has to think first. */
export function raciQuickFixes(text: string, document: RaciDocument, problem: RaciProblem): RaciQuickFix[] {
  const matrix = document.matrices[problem.matrix];
  if (!matrix) return [];
  return proposals(matrix, problem).flatMap((proposal): RaciQuickFix[] => {
    const { intent } = proposal;
    if (!intent) return proposal.select ? [{ ...proposal, intent, edits: [] }] : [];
    const result = editRaci(text, document, intent);
    return result.ok && result.edits.length > 0 ? [{ ...proposal, intent, edits: result.edits }] : [];
  });
}

type Proposal = Omit<RaciQuickFix, 'edits'>;

function proposals(matrix: Matrix, problem: RaciProblem): Proposal[] {
  const { row, role } = problem;
  if (row === null)
    return problem.code === 'empty-role' && role !== null ? [removeRole(matrix, problem, role)] : [];
  const matter = matrix.rows[row];
  if (matter?.kind !== 'matter') return [];
  switch (problem.code) {
    case 'no-accountable':
    case 'only-informed':
      return candidates(matrix, matter).map((candidate) =>
        onCells(matrix, problem, 'give-accountable', candidate, [
          { row, role: candidate, letters: accountable(matrix, matter.cells[candidate]) },
        ]),
      );
    case 'several-accountable':
      return keepOne(matrix, matter, problem, row);
    case 'no-responsible':
      return giveResponsible(matrix, matter, problem, row);
    case 'approval-not-accountable':
      return role === null ? [] : [takeOver(matrix, matter, problem, row, role)];
    case 'unknown-letter':
      return role === null ? [] : likelyLetters(matrix, matter, problem, row, role);
    case 'empty-row':
      return [removeRow(problem, row)];
    case 'duplicate-matter':
      return duplicate(matrix, problem, row);
    case 'empty-role':
    case 'overload':
      return [];
  }
}

function onCells(
  matrix: Matrix,
  problem: RaciProblem,
  kind: RaciQuickFixKind,
  role: number,
  cells: readonly CellPatch[],
): Proposal {
  const params = { role: matrix.roles[role]?.text ?? '' };
  return { kind, params, intent: { kind: 'setCells', matrix: problem.matrix, cells }, select: null };
}

/** Who might answer for a matter that has no A: whose duty says so, then who does it, then who supports or is asked. */
function candidates(matrix: Matrix, matter: Matter): number[] {
  const having = (letter: Letter): number[] =>
    matter.cells.flatMap((cell, role) => (cell.letters.includes(letter) ? [role] : []));
  const approval = approvalReader(matrix.roles.map(({ text }) => text));
  const deciding = matter.cells.flatMap((cell, role) => (approval(cell.words, role) === null ? [] : [role]));
  const doing = having('R');
  const others = doing.length > 0 ? [] : [...having('S'), ...having('C')];
  return [...new Set([...deciding, ...doing, ...others])].slice(0, mostCandidates);
}

/** The letters of a cell that gets the A: doing it stays, being asked or told is part of answering for it. */
function accountable(matrix: Matrix, cell: Cell | undefined): Letter[] {
  if (!cell?.letters.includes('R')) return ['A'];
  return accountableFirst(matrix) ? ['A', 'R'] : ['R', 'A'];
}

/** Whether the matrix writes A/R rather than R/A, as far as it writes either. */
function accountableFirst(matrix: Matrix): boolean {
  const both = matrix.rows
    .flatMap((row) => (row.kind === 'matter' ? row.cells : []))
    .find(({ letters }) => letters.includes('A') && letters.includes('R'));
  return both !== undefined && both.letters.indexOf('A') < both.letters.indexOf('R');
}

/** One fix for each A that could stay, that of the marked cell first. */
function keepOne(matrix: Matrix, matter: Matter, problem: RaciProblem, row: number): Proposal[] {
  const holders = matter.cells.flatMap((cell, role) => (cell.letters.includes('A') ? [role] : []));
  const ordered = [...holders].sort((a, b) => Number(b === problem.role) - Number(a === problem.role));
  return ordered.slice(0, mostCandidates).map((keeper) => {
    const givers = holders.filter((role) => role !== keeper);
    const cells = givers.map((role) => ({ row, role, letters: withoutAccountable(matter, role, givers) }));
    return onCells(matrix, problem, 'keep-accountable', keeper, cells);
  });
}

/** What is left to a role that gives its A away: its other letters; else R for the first one where nobody does it, and C. */
function withoutAccountable(matter: Matter, role: number, givers: readonly number[]): Letter[] {
  const left = (matter.cells[role]?.letters ?? []).filter((letter) => letter !== 'A');
  if (left.length > 0) return left;
  const done = matter.cells.some((cell) => cell.letters.includes('R'));
  return !done && givers[0] === role ? ['R'] : ['C'];
}

function giveResponsible(matrix: Matrix, matter: Matter, problem: RaciProblem, row: number): Proposal[] {
  const having = (letter: Letter): number[] =>
    matter.cells.flatMap((cell, role) => (cell.letters.includes(letter) ? [role] : []));
  const owners = having('A');
  const both: Letter[] = accountableFirst(matrix) ? ['A', 'R'] : ['R', 'A'];
  return [
    ...(owners.length === 1 ? owners.map((role) => ({ role, letters: both })) : []),
    ...having('S').map((role) => ({ role, letters: ['R'] as Letter[] })),
  ]
    .slice(0, mostCandidates)
    .map(({ role, letters }) => onCells(matrix, problem, 'give-responsible', role, [{ row, role, letters }]));
}

/** Gives the A to the cell whose duty is to decide, and takes it from whoever has it. */
function takeOver(matrix: Matrix, matter: Matter, problem: RaciProblem, row: number, role: number): Proposal {
  const givers = matter.cells.flatMap((cell, other) => (cell.letters.includes('A') ? [other] : []));
  const cells = [
    { row, role, letters: accountable(matrix, matter.cells[role]) },
    ...givers.map((giver) => ({ row, role: giver, letters: withoutAccountable(matter, giver, givers) })),
  ];
  const kind = givers.length > 0 ? 'move-accountable' : 'give-accountable';
  return onCells(matrix, problem, kind, role, cells);
}

/** Letters of other conventions: execute, notify, keep informed, verify, quality review. */
const kin: Readonly<Record<string, Letter>> = { E: 'R', N: 'I', K: 'I', V: 'C', Q: 'C' };

/** What an unknown sign may stand for: what it means elsewhere; else what the row lacks, else anything but the A. */
function likelyLetters(
  matrix: Matrix,
  matter: Matter,
  problem: RaciProblem,
  row: number,
  role: number,
): Proposal[] {
  const sign = String(problem.params['letter'] ?? '');
  const cell = matter.cells[role];
  const has = (letter: Letter): boolean => matter.cells.some(({ letters }) => letters.includes(letter));
  const likely = kin[sign];
  const lacking = (['R', 'A'] as const).filter((letter) => !has(letter));
  const wanted: readonly Letter[] = likely ? [likely] : lacking.length > 0 ? lacking : ['R', 'C', 'I'];
  return wanted
    .filter((letter) => !cell?.letters.includes(letter))
    .map((letter) => ({
      ...onCells(matrix, problem, 'set-letter', role, [
        { row, role, letters: [...(cell?.letters ?? []), letter] },
      ]),
      params: { role: matrix.roles[role]?.text ?? '', from: sign, to: letter },
    }));
}

function removeRow(problem: RaciProblem, row: number): Proposal {
  return {
    kind: 'remove-row',
    params: {},
    intent: { kind: 'removeRows', matrix: problem.matrix, rows: [row] },
    select: null,
  };
}

function removeRole(matrix: Matrix, problem: RaciProblem, role: number): Proposal {
  return {
    kind: 'remove-role',
    params: { role: matrix.roles[role]?.text ?? '' },
    intent: { kind: 'removeRoles', matrix: problem.matrix, roles: [role] },
    select: null,
  };
}

/** Leads to the first row of the same name; where both say the same, the second one can go. */
function duplicate(matrix: Matrix, problem: RaciProblem, row: number): Proposal[] {
  const first = matrix.rows[Number(problem.params['first'])];
  const second = matrix.rows[row];
  if (first?.kind !== 'matter' || second?.kind !== 'matter') return [];
  const said = (matter: Matter): string =>
    JSON.stringify(matter.cells.map(({ letters, words, unknown }) => [[...letters].sort(), words, unknown]));
  const show: Proposal = { kind: 'show-first', params: {}, intent: null, select: first.matter.range };
  return said(first) === said(second) ? [removeRow(problem, row), show] : [show];
}
