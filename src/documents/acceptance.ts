import { parseBlocks, type TableBlock } from '../markdown/blocks.ts';
import { insertRow, readTable, setCell, type Table, type TableRow } from '../markdown/table.ts';
import type { TextEdit } from '../markdown/text.ts';

/** Whether somebody has ticked a result: what was accepted, or refused, is not written into any more. */
export function isDecided(text: string): boolean {
  return /^[ \t]*[-*+] \[[xX]\]/m.test(text);
}

/** How a row that tests a fix again begins, in the language of the table. */
const retest = /^(?:复测[：:]|re-?test of:)\s*/i;

/**
 * The edits that put those of `fixes` (one line each, what is to be tested again) into the table of functions of an acceptance
 * checklist that it does not have yet, numbered on; a blank first row is used up. Null where the text has no such table.
 */
export function addAcceptanceRows(text: string, fixes: readonly string[]): TextEdit[] | null {
  const table = functionTable(text);
  if (!table) return null;
  const { header, rows } = table;
  const steps = header.cells.findIndex((cell) => /步骤|操作|(?<![a-z])steps?(?![a-z])/i.test(cell.text));
  const column = steps < 0 ? Math.min(2, header.cells.length - 1) : steps;
  const known = new Set(rows.flatMap((row) => row.cells.map((cell) => plain(cell.text))));
  const isChinese = /[\u4e00-\u9fff]/.test(header.cells.map((cell) => cell.text).join(''));
  const missing = [...new Set(fixes)]
    .filter((fix) => !known.has(plain(fix)))
    .map((fix) => `${isChinese ? '复测：' : 'Re-test of: '}${fix}`);
  const edits: TextEdit[] = [];
  const blank = rows.find(isBlank);
  const [first] = missing;
  if (blank && first !== undefined) {
    edits.push(setCell(text, blank, column, first));
    missing.shift();
  }
  let number = Math.max(0, ...rows.map((row) => Number(/\d+/.exec(row.cells[0]?.text ?? '')?.[0] ?? 0)));
  const added = missing.map((row) => {
    number++;
    return insertRow(
      text,
      table,
      header.cells.map((_, at) => (at === 0 ? `F${number}` : at === column ? row : '')),
    );
  });
  const [one] = added;
  // All of them go to the same place, in their order.
  if (one) edits.push({ range: one.range, newText: added.map(({ newText }) => newText).join('') });
  return edits;
}

/** The table whose rows are numbered F1, F2 …. */
function functionTable(text: string): Table | undefined {
  return parseBlocks(text)
    .filter((block): block is TableBlock => block.kind === 'table')
    .map((block) => readTable(text, block))
    .find(({ rows }) => rows.some((row) => /^F\d+$/i.test(row.cells[0]?.text.trim() ?? '')));
}

function isBlank({ cells }: TableRow): boolean {
  return cells.slice(1).every((cell) => cell.text.trim() === '');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(retest, '').toLowerCase();
}
