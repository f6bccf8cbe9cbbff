import type { TableBlock } from '../markdown/blocks.ts';
import { readTable, setCell } from '../markdown/table.ts';
import { readTask } from '../markdown/task.ts';
import type { TextEdit } from '../markdown/text.ts';
import { lineEnding, replace } from '../markdown/text.ts';
import { renderTask, rowEdits, taskEdits } from '../retrospective/editFixes.ts';
import { readFixTable } from '../retrospective/fixes.ts';
import { findItem } from '../retrospective/place.ts';
import { readStructure, type Structure } from '../retrospective/structure.ts';
import { readFollowUp } from './collect.ts';
import { actionColumnOf, isVisitHeading, visitColumnOf } from './columns.ts';
import type { FollowUpItem } from './item.ts';

/** What somebody does to an item: ticks it (`today` is `YYYY-MM-DD`), or moves its day, its time of day staying. */
export type FollowUpChange =
  | { readonly kind: 'done'; readonly done: boolean; readonly today: string }
  | { readonly kind: 'due'; readonly date: string };

/** `stale`: the item is no longer as it was shown; `not-editable`: its table has no room for that. */
export type FollowUpEdit =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly error: 'stale' | 'not-editable' };

/** What is needed of an item to find it again. */
export type ShownItem = Pick<FollowUpItem, 'key' | 'dueText' | 'done'>;

/**
 * The smallest edits of `text` that make `change` to the item that somebody saw as `shown`. Text that moved it about meanwhile
 * does no harm; where the item itself is another one now, the change is refused as stale. `visitText` gives a visit that is
 * written nowhere yet its words.
 */
export function editFollowUp(
  text: string,
  shown: ShownItem,
  change: FollowUpChange,
  visitText: (months: number) => { readonly heading: string; readonly text: string },
): FollowUpEdit {
  const item = readFollowUp(text)?.items.find(({ key }) => key === shown.key);
  if (!item || item.dueText !== shown.dueText || item.done !== shown.done)
    return { ok: false, error: 'stale' };
  const structure = readStructure(text);
  const edits = editsOf(structure, item, change, visitText);
  if (!edits) return { ok: false, error: 'not-editable' };
  return {
    ok: true,
    edits: edits.filter(({ range, newText }) => text.slice(range.start, range.end) !== newText),
  };
}

function editsOf(
  structure: Structure,
  item: FollowUpItem,
  change: FollowUpChange,
  visitText: (months: number) => { readonly heading: string; readonly text: string },
): readonly TextEdit[] | null {
  const { text } = structure;
  const patch = change.kind === 'done' ? { done: change.done } : { due: movedTo(item, change.date) };
  switch (item.place.shape) {
    case 'task': {
      const found = findItem(structure.blocks, item.place.start);
      const task = found && readTask(text, found);
      return task ? taskEdits(text, task, patch) : null;
    }
    case 'row': {
      const block = tableAt(structure, item.place.table);
      const found = block && readFixTable(text, block, actionColumnOf);
      if (!found) return null;
      const language = /\p{Script=Han}/u.test(
        text.slice(found.table.header.range.start, found.table.header.range.end),
      )
        ? 'zh-cn'
        : 'en';
      const edits = rowEdits(text, found, item.place.start, patch, language);
      return typeof edits === 'string' ? null : edits;
    }
    case 'visitRow': {
      const { start } = item.place;
      const block = tableAt(structure, item.place.table);
      const table = block && readTable(text, block);
      const row = table?.rows.find(({ range }) => range.start === start);
      if (!table || !row) return null;
      const columns = table.header.cells.map((cell) => visitColumnOf(cell.text));
      return change.kind === 'done'
        ? [setCell(text, row, columns.indexOf('actual'), change.done ? change.today : '')]
        : [setCell(text, row, columns.indexOf('planned'), change.date)];
    }
    case 'derived': {
      const words = visitText(item.months ?? 0);
      const task = renderTask({ text: words.text, due: item.dueText, ...patch });
      return [plannedVisit(structure, words.heading, task)];
    }
  }
}

/** The new date in the form of the old one: what it says of the time of day and zone stays. */
function movedTo({ due, dueText }: FollowUpItem, date: string): string {
  const time = due?.time ? /[T ]\s*\d{1,2}[:：]\d\d.*$/.exec(dueText)?.[0] : undefined;
  return date + (time ?? '');
}

function tableAt({ blocks }: Structure, start: number): TableBlock | null {
  return blocks.find((block): block is TableBlock => block.kind === 'table' && block.start === start) ?? null;
}

/** Writes a visit down that followed from a date alone, below the heading of visits, which is added where there is none. */
function plannedVisit({ text, sections }: Structure, heading: string, task: string): TextEdit {
  const eol = lineEnding(text);
  const section = sections.find((candidate) => candidate.level > 1 && isVisitHeading(candidate.heading));
  const last = section?.blocks.at(-1);
  if (section) {
    const at = last?.end ?? section.block.end;
    return replace(at, at, `${last?.kind === 'list' ? eol : eol + eol}- ${task}`);
  }
  const gap = text.endsWith(eol + eol) ? '' : /[\r\n]$/.test(text) ? eol : eol + eol;
  return replace(text.length, text.length, `${gap}## ${heading}${eol}${eol}- ${task}${eol}`);
}
