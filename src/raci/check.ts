import type { Range } from '../markdown/text.ts';
import { approvalReader } from './approval.ts';
import { foldMatter, groupNumber } from './matter.ts';
import { letters } from './model.ts';
import type { Cell, Letter, Matrix, MatrixContent, Note, RaciDocument, Row, RowContent } from './model.ts';
import type { RaciProblem, RaciProblemCode, RaciRules, RoleLoad } from './problem.ts';

/** A row with its cells; sections have none and are never looked at. */
type Matter = Extract<Row, { kind: 'matter' }>;

/** Shares say little in a small matrix: with fewer matters nobody is overloaded. */
const leastMatters = 5;

/** Whatever leaves a matter without exactly one who answers for it is an error. */
const errors: ReadonlySet<RaciProblemCode> = new Set([
  'no-accountable',
  'several-accountable',
  'empty-row',
  'only-informed',
]);

/**
 * Applies the rules to all matrices of a document. Problems come in the order of the document. A defect is reported once: an
 * empty row is not also one without A and R, and roles are not called empty while all rows are.
 */
export function checkRaci(document: RaciDocument, rules: RaciRules): RaciProblem[] {
  return document.matrices
    .flatMap((matrix, index) => checkMatrix(matrix, index, rules))
    .sort((a, b) => a.range.start - b.range.start);
}

/** What each role of `matrix` carries, by role index. */
export function loadsOf(matrix: MatrixContent): RoleLoad[] {
  const matters = mattersOf(matrix).map(({ row }) => row);
  // In one go, since a grid asks for it at each key: six thousand cells are looked at once.
  return matrix.roles.map((_, role) => {
    const counts: Record<Letter, number> = { R: 0, A: 0, C: 0, I: 0, S: 0 };
    let busy = 0;
    for (const { cells } of matters) {
      const held = cells[role]?.letters;
      if (!held?.length) continue;
      for (const letter of letters) if (held.includes(letter)) counts[letter]++;
      if (held.includes('R') || held.includes('A')) busy++;
    }
    return {
      responsible: counts.R,
      accountable: counts.A,
      consulted: counts.C,
      informed: counts.I,
      supporting: counts.S,
      busy,
      of: matters.length,
    };
  });
}

/** The rows of `matrix` that are matters, with their index. */
export function mattersOf<R extends RowContent>(matrix: {
  readonly rows: readonly R[];
}): { readonly row: Extract<R, { kind: 'matter' }>; readonly at: number }[] {
  const isMatter = (row: R): row is Extract<R, { kind: 'matter' }> => row.kind === 'matter';
  return matrix.rows.flatMap((row, at) => (isMatter(row) ? [{ row, at }] : []));
}

/** True where nothing stands in a cell: no letter of any kind and no words. */
export function isBlank(cell: Cell): boolean {
  return cell.letters.length === 0 && cell.unknown.length === 0 && cell.words === '';
}

type Approval = ReturnType<typeof approvalReader>;

type Report = (
  code: RaciProblemCode,
  range: Range,
  place: { readonly row?: number; readonly role?: number },
  params?: RaciProblem['params'],
) => RaciProblem;

function checkMatrix(matrix: Matrix, index: number, rules: RaciRules): RaciProblem[] {
  const report: Report = (code, range, { row = null, role = null }, params = {}) => ({
    code,
    severity: errors.has(code) ? 'error' : 'warning',
    range,
    matrix: index,
    row,
    role,
    params,
  });
  const matters = mattersOf(matrix);
  const approval = approvalReader(matrix.roles.map(({ text }) => text));
  return [
    ...matters.flatMap(({ row, at }) => checkRow(matrix, approval, row, at, report)),
    ...checkRoles(
      matrix,
      matters.map(({ row }) => row),
      rules,
      report,
    ),
    ...checkDuplicates(matrix, report),
  ];
}

function checkRow(
  matrix: Matrix,
  approval: Approval,
  row: Matter,
  at: number,
  report: Report,
): RaciProblem[] {
  const matter = row.matter.text;
  const range = matter === '' ? row.range : row.matter.range;
  if (row.cells.every(isBlank)) return [report('empty-row', range, { row: at }, { matter })];
  return [
    ...checkAccountable(matrix, row, at, range, report),
    ...row.cells.flatMap((cell, role) =>
      checkCell(matrix, approval, cell, { row: at, role }, matter, report),
    ),
  ];
}

function checkAccountable(
  matrix: Matrix,
  row: Matter,
  at: number,
  range: Range,
  report: Report,
): RaciProblem[] {
  const params = { matter: row.matter.text };
  const held = letters.filter((letter) => row.cells.some((cell) => cell.letters.includes(letter)));
  const unread = row.cells.some((cell) => cell.unknown.length > 0);
  if (held.length > 0 && !unread && held.every((letter) => letter === 'C' || letter === 'I')) {
    return [report('only-informed', range, { row: at }, params)];
  }
  const found: RaciProblem[] = [];
  const holders = row.cells.flatMap((cell, role) => (cell.letters.includes('A') ? [role] : []));
  if (holders.length === 0) found.push(report('no-accountable', range, { row: at }, params));
  else if (holders.length > 1) {
    const roles = holders.map((role) => matrix.roles[role]?.text ?? '').join('\n');
    for (const role of holders) {
      const place = row.cells[role]?.range ?? range;
      found.push(
        report('several-accountable', place, { row: at, role }, { ...params, count: holders.length, roles }),
      );
    }
  }
  if (!held.includes('R')) found.push(report('no-responsible', range, { row: at }, params));
  return found;
}

function checkCell(
  matrix: Matrix,
  approval: Approval,
  cell: Cell,
  place: { readonly row: number; readonly role: number },
  matter: string,
  report: Report,
): RaciProblem[] {
  const name = matrix.roles[place.role]?.text ?? '';
  const found = cell.unknown.map((letter) =>
    report('unknown-letter', cell.range, place, { matter, role: name, letter }),
  );
  if (cell.letters.includes('A') || cell.words === '') return found;
  const word = approval(cell.words, place.role);
  if (word === null) return found;
  return [...found, report('approval-not-accountable', cell.range, place, { matter, role: name, word })];
}

function checkRoles(
  matrix: Matrix,
  matters: readonly Matter[],
  rules: RaciRules,
  report: Report,
): RaciProblem[] {
  if (matters.every((row) => row.cells.every(isBlank))) return [];
  const loads = loadsOf(matrix);
  return matrix.roles.flatMap((role, index): RaciProblem[] => {
    const params = { role: role.text };
    if (
      matters.every((row) => {
        const cell = row.cells[index];
        return !cell || isBlank(cell);
      })
    ) {
      return [report('empty-role', role.range, { role: index }, params)];
    }
    const { busy, of } = loads[index] ?? { busy: 0, of: 0 };
    if (of < leastMatters || busy === 0 || busy / of < rules.overload) return [];
    const percent = Math.round((100 * busy) / of);
    return [report('overload', role.range, { role: index }, { ...params, busy, of, percent })];
  });
}

/** Labels of columns that group rows as section rows do. */
const grouping =
  /阶段|模块|类别|分类|大类|系统|子系统|流程|领域|业务线|phase|stage|module|area|category|workstream|stream|system|component|domain|process|group|section|site|工厂|站点/iu;

function checkDuplicates(matrix: Matrix, report: Report): RaciProblem[] {
  const groups = matrix.notes.filter((note) => grouping.test(note.text));
  const last = groups.map(() => '');
  const seen = new Map<string, number>();
  const found: RaciProblem[] = [];
  let section = 0;
  for (const [at, row] of matrix.rows.entries()) {
    if (row.kind === 'section') {
      section++;
      last.fill('');
      continue;
    }
    const matter = row.matter.text;
    const key = foldMatter(matter);
    if (key === '') continue;
    const full = JSON.stringify([section, ...groupsOf(groups, at, last), groupNumber(matter), key]);
    const first = seen.get(full);
    if (first === undefined) seen.set(full, at);
    else found.push(report('duplicate-matter', row.matter.range, { row: at }, { matter, first }));
  }
  return found;
}

/** What the grouping columns say for row `at`; an empty cell goes on with what stands above it. */
function groupsOf(groups: readonly Note[], at: number, last: string[]): readonly string[] {
  for (const [index, note] of groups.entries()) {
    const text = foldMatter(note.cells[at]?.text ?? '');
    if (text !== '') last[index] = text;
  }
  return last;
}
