import type { ItemBlock } from '../markdown/blocks.ts';
import { replace } from '../markdown/text.ts';
import { openWhy } from './causes.ts';
import type { Edits } from './edit.ts';
import type { Intent } from './intent.ts';
import type { Cause, Factor, Retrospective } from './model.ts';
import {
  appendToBody,
  findItem,
  insertSection,
  itemAfter,
  itemInside,
  itemText,
  removeLines,
} from './place.ts';
import type { Structure } from './structure.ts';
import { sectionOf } from './structure.ts';

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

/** The cause at `path`, null where there is none. */
export function causeAt(
  model: Retrospective,
  factor: Factor | 'unsorted',
  path: readonly number[],
): Cause | null {
  let level = model.causes[factor];
  let found: Cause | null = null;
  for (const index of path) {
    found = level[index] ?? null;
    if (!found) return null;
    level = found.children;
  }
  return found;
}

function itemOf(structure: Structure, cause: Cause): ItemBlock | null {
  return cause.shape === 'list' ? findItem(structure.blocks, cause.itemRange.start) : null;
}

export function addCause(structure: Structure, model: Retrospective, intent: Of<'addCause'>): Edits {
  const { text } = structure;
  const content = whyText(model, intent.under.length > 0, intent.text);
  if (intent.under.length > 0) {
    const parent = causeAt(model, intent.factor, intent.under);
    if (!parent) return 'not-found';
    const item = itemOf(structure, parent);
    if (!item) return 'not-editable';
    const last = parent.children.at(-1);
    const sibling = last ? itemOf(structure, last) : null;
    return [sibling ? itemAfter(text, sibling, content) : itemInside(text, item, content)];
  }
  const section = sectionOf(structure, `cause-${intent.factor}`);
  if (!section) return [insertSection(structure, model.language, `cause-${intent.factor}`, `- ${content}`)];
  const last = model.causes[intent.factor].findLast(({ shape }) => shape === 'list');
  const item = last && last.itemRange.end <= section.range.end ? itemOf(structure, last) : null;
  return [item ? itemAfter(text, item, content) : appendToBody(structure, section, `- ${content}`)];
}

/** The text of an item; an empty one inside another item is written as an open question. */
function whyText(model: Retrospective, nested: boolean, text: string): string {
  return itemText(text) || (nested ? openWhy[model.language] : '');
}

export function setCause(structure: Structure, model: Retrospective, intent: Of<'setCause'>): Edits {
  const cause = causeAt(model, intent.factor, intent.path);
  if (!cause) return 'not-found';
  const content = whyText(model, intent.path.length > 1, intent.text);
  if (content === cause.text) return [];
  // A paragraph without text is none.
  if (content === '' && cause.shape === 'paragraph') return removeItem(structure, cause.itemRange);
  const { start, end } = cause.range;
  // `-` alone has no blank behind its marker yet.
  const gap = start === end && !/[ \t]/.test(structure.text[start - 1] ?? '') ? ' ' : '';
  return [replace(start, end, gap + content)];
}

export function removeCause(structure: Structure, model: Retrospective, intent: Of<'removeCause'>): Edits {
  const cause = causeAt(model, intent.factor, intent.path);
  if (!cause) return 'not-found';
  return removeItem(structure, cause.itemRange);
}

/** Takes an item's lines away; refuses where its marker shares the line with another one (`- - a`). */
export function removeItem({ text }: Structure, range: { start: number; end: number }): Edits {
  const lead = /[^\r\n]*$/.exec(text.slice(0, range.start))?.[0] ?? '';
  return /[^\s>]/.test(lead) ? 'not-editable' : [removeLines(text, range.start, range.end)];
}

export function moveCause(structure: Structure, model: Retrospective, intent: Of<'moveCause'>): Edits {
  const index = intent.path.at(-1);
  if (index === undefined) return 'not-found';
  const sibling = [...intent.path.slice(0, -1), index + intent.by];
  const one = causeAt(model, intent.factor, intent.path);
  const other = index + intent.by < 0 ? null : causeAt(model, intent.factor, sibling);
  if (!one || !other) return 'not-found';
  return swapItems(structure, itemOf(structure, one), itemOf(structure, other));
}

/** Exchanges the content of two items; markers, and so the numbers of an ordered list, stay where they are. */
export function swapItems({ text }: Structure, one: ItemBlock | null, other: ItemBlock | null): Edits {
  // With another indentation the nested lines of one would no longer belong to the other's marker.
  if (!one || !other || one.indent !== other.indent) return 'not-editable';
  return [
    replace(one.content, one.end, text.slice(other.content, other.end)),
    replace(other.content, other.end, text.slice(one.content, one.end)),
  ];
}
