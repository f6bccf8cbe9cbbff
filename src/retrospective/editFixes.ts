import { insertRow, setCell, appendColumn, removeRow, swapRows } from '../markdown/table.ts';
import type { Task } from '../markdown/task.ts';
import { readTask, renderOwner } from '../markdown/task.ts';
import type { TextEdit } from '../markdown/text.ts';
import { replace } from '../markdown/text.ts';
import type { FixColumn } from './columnNames.ts';
import { fixColumnNames } from './columnNames.ts';
import type { Edits } from './edit.ts';
import { removeItem, swapItems } from './editCauses.ts';
import type { FixTable } from './fixes.ts';
import { readFixTable } from './fixes.ts';
import type { FixPatch, Intent } from './intent.ts';
import type { Fix, Retrospective } from './model.ts';
import { appendToBody, findItem, insertSection, itemAfter, itemText } from './place.ts';
import type { Structure } from './structure.ts';
import { blocksOfConcept, sectionOf, tablesIn } from './structure.ts';

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

/** A new task without its list marker: box, text, and what of owner, dates is given. */
export function renderTask(patch: FixPatch): string {
  const owners = (patch.owners ?? []).filter((owner) => owner.trim() !== '').map(renderOwner);
  return [
    `[${patch.done ? 'x' : ' '}]`,
    itemText(patch.text ?? ''),
    ...owners,
    patch.due ? `due:${patch.due}` : '',
    patch.verified ? `verified:${patch.verified}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function addFix(structure: Structure, model: Retrospective, intent: Of<'addFix'>): Edits {
  const { text } = structure;
  const concept = `fix-${intent.term}` as const;
  const section = sectionOf(structure, concept);
  if (!section) return [insertSection(structure, model.language, concept, `- ${renderTask(intent.patch)}`)];
  const last = model.fixes[intent.term].filter(({ itemRange }) => itemRange.end <= section.range.end).at(-1);
  if (last?.shape === 'table') {
    const found = tableOf(structure, intent.term, last);
    return found
      ? [insertRow(text, found.table, rowValues(found, intent.patch, model.language))]
      : 'not-editable';
  }
  const item = last ? findItem(structure.blocks, last.itemRange.start) : null;
  return [
    item
      ? itemAfter(text, item, renderTask(intent.patch))
      : appendToBody(structure, section, `- ${renderTask(intent.patch)}`),
  ];
}

export function setFix(structure: Structure, model: Retrospective, intent: Of<'setFix'>): Edits {
  const fix = model.fixes[intent.term][intent.index];
  if (!fix) return 'not-found';
  if (fix.shape === 'table') return setRow(structure, model, intent.term, fix, intent.patch);
  const item = findItem(structure.blocks, fix.itemRange.start);
  const task = item ? readTask(structure.text, item) : null;
  if (!task) return 'not-editable';
  return taskEdits(structure.text, task, intent.patch);
}

/** The edits that make `task` of the document `source` what `patch` says. */
export function taskEdits(source: string, task: Task, patch: FixPatch): TextEdit[] {
  if (task.mixed && patch.text !== undefined) {
    return [...doneEdits(task, patch), ...gather(source, task, patch, patch.text)];
  }
  return mergeInserts([
    ...doneEdits(task, patch),
    ...textEdits(source, task, patch),
    ...tokenEdits(source, task, patch),
  ]);
}

function doneEdits(task: Task, { done }: FixPatch): TextEdit[] {
  if (done === undefined || done === task.done) return [];
  if (task.box) return [replace(task.box.start, task.box.end, done ? 'x' : ' ')];
  return [replace(task.content.start, task.content.start, '[x] ')];
}

function textEdits(source: string, task: Task, { text }: FixPatch): TextEdit[] {
  if (text === undefined) return [];
  const content = itemText(text);
  if (content === task.text.text) return [];
  const { start, end } = task.text.range;
  const gap = start === end && !/[ \t]/.test(source[start - 1] ?? ' ') ? ' ' : '';
  return [replace(start, end, gap + content)];
}

/** Where text stands between the tokens, they are gathered, as written unless they change, behind the new text. */
function gather(source: string, task: Task, patch: FixPatch, text: string): TextEdit[] {
  const content = itemText(text);
  const owners = patch.owners?.filter((owner) => owner.trim() !== '').map(renderOwner);
  const valueOf = (kind: 'due' | 'verified'): string =>
    task.tokens.find((token) => token.kind === kind)?.value ?? '';
  const known = task.tokens.filter(({ kind }) => kind === 'owner').map(({ value }) => renderOwner(value));
  const changed = {
    owner: owners !== undefined && owners.join(' ') !== known.join(' '),
    due: patch.due !== undefined && patch.due.trim() !== valueOf('due'),
    verified: patch.verified !== undefined && patch.verified.trim() !== valueOf('verified'),
  };
  if (content === task.text.text) return tokenEdits(source, task, patch);
  const parts = [
    content,
    ...(changed.owner ? (owners ?? []) : []),
    ...task.tokens
      .filter(({ kind }) => !changed[kind])
      .map(({ range }) => source.slice(range.start, range.end)),
    changed.due && patch.due ? `due:${patch.due}` : '',
    changed.verified && patch.verified ? `verified:${patch.verified}` : '',
  ];
  return [replace(task.content.start, task.content.end, parts.filter((part) => part !== '').join(' '))];
}

function tokenEdits(source: string, task: Task, patch: FixPatch): TextEdit[] {
  const edits: TextEdit[] = [];
  const tail = lastEnd(task);
  if (patch.owners) {
    const owners = patch.owners.filter((owner) => owner.trim() !== '').map(renderOwner);
    const present = task.tokens.filter(({ kind }) => kind === 'owner');
    const same =
      present.length === owners.length &&
      present.every((token, at) => renderOwner(token.value) === owners[at]);
    if (!same) edits.push(...exchange(source, present, owners.join(' '), task.text.range.end));
  }
  for (const kind of ['due', 'verified'] as const) {
    const value = patch[kind]?.trim();
    const present = task.tokens.filter((token) => token.kind === kind);
    const first = present[0];
    if (value === undefined || value === (first?.value ?? '')) continue;
    if (value !== '' && first) edits.push(replace(first.valueRange.start, first.valueRange.end, value));
    else edits.push(...exchange(source, present, value === '' ? '' : `${kind}:${value}`, tail));
  }
  return edits;
}

/** Puts `tokens` in place of the present ones, or, where there are none, behind offset `end`. Nothing new removes them. */
function exchange(source: string, present: Task['tokens'], tokens: string, end: number): TextEdit[] {
  const [first, ...others] = present;
  if (!first) return tokens === '' ? [] : [replace(end, end, ` ${tokens}`)];
  const gone = (tokens === '' ? present : others).map(({ range }) => {
    const start = /[ \t]/.test(source[range.start - 1] ?? '') ? range.start - 1 : range.start;
    return replace(start, range.end, '');
  });
  return tokens === '' ? gone : [replace(first.range.start, first.range.end, tokens), ...gone];
}

function lastEnd(task: Task): number {
  return Math.max(
    task.text.range.end,
    ...task.tokens.map(({ range }) => range.end),
    task.mixed ? task.content.end : 0,
  );
}

/** Inserts at the same place as the end of a replaced range would overlap in editors: such pairs become one edit. */
function mergeInserts(edits: TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const at = merged.findIndex(
      ({ range }) => edit.range.start === edit.range.end && range.end === edit.range.start,
    );
    const other = merged[at];
    if (other) merged[at] = { range: other.range, newText: other.newText + edit.newText };
    else merged.push(edit);
  }
  return merged;
}

export function removeFix(structure: Structure, model: Retrospective, intent: Of<'removeFix'>): Edits {
  const fix = model.fixes[intent.term][intent.index];
  if (!fix) return 'not-found';
  if (fix.shape !== 'table') return removeItem(structure, fix.itemRange);
  const row = tableOf(structure, intent.term, fix)?.table.rows.find(
    ({ range }) => range.start === fix.itemRange.start,
  );
  return row ? [removeRow(structure.text, row)] : 'not-found';
}

export function moveFix(structure: Structure, model: Retrospective, intent: Of<'moveFix'>): Edits {
  const one = model.fixes[intent.term][intent.index];
  const other = model.fixes[intent.term][intent.index + intent.by];
  if (!one || !other) return 'not-found';
  if (one.shape === 'table' || other.shape === 'table') {
    const found = tableOf(structure, intent.term, one);
    const a = found?.table.rows.find(({ range }) => range.start === one.itemRange.start);
    const b = found?.table.rows.find(({ range }) => range.start === other.itemRange.start);
    return a && b ? swapRows(structure.text, a, b) : 'not-editable';
  }
  const { blocks } = structure;
  return swapItems(structure, findItem(blocks, one.itemRange.start), findItem(blocks, other.itemRange.start));
}

function tableOf(structure: Structure, term: Fix['term'], fix: Fix): FixTable | null {
  const blocks = blocksOfConcept(structure, term === 'unsorted' ? 'fixes' : `fix-${term}`);
  const block = tablesIn(blocks).find(
    ({ start, end }) => start <= fix.itemRange.start && fix.itemRange.end <= end,
  );
  return block ? readFixTable(structure.text, block) : null;
}

function cellValues(patch: FixPatch, language: Retrospective['language']): Map<FixColumn, string> {
  const values = new Map<FixColumn, string>();
  if (patch.text !== undefined) values.set('text', patch.text);
  if (patch.owners) values.set('owner', patch.owners.join(language === 'zh-cn' ? '、' : ', '));
  if (patch.due !== undefined) values.set('due', patch.due);
  if (patch.verified !== undefined) values.set('verified', patch.verified);
  if (patch.done !== undefined) {
    values.set(
      'status',
      patch.done ? (language === 'zh-cn' ? '已完成' : 'Done') : language === 'zh-cn' ? '进行中' : 'Open',
    );
  }
  return values;
}

function rowValues(found: FixTable, patch: FixPatch, language: Retrospective['language']): string[] {
  const row = found.table.header.cells.map(() => '');
  for (const [column, value] of cellValues(patch, language)) {
    const at = found.columns.get(column);
    if (at !== undefined) row[at] = value;
  }
  return row;
}

function setRow(
  structure: Structure,
  model: Retrospective,
  term: Fix['term'],
  fix: Fix,
  patch: FixPatch,
): Edits {
  const found = tableOf(structure, term, fix);
  return found ? rowEdits(structure.text, found, fix.itemRange.start, patch, model.language) : 'not-found';
}

/** The edits that make the row of `found` that starts at offset `start` of `text` what `patch` says; words in `language`. */
export function rowEdits(
  text: string,
  found: FixTable,
  start: number,
  patch: FixPatch,
  language: Retrospective['language'],
): Edits {
  const index = found.table.rows.findIndex(({ range }) => range.start === start);
  const row = found.table.rows[index];
  if (!row) return 'not-found';
  const edits: TextEdit[] = [];
  for (const [column, value] of cellValues(patch, language)) {
    const at = found.columns.get(column);
    if (at !== undefined) {
      if ((row.cells[at]?.text ?? '') !== value) edits.push(setCell(text, row, at, value));
    } else if (value !== '') {
      if (edits.length > 0) return 'not-editable';
      const title = fixColumnNames[column].find(
        (name) => /\p{Script=Han}/u.test(name) === (language === 'zh-cn'),
      );
      edits.push(
        ...appendColumn(text, found.table, title ?? column, (body) => (body === index ? value : '')),
      );
    }
  }
  return edits;
}
