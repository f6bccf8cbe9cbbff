import type { TableCell, TableRow } from '../markdown/table.ts';
import type { Range, Span } from '../markdown/text.ts';
import type { Cells } from './classify.ts';
import type { Layout, Reading } from './layout.ts';
import type { Cell, Letter, Matrix, Note, Role, Row } from './model.ts';
import { roleKey, splitNames } from './names.ts';
import { isTick, tickWords } from './tick.ts';
import { tickLines } from './tickLines.ts';

interface Heading {
  readonly line: number;
  readonly title: string;
}

/** Makes the model of a table whose columns are known. */
export function buildMatrix(layout: Layout, cells: Cells, heading: Heading): Matrix {
  const parts = partsOf(layout, cells, heading.title);
  const { start, end } = layout.block;
  return {
    range: { start, end },
    line: heading.line,
    title: heading.title,
    orientation: layout.orientation,
    ...parts,
  };
}

type Parts = Pick<Matrix, 'matterLabel' | 'roles' | 'rows' | 'notes'>;

function partsOf(layout: Layout, cells: Cells, title: string): Parts {
  switch (layout.orientation) {
    case 'roles-as-columns':
      return rolesAsColumns(layout, cells);
    case 'roles-as-rows':
      return rolesAsRows(layout, cells);
    case 'letters-as-columns':
      return lettersAsColumns(layout, cells);
    case 'ticks':
      return ticks(layout, cells, title);
  }
}

function rolesAsColumns(layout: Layout, cells: Cells): Parts {
  const { table, columns } = layout;
  const rows = table.rows.map((row, index): Row => {
    const matter = spanOf(row, cells.rows[index], columns.matter);
    if (layout.sections.has(index)) return { kind: 'section', matter, range: row.range };
    const readings = cells.rows[index] ?? [];
    return {
      kind: 'matter',
      matter,
      cells: columns.body.map((column) => letterCell(row, readings[column], column)),
      range: row.range,
    };
  });
  return {
    matterLabel: labelOf(layout, cells, columns.matter),
    roles: columns.body.map((column): Role => ({ ...labelOf(layout, cells, column), editable: true })),
    rows,
    notes: notesOf(layout, cells),
  };
}

/** The matrix turned: a row of the model is a column of the table. */
function rolesAsRows(layout: Layout, cells: Cells): Parts {
  const { table, columns } = layout;
  const rows = columns.body.map((column): Row => {
    const matter = labelOf(layout, cells, column);
    return {
      kind: 'matter',
      matter,
      cells: table.rows.map((row, index) => letterCell(row, cells.rows[index]?.[column], column)),
      range: matter.range,
    };
  });
  return {
    matterLabel: labelOf(layout, cells, columns.matter),
    roles: table.rows.map((row, index): Role => ({
      ...spanOf(row, cells.rows[index], columns.matter),
      editable: true,
    })),
    rows,
    // What further columns say is about roles, which have no place for it.
    notes: [],
  };
}

function letterCell(row: TableRow, reading: Reading | undefined, column: number): Cell {
  const { letters = [], words = '', unknown = [] } = reading?.cell ?? {};
  return { letters, words, unknown, range: rangeOf(row, column) };
}

/** Collects what is said of each role; letters of a column come in the columns' order. */
interface Gathered {
  letters: Letter[];
  words: string[];
  range: Range;
}

function lettersAsColumns(layout: Layout, cells: Cells): Parts {
  const { table, columns } = layout;
  const roles: Role[] = [];
  const indexes = new Map<string, number>();
  const gathered = table.rows.map((row, index) => {
    const said = new Map<number, Gathered>();
    if (layout.sections.has(index)) return said;
    columns.body.forEach((column, at) => {
      const reading = cells.rows[index]?.[column];
      const cell = row.cells[column];
      const letter = columns.letters[at];
      if (!reading || !cell || !letter) return;
      for (const listed of splitNames(reading.plain.text, reading.plain.shape)) {
        const range = {
          start: cell.range.start + reading.plain.sourceStart(listed.from),
          end: cell.range.start + reading.plain.sourceEnd(listed.to),
        };
        const key = roleKey(listed.name);
        let role = indexes.get(key);
        if (role === undefined) {
          role = roles.length;
          indexes.set(key, role);
          roles.push({ text: listed.name, range, editable: true });
        }
        const entry = said.get(role) ?? { letters: [], words: [], range };
        if (!entry.letters.includes(letter)) entry.letters.push(letter);
        if (listed.words !== '' && !entry.words.includes(listed.words)) entry.words.push(listed.words);
        said.set(role, entry);
      }
    });
    return said;
  });
  const rows = table.rows.map((row, index): Row => {
    const matter = spanOf(row, cells.rows[index], columns.matter);
    if (layout.sections.has(index)) return { kind: 'section', matter, range: row.range };
    const said = gathered[index];
    return {
      kind: 'matter',
      matter,
      cells: roles.map((_, role) => gatheredCell(said?.get(role), rangeOf(row, columns.body[0] ?? 0))),
      range: row.range,
    };
  });
  return { matterLabel: labelOf(layout, cells, columns.matter), roles, rows, notes: notesOf(layout, cells) };
}

function gatheredCell(entry: Gathered | undefined, place: Range): Cell {
  if (!entry) return { letters: [], words: '', unknown: [], range: place };
  return { letters: entry.letters, words: entry.words.join('；'), unknown: [], range: entry.range };
}

/** One line a role, or a matter and a role; a blank matter goes on with the one above. */
function ticks(layout: Layout, cells: Cells, title: string): Parts {
  const { table, columns } = layout;
  const lines = tickLines(layout, title);
  const roles = new Map<string, Role>();
  const matters = new Map<string, { matter: Span; range: Range; lines: Map<string, number> }>();
  for (const { row, matter, role } of lines) {
    if (!roles.has(roleKey(role.text))) roles.set(roleKey(role.text), { ...role, editable: true });
    const known = matters.get(matter.text);
    const range = table.rows[row]?.range ?? matter.range;
    if (known) {
      known.lines.set(roleKey(role.text), row);
      known.range = { start: known.range.start, end: range.end };
    } else matters.set(matter.text, { matter, range, lines: new Map([[roleKey(role.text), row]]) });
  }
  const rows = [...matters.values()].map(({ matter, range, lines: byRole }): Row => ({
    kind: 'matter',
    matter,
    range,
    cells: [...roles.keys()].map((key): Cell => {
      const row = byRole.get(key);
      const line = row === undefined ? undefined : table.rows[row];
      if (row === undefined || !line) return { letters: [], words: '', unknown: [], range };
      return tickCell(layout, cells, row, line);
    }),
  }));
  const label = columns.matter < 0 ? columns.role : columns.matter;
  return {
    matterLabel:
      columns.matter < 0
        ? { text: '', range: labelOf(layout, cells, label).range }
        : labelOf(layout, cells, label),
    roles: [...roles.values()],
    rows,
    notes: [],
  };
}

function tickCell({ columns }: Layout, cells: Cells, index: number, row: TableRow): Cell {
  const letters: Letter[] = [];
  const words: string[] = [];
  const marked: Range[] = [];
  columns.body.forEach((column, at) => {
    const reading = cells.rows[index]?.[column];
    const letter = columns.letters[at];
    if (!letter || !reading || !isTick(reading.text)) return;
    letters.push(letter);
    marked.push(rangeOf(row, column));
    const rest = tickWords(reading);
    if (rest !== '') words.push(rest);
  });
  return {
    letters,
    words: words.join('；'),
    unknown: [],
    range: marked[0] ?? rangeOf(row, columns.body[0] ?? 0),
  };
}

function notesOf(layout: Layout, cells: Cells): Note[] {
  return layout.columns.notes.map((column) => ({
    ...labelOf(layout, cells, column),
    cells: layout.table.rows.map((row, index) => spanOf(row, cells.rows[index], column)),
  }));
}

function labelOf({ table }: Layout, cells: Cells, column: number): Span {
  return { text: cells.labels[column] ?? '', range: rangeOf(table.header, column) };
}

function spanOf(row: TableRow, readings: readonly Reading[] | undefined, column: number): Span {
  return { text: readings?.[column]?.text ?? '', range: rangeOf(row, column) };
}

/** Where a cell's content stands; the end of the row where it has no such cell. */
function rangeOf(row: TableRow, column: number): Range {
  const cell: TableCell | undefined = row.cells[column];
  return cell?.range ?? { start: row.range.end, end: row.range.end };
}
