import type { Block, TableBlock } from '../markdown/blocks.ts';
import { findLinks } from '../markdown/inline.ts';
import type { Table, TableRow } from '../markdown/table.ts';
import { plainCell, readTable } from '../markdown/table.ts';
import { trimmedSpan } from '../markdown/text.ts';
import { claimColumnOf, claimStateOf, timelineColumnOf } from './concepts.ts';
import type { ClaimColumn, Column, TimelineColumn } from './intent.ts';
import type { Cell, Claim, TimelineEntry } from './model.ts';
import type { Structure } from './structure.ts';
import { blocksOfConcept } from './structure.ts';

/** A table whose columns are known by meaning. */
export interface RecordTable<C extends Column> {
  readonly table: Table;
  readonly columns: ReadonlyMap<C, number>;
}

const nothing: Cell = { text: '', range: null };

/**
 * The tables of the timeline section. A table without any known heading is read from left to right; where only the
 * heading of the times is unknown ("When (CET)"), the column that holds times is theirs.
 */
export function timelineTables(structure: Structure): RecordTable<TimelineColumn>[] {
  const found = recordTables(structure, 'timeline', timelineColumnOf, ['time', 'text', 'evidence']);
  return found.map(({ table, columns }) => {
    const taken = new Set(columns.values());
    const free = table.header.cells.map((_, index) => index).filter((index) => !taken.has(index));
    const all = new Map(columns);
    const times = columns.has('time') ? undefined : free.find((index) => holdsTimes(table, index));
    if (times !== undefined) all.set('time', times);
    const rest = free.find((index) => index !== times);
    if (!columns.has('text') && rest !== undefined) all.set('text', rest);
    return { table, columns: all };
  });
}

/** Whether at least half of a column's cells that are not empty start with a time. */
function holdsTimes(table: Table, column: number): boolean {
  const texts = table.rows.map((row) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.filter((text) => timeLead.test(text)).length * 2 >= texts.length;
}

/** The tables of the claims section. */
export function claimTables(structure: Structure): RecordTable<ClaimColumn>[] {
  return recordTables(structure, 'claims', claimColumnOf, [
    'party',
    'claim',
    'evidence',
    'reference',
    'state',
  ]);
}

function recordTables<C extends Column>(
  structure: Structure,
  concept: 'timeline' | 'claims',
  columnOf: (header: string) => C | null,
  order: readonly C[],
): RecordTable<C>[] {
  return blocksOfConcept(structure, concept)
    .filter((block): block is TableBlock => block.kind === 'table')
    .map((block) => {
      const table = readTable(structure.text, block);
      const columns = new Map<C, number>();
      table.header.cells.forEach((cell, index) => {
        const column = columnOf(cell.text);
        if (column && !columns.has(column)) columns.set(column, index);
      });
      if (columns.size === 0)
        order.slice(0, table.header.cells.length).forEach((column, at) => columns.set(column, at));
      return { table, columns };
    });
}

function cellOf<C extends Column>(row: TableRow, columns: ReadonlyMap<C, number>, column: C): Cell {
  return plainCell(row.cells[columns.get(column) ?? -1]) ?? nothing;
}

/** All entries of the timeline: table rows, list items, and lines of text that start with a time. */
export function readTimeline(structure: Structure): TimelineEntry[] {
  const { text } = structure;
  const tables = timelineTables(structure);
  return blocksOfConcept(structure, 'timeline').flatMap((block): TimelineEntry[] => {
    if (block.kind !== 'table') return freeEntries(text, block);
    const found = tables.find(({ table }) => table.range.start === block.start);
    return (found?.table.rows ?? []).map((row) => ({
      time: cellOf(row, found?.columns ?? new Map(), 'time'),
      text: cellOf(row, found?.columns ?? new Map(), 'text'),
      evidence: cellOf(row, found?.columns ?? new Map(), 'evidence'),
      links: findLinks(text, row.range.start, row.range.end),
      range: row.range,
    }));
  });
}

const clock =
  '\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?(?:\\s*[aApP]\\.?[mM]\\.?)?(?:\\s*(?:UTC|GMT|Z|[A-Z]{2,4}T)(?:[+-]\\d{1,2}(?::?\\d{2})?)?)?';
const day =
  '(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}月\\d{1,2}日|\\d{1,2}[-/]\\d{1,2}(?=\\s+\\d{1,2}:))';
const one = `(?:${day}[ T]*(?:${clock})?|${clock}|T\\s*[+-]\\s*\\d+\\s*(?:h|m|s|d|min|hours?|days?)?)`;
const timeLead = new RegExp(
  `^((?:[*_\`\\[【(（]{0,3}))(${one}(?:\\s*(?:[-–—~～至到]|to)\\s*${one})?)(?:[*_\`\\]】)）]{0,3})\\s*(?:[-–—:：|,，]+\\s*)?(?:[*_]{1,2}(?=\\s))?\\s*`,
);

/** Splits `14:30 - text` at the time in front; the time is empty where there is none. */
export function splitTime(text: string, start: number, end: number): { time: Cell; text: Cell } {
  const match = timeLead.exec(text.slice(start, end));
  if (!match?.[2]) {
    const span = trimmedSpan(text, start, end);
    return { time: nothing, text: span };
  }
  const at = start + (match[1]?.length ?? 0);
  const time = match[2].trimEnd();
  return {
    time: { text: time, range: { start: at, end: at + time.length } },
    text: trimmedSpan(text, start + match[0].length, end),
  };
}

function freeEntries(text: string, block: Block): TimelineEntry[] {
  if (block.kind === 'list') {
    return block.items.map((item) => {
      const own = item.children[0];
      const start = own?.start ?? item.content;
      return entry(text, start, own?.kind === 'paragraph' ? own.end : start, {
        start: item.start,
        end: item.end,
      });
    });
  }
  if (block.kind !== 'paragraph') return [];
  return (
    block.segments
      // A date alone, at the start of a line of prose, is no entry yet.
      .filter((segment) => /\d[:：]\d/.test(splitTime(text, segment.start, segment.end).time.text))
      .map((segment) => entry(text, segment.start, segment.end, segment))
  );
}

function entry(
  text: string,
  start: number,
  end: number,
  range: { start: number; end: number },
): TimelineEntry {
  return {
    ...splitTime(text, start, end),
    evidence: nothing,
    links: findLinks(text, range.start, range.end),
    range,
  };
}

/** All rows of the claims ledger; list items read `party: claim`. */
export function readClaims(structure: Structure): Claim[] {
  const { text } = structure;
  const tables = claimTables(structure);
  return blocksOfConcept(structure, 'claims').flatMap((block): Claim[] => {
    if (block.kind === 'list') return block.items.map((item) => listClaim(text, item.content, item.end));
    if (block.kind !== 'table') return [];
    const found = tables.find(({ table }) => table.range.start === block.start);
    return (found?.table.rows ?? []).map((row) => {
      const columns = found?.columns ?? new Map<ClaimColumn, number>();
      const stateCell = cellOf(row, columns, 'state');
      return {
        party: cellOf(row, columns, 'party'),
        claim: cellOf(row, columns, 'claim'),
        evidence: cellOf(row, columns, 'evidence'),
        reference: cellOf(row, columns, 'reference'),
        stateCell,
        state: claimStateOf(stateCell.text),
        links: findLinks(text, row.range.start, row.range.end),
        range: row.range,
      };
    });
  });
}

function listClaim(text: string, start: number, end: number): Claim {
  const range = { start, end };
  const lead = /^[*_]{0,2}([^:：*_\n]{1,30})[*_]{0,2}\s*[:：][*_]{0,2}\s*/.exec(text.slice(start, end));
  const party = lead?.[1];
  const at = start + (lead ? lead[0].indexOf(lead[1] ?? '') : 0);
  return {
    party: party ? { text: party.trim(), range: { start: at, end: at + party.length } } : nothing,
    claim: trimmedSpan(text, start + (lead?.[0].length ?? 0), end),
    evidence: nothing,
    reference: nothing,
    stateCell: nothing,
    state: null,
    links: findLinks(text, start, end),
    range,
  };
}
