import { appendColumn, insertRow, removeRow, setCell, swapRows } from '../markdown/table.ts';
import { replace } from '../markdown/text.ts';
import { canonicalClaimState, canonicalColumns } from './concepts.ts';
import type { Edits } from './edit.ts';
import { removeItem, swapItems } from './editCauses.ts';
import type { Column, Intent } from './intent.ts';
import type { Cell, Claim, Retrospective, TimelineEntry } from './model.ts';
import { claimStates } from './model.ts';
import {
  appendToBody,
  emptyTable,
  findItem,
  insertSection,
  itemAfter,
  itemText,
  removeLines,
} from './place.ts';
import type { RecordTable } from './records.ts';
import { claimTables, splitTime, timelineTables } from './records.ts';
import type { Structure } from './structure.ts';
import { blocksOfConcept, itemsIn, sectionOf } from './structure.ts';

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;
type Ledger = 'timeline' | 'claims';

function tablesOf(structure: Structure, ledger: Ledger): readonly RecordTable<Column>[] {
  return ledger === 'timeline' ? timelineTables(structure) : claimTables(structure);
}

function records(model: Retrospective, ledger: Ledger): readonly (TimelineEntry | Claim)[] {
  return ledger === 'timeline' ? model.timeline : model.claims;
}

/** The table row of record `index`, null for a record that is a list item or a line of text. */
function rowOf(structure: Structure, model: Retrospective, ledger: Ledger, index: number) {
  const record = records(model, ledger)[index];
  for (const found of tablesOf(structure, ledger)) {
    const at = found.table.rows.findIndex(({ range }) => range.start === record?.range.start);
    const row = found.table.rows[at];
    if (row) return { found, row, at };
  }
  return null;
}

/** A state given by its key is written in the words of the document. */
function wordOf(column: Column, value: string, language: Retrospective['language']): string {
  const state = column === 'state' ? claimStates.find((candidate) => candidate === value) : undefined;
  return state ? canonicalClaimState(state, language) : value;
}

export function addRow(
  structure: Structure,
  model: Retrospective,
  ledger: Ledger,
  given: Readonly<Partial<Record<Column, string>>>,
): Edits {
  const { text } = structure;
  const cells: Partial<Record<Column, string>> = { ...given };
  if (given.state !== undefined) cells.state = wordOf('state', given.state, model.language);
  const tables = tablesOf(structure, ledger);
  const found = tables.at(-1);
  if (found) {
    const values = found.table.header.cells.map((_, index) => {
      const column = [...found.columns].find(([, at]) => at === index)?.[0];
      return (column && cells[column]) ?? '';
    });
    return [insertRow(text, found.table, values)];
  }
  const item = itemsIn(blocksOfConcept(structure, ledger)).at(-1);
  if (item) return [itemAfter(text, item, listRecord(ledger, cells))];
  const columns = Object.keys(canonicalColumns[model.language][ledger]) as Column[];
  const row = columns.map((column) =>
    (cells[column] ?? '')
      .trim()
      .replaceAll('|', '\\|')
      .replace(/\r\n|\r|\n/g, '<br>'),
  );
  const lines = `${emptyTable(ledger, model.language)}\n|${row.map((cell) => (cell ? ` ${cell} |` : '  |')).join('')}`;
  const section = sectionOf(structure, ledger);
  return [
    section
      ? appendToBody(structure, section, lines)
      : insertSection(structure, model.language, ledger, lines),
  ];
}

/** A record in the shape of a list: `14:30 what happened`, `party: claim`. */
function listRecord(ledger: Ledger, cells: Readonly<Partial<Record<Column, string>>>): string {
  const lead = ledger === 'timeline' ? cells.time : cells.party;
  const rest = ledger === 'timeline' ? cells.text : cells.claim;
  const joint = ledger === 'timeline' ? ' ' : ': ';
  return itemText([lead, rest].filter(Boolean).join(joint));
}

export function setRecordCell(structure: Structure, model: Retrospective, intent: Of<'setCell'>): Edits {
  const record = records(model, intent.table)[intent.row];
  if (!record) return 'not-found';
  const value = wordOf(intent.column, intent.value, model.language);
  const place = rowOf(structure, model, intent.table, intent.row);
  if (place) {
    const column = place.found.columns.get(intent.column);
    if (column !== undefined) {
      const same = (place.row.cells[column]?.text ?? '').trim() === value.trim();
      return same ? [] : [setCell(structure.text, place.row, column, value)];
    }
    const titles: Partial<Record<Column, string>> = canonicalColumns[model.language][intent.table];
    const title = titles[intent.column];
    if (title === undefined) return 'not-found';
    if (value.trim() === '') return [];
    return appendColumn(structure.text, place.found.table, title, (index) =>
      index === place.at ? value : '',
    );
  }
  return setFreeCell(record, intent);
}

/** In a list, only what is already there can be changed; a time goes in front of its text. */
function setFreeCell(record: TimelineEntry | Claim, { column, value }: Of<'setCell'>): Edits {
  const cell = freeCell(record, column);
  const content = value.replace(/\s+/g, ' ').trim();
  // Outside a table only the shape of a time tells it from the text behind it.
  if (
    column === 'time' &&
    content !== '' &&
    splitTime(`${content} -`, 0, content.length + 2).time.text !== content
  ) {
    return 'not-editable';
  }
  if (cell?.range)
    return content === cell.text.replace(/\s+/g, ' ')
      ? []
      : [replace(cell.range.start, cell.range.end, content)];
  if (content === '') return [];
  if (column === 'time' && 'time' in record && record.text.range) {
    return [replace(record.text.range.start, record.text.range.start, `${content} `)];
  }
  return 'not-editable';
}

function freeCell(record: TimelineEntry | Claim, column: Column): Cell | null {
  if ('time' in record) return column === 'time' || column === 'text' ? record[column] : null;
  return column === 'party' || column === 'claim' ? record[column] : null;
}

export function removeRecord(
  structure: Structure,
  model: Retrospective,
  ledger: Ledger,
  index: number,
): Edits {
  const record = records(model, ledger)[index];
  if (!record) return 'not-found';
  const place = rowOf(structure, model, ledger, index);
  if (place) return [removeRow(structure.text, place.row)];
  if (findItem(structure.blocks, record.range.start)) return removeItem(structure, record.range);
  return [removeLines(structure.text, record.range.start, record.range.end)];
}

export function moveRow(structure: Structure, model: Retrospective, intent: Of<'moveRow'>): Edits {
  const { table, row, by } = intent;
  const one = records(model, table)[row];
  const other = records(model, table)[row + by];
  if (!one || !other) return 'not-found';
  const a = rowOf(structure, model, table, row);
  const b = rowOf(structure, model, table, row + by);
  if (a && b)
    return a.found === b.found || a.found.table.range.start === b.found.table.range.start
      ? swapRows(structure.text, a.row, b.row)
      : 'not-editable';
  const { blocks } = structure;
  return swapItems(structure, findItem(blocks, one.range.start), findItem(blocks, other.range.start));
}
