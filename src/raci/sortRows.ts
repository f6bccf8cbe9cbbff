import type { Placed } from './edit.ts';
import type { RaciIntent } from './intent.ts';
import type { Cell, Row } from './model.ts';

type By = Extract<RaciIntent, { kind: 'sortRows' }>['by'];

/** Orders the rows of a matrix, those of each group for themselves: headings of groups stay where they are. */
export function sortedRows({ matrix }: Placed, by: By, descending: boolean): number[] {
  const compare = by === 'matter' ? byMatter(matrix.rows) : byRole(by.role);
  const order: number[] = [];
  let group: number[] = [];
  const close = () => {
    // The sort is stable, so that rows that are alike keep their order either way.
    group.sort((a, b) => compare(matrix.rows[a], matrix.rows[b]) * (descending ? -1 : 1));
    order.push(...group);
    group = [];
  };
  matrix.rows.forEach((row, index) => {
    if (row.kind === 'section') {
      close();
      order.push(index);
    } else group.push(index);
  });
  close();
  return order;
}

type Compare = (a: Row | undefined, b: Row | undefined) => number;

function byMatter(rows: readonly Row[]): Compare {
  const chinese = rows.some(({ matter }) => /[\u3400-\u9fff]/.test(matter.text));
  const collator = new Intl.Collator(chinese ? 'zh-CN' : 'en', { numeric: true });
  return (a, b) => collator.compare(a?.matter.text ?? '', b?.matter.text ?? '');
}

function byRole(role: number): Compare {
  return (a, b) => rankOf(a, role) - rankOf(b, role);
}

/** R and A come first, then S, C and I, then words alone. */
function rankOf(row: Row | undefined, role: number): number {
  const cell: Cell | undefined = row?.kind === 'matter' ? row.cells[role] : undefined;
  if (!cell) return 9;
  const has = (letter: Cell['letters'][number]) => cell.letters.includes(letter);
  if (has('R')) return has('A') ? 0 : 1;
  if (has('A')) return 2;
  if (has('S')) return 3;
  if (has('C')) return 4;
  if (has('I')) return 5;
  return cell.words === '' && cell.unknown.length === 0 ? 7 : 6;
}
