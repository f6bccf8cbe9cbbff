import { renderLink } from '../markdown/inline.ts';
import { encodeCell } from '../markdown/table.ts';
import { endOfLine, replace, startOfLine } from '../markdown/text.ts';
import type { Edits } from './edit.ts';
import { setRecordCell } from './editRecords.ts';
import type { Intent } from './intent.ts';
import type { Retrospective } from './model.ts';
import { appendToBody, insertSection, itemAfter, removeLines } from './place.ts';
import type { Structure } from './structure.ts';
import { itemsIn, sectionOf } from './structure.ts';

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

export function addEvidence(structure: Structure, model: Retrospective, intent: Of<'addEvidence'>): Edits {
  const links = intent.links.map(({ label, href, image }) => renderLink(label, href, image));
  if (links.length === 0) return [];
  if (intent.to.at !== 'section') return addToRow(structure, model, intent.to, links.join(' '));
  const list = links.map((link) => `- ${link}`).join('\n');
  const section = sectionOf(structure, 'evidence');
  if (!section) return [insertSection(structure, model.language, 'evidence', list)];
  const item = itemsIn(section.blocks).at(-1);
  // Several links become several items: each goes behind the last one of the list.
  return item
    ? links.map((link) => itemAfter(structure.text, item, link))
    : [appendToBody(structure, section, list)];
}

function addToRow(
  structure: Structure,
  model: Retrospective,
  to: { at: 'timeline' | 'claims'; row: number },
  links: string,
): Edits {
  const record = model[to.at][to.row];
  if (!record) return 'not-found';
  const { text, range } = record.evidence;
  if (range && text !== '') return [replace(range.end, range.end, ` ${encodeCell(links)}`)];
  const set = setRecordCell(structure, model, {
    kind: 'setCell',
    table: to.at,
    row: to.row,
    column: 'evidence',
    value: links,
  });
  // A record of a list has no cell: the link goes behind its text.
  const body = 'claim' in record ? record.claim.range : record.text.range;
  return set === 'not-editable' && body ? [replace(body.end, body.end, ` ${links}`)] : set;
}

export function removeEvidence(
  structure: Structure,
  model: Retrospective,
  intent: Of<'removeEvidence'>,
): Edits {
  const { text } = structure;
  const links = intent.to.at === 'section' ? model.evidence : model[intent.to.at][intent.to.row]?.links;
  const link = links?.[intent.index];
  if (!link) return 'not-found';
  let { start } = link.range;
  const { end } = link.range;
  const lead = text.slice(startOfLine(text, start), start);
  const rest = text.slice(end, endOfLine(text, end));
  // A link that has its line to itself takes the line along.
  if (intent.to.at === 'section' && /^[\s>]*(?:[-*+]|\d+[.)])?\s*$/.test(lead) && rest.trim() === '') {
    return [removeLines(text, start, end)];
  }
  if (/[ \t]/.test(text[start - 1] ?? '') && /^\s*(?:$|\||[^\s|])/.test(rest) && !/\|\s*$/.test(lead))
    start--;
  return [replace(start, end, '')];
}
