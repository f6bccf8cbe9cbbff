import type { Block, ItemBlock, TableBlock } from '../markdown/blocks.ts';
import type { Table, TableRow } from '../markdown/table.ts';
import { plainCell, readTable } from '../markdown/table.ts';
import { readTask } from '../markdown/task.ts';
import { conceptOf, fixColumnOf } from './concepts.ts';
import type { FixColumn } from './columnNames.ts';
import type { Cell, Fix, Term } from './model.ts';
import { itemsIn } from './structure.ts';

/** A table of fixes and what its columns hold. */
export interface FixTable {
  readonly table: Table;
  readonly columns: ReadonlyMap<FixColumn, number>;
}

const nothing: Cell = { text: '', range: null };

/** What tells which column of a table a header names. */
export type ColumnNames = (header: string) => FixColumn | null;

/**
 * The fixes among the blocks of one term: task items, plain items, and rows of tables with a column of actions. `columnOf` reads
 * the headers of tables.
 */
export function readFixes(
  text: string,
  blocks: readonly Block[],
  term: Term | 'unsorted',
  columnOf: ColumnNames = fixColumnOf,
): Fix[] {
  return blocks.flatMap((block): Fix[] => {
    if (block.kind === 'list') return fixItems(text, block.items).map((item) => itemFix(text, item, term));
    if (block.kind !== 'table') return [];
    const found = readFixTable(text, block, columnOf);
    return found ? found.table.rows.map((row) => rowFix(row, found.columns, term)) : [];
  });
}

/** Items that are fixes: where a plain item only groups tasks below it, those stand for it. */
export function fixItems(text: string, items: readonly ItemBlock[]): ItemBlock[] {
  return items.flatMap((item) => {
    const below = itemsIn(item.children);
    const groups = !readTask(text, item)?.box && below.some((child) => readTask(text, child)?.box);
    return groups ? fixItems(text, below) : [item];
  });
}

function itemFix(text: string, item: ItemBlock, term: Term | 'unsorted'): Fix {
  const task = readTask(text, item);
  const cell = (kind: 'due' | 'verified'): Cell => {
    const token = task?.tokens.find((candidate) => candidate.kind === kind);
    return token ? { text: token.value, range: token.valueRange } : nothing;
  };
  return {
    text: task?.text.text ?? '',
    range: task?.text.range ?? { start: item.content, end: item.content },
    term,
    owners: (task?.tokens ?? []).filter((token) => token.kind === 'owner').map((token) => token.value),
    due: cell('due'),
    done: task?.done ?? false,
    verified: cell('verified'),
    itemRange: { start: item.start, end: item.end },
    shape: task?.box ? 'task' : 'list',
  };
}

/** Reads a table as one of fixes; null where no column holds the action. */
export function readFixTable(
  text: string,
  block: TableBlock,
  columnOf: ColumnNames = fixColumnOf,
): FixTable | null {
  const table = readTable(text, block);
  const columns = new Map<FixColumn, number>();
  table.header.cells.forEach((cell, index) => {
    const column = columnOf(cell.text);
    if (column && !columns.has(column)) columns.set(column, index);
  });
  return columns.has('text') ? { table, columns } : null;
}

const doneWords =
  /^(?:\[x\]|x|✓|✔️?|☑️?|✅|done|completed?|closed|fixed|resolved|finished|shipped|merged|yes|是|完成|已完成|已关闭|已解决|已修复|已上线|已落实|已验证)/i;

function rowFix(row: TableRow, columns: ReadonlyMap<FixColumn, number>, term: Term | 'unsorted'): Fix {
  const cell = (column: FixColumn): Cell => plainCell(row.cells[columns.get(column) ?? -1]) ?? nothing;
  const concept = term === 'unsorted' ? conceptOf(cell('term').text, 'fixes') : null;
  const own =
    concept === 'fix-short'
      ? 'short'
      : concept === 'fix-mid'
        ? 'mid'
        : concept === 'fix-long'
          ? 'long'
          : term;
  const verified = cell('verified');
  return {
    text: cell('text').text,
    range: cell('text').range ?? row.range,
    term: own,
    owners: cell('owner')
      .text.split(/[,，、;；\n/]/)
      .map((owner) => owner.trim().replace(/^@/, ''))
      .filter((owner) => owner !== '' && !/^(?:[-—–?？]+|tbd|待定|无)$/i.test(owner)),
    due: blankDate(cell('due')),
    done: doneWords.test(cell('status').text.trim()),
    verified: blankDate(verified),
    itemRange: row.range,
    shape: 'table',
  };
}

function blankDate(cell: Cell): Cell {
  return /^(?:[-—–?？]+|tbd|n\/?a|待定|无)$/i.test(cell.text.trim()) ? { ...cell, text: '' } : cell;
}
