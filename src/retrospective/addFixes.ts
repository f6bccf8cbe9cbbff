import { applyEdits, replace, splitLines, type TextEdit } from '../markdown/text.ts';
import { editRetrospective } from './edit.ts';
import type { EditResult } from './intent.ts';
import type { Term } from './model.ts';
import { parseRetrospective } from './parse.ts';

/**
 * The edits that add `fixes` in their order, each to its term, as one change of the document: a section that is missing is made once.
 * Refused as the first of them that cannot be added would be.
 */
export function addFixes(
  text: string,
  fixes: readonly { readonly term: Term; readonly text: string }[],
): EditResult {
  let result = text;
  for (const fix of fixes) {
    const added = editRetrospective(result, parseRetrospective(result), {
      kind: 'addFix',
      term: fix.term,
      patch: { text: fix.text },
    });
    if (!added.ok) return added;
    result = applyEdits(result, added.edits);
  }
  return { ok: true, edits: editsBetween(text, result), select: null };
}

/** Edits that lead from `before` to `after`: inserts of lines where nothing else differs, else one that replaces what does. */
function editsBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const old = linesOf(before);
  const edits: TextEdit[] = [];
  let next = 0;
  let offset = 0;
  let inserted = '';
  for (const line of linesOf(after)) {
    if (next < old.length && line === old[next]) {
      if (inserted !== '') edits.push(replace(offset, offset, inserted));
      inserted = '';
      offset += line.length;
      next++;
    } else inserted += line;
  }
  if (inserted !== '') edits.push(replace(offset, offset, inserted));
  return next === old.length ? edits : [difference(before, after)];
}

/** Lines with their breaks. */
function linesOf(text: string): string[] {
  return splitLines(text).map(({ start, next }) => text.slice(start, next));
}

function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return replace(start, before.length - end, after.slice(start, after.length - end));
}
