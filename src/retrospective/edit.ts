import { parseBlocks } from '../markdown/blocks.ts';
import { setList, setScalar } from '../markdown/frontMatter.ts';
import type { TextEdit } from '../markdown/text.ts';
import { applyEdits, lineEnding, replace } from '../markdown/text.ts';
import { addCause, moveCause, removeCause, setCause } from './editCauses.ts';
import { addEvidence, removeEvidence } from './editEvidence.ts';
import { addFix, moveFix, removeFix, setFix } from './editFixes.ts';
import { addRow, moveRow, removeRecord, setRecordCell } from './editRecords.ts';
import type { EditResult, Intent } from './intent.ts';
import type { ProseConcept, Retrospective } from './model.ts';
import { parseRetrospective, structureOf } from './parse.ts';
import { appendToBody, insertSection } from './place.ts';
import type { Structure } from './structure.ts';
import { readStructure, sectionOf } from './structure.ts';

/** Edits of one kind of intent, or why there are none. */
export type Edits = readonly TextEdit[] | 'front-matter-invalid' | 'not-found' | 'not-editable';

/**
 * Turns one action into the smallest edits of `text`, which `model` was parsed from. Nothing outside the edited value
 * changes; an intent that would change nothing gives no edits. Where typed text goes into the Markdown as it is, the
 * result is read again, and refused where other sections would not be the same as before.
 */
export function editRetrospective(text: string, model: Retrospective, intent: Intent): EditResult {
  const structure = structureOf(text, model);
  const edits = editsOf(structure, model, intent);
  if (typeof edits === 'string') return { ok: false, error: edits };
  const changing = edits.filter(({ range, newText }) => text.slice(range.start, range.end) !== newText);
  if (changing.length > 0 && takesFreeText(structure, model, intent)) {
    const edited = applyEdits(text, changing);
    if (!keepsSections(structure, edited)) return { ok: false, error: 'breaks-structure' };
    if (losesRecord(model, edited, intent)) return { ok: false, error: 'not-editable' };
  }
  return { ok: true, edits: changing, select: null };
}

function editsOf(structure: Structure, model: Retrospective, intent: Intent): Edits {
  const { text, matter } = structure;
  switch (intent.kind) {
    case 'setField': {
      const edits = setScalar(text, matter, intent.field, intent.value.trim());
      if (edits && intent.field === 'title')
        edits.push(...titleHeading(structure, model, intent.value.trim()));
      return frontMatterEdits(matter.error, edits);
    }
    case 'setList':
      return frontMatterEdits(matter.error, setList(text, matter, intent.field, cleanList(intent.items)));
    case 'setProse':
      return setProse(structure, model, intent.concept, intent.text);
    case 'addRow':
      return addRow(structure, model, intent.table, intent.cells);
    case 'setCell':
      return setRecordCell(structure, model, intent);
    case 'removeRow':
      return removeRecord(structure, model, intent.table, intent.row);
    case 'moveRow':
      return moveRow(structure, model, intent);
    case 'addEvidence':
      return addEvidence(structure, model, intent);
    case 'removeEvidence':
      return removeEvidence(structure, model, intent);
    case 'addCause':
      return addCause(structure, model, intent);
    case 'setCause':
      return setCause(structure, model, intent);
    case 'removeCause':
      return removeCause(structure, model, intent);
    case 'moveCause':
      return moveCause(structure, model, intent);
    case 'addFix':
      return addFix(structure, model, intent);
    case 'setFix':
      return setFix(structure, model, intent);
    case 'removeFix':
      return removeFix(structure, model, intent);
    case 'moveFix':
      return moveFix(structure, model, intent);
    case 'addSection':
      return sectionOf(structure, intent.concept)
        ? []
        : [insertSection(structure, model.language, intent.concept)];
  }
}

function frontMatterEdits(error: unknown, edits: TextEdit[] | null): Edits {
  return edits ?? (error ? 'front-matter-invalid' : 'not-editable');
}

/** The heading on top follows the title as long as both say the same. */
function titleHeading({ sections }: Structure, model: Retrospective, title: string): TextEdit[] {
  const first = sections[0];
  const { range, value } = model.fields.title;
  if (!range || title === '' || first?.level !== 1 || first.heading !== value) return [];
  const { start, end } = first.block.content;
  return /[\r\n]|^[#=-]+$|\s#+$/.test(title) ? [] : [replace(start, end, title)];
}

function cleanList(items: readonly string[]): string[] {
  return [...new Set(items.map((item) => item.replace(/\s+/g, ' ').trim()))].filter((item) => item !== '');
}

function setProse(structure: Structure, model: Retrospective, concept: ProseConcept, value: string): Edits {
  const { text } = structure;
  const clean = withoutHeadings(value.replace(/\r\n?/g, '\n').trim());
  const section = sectionOf(structure, concept);
  if (!section) return clean === '' ? [] : [insertSection(structure, model.language, concept, clean)];
  const prose = model.prose[concept];
  if (!prose || prose.text === '') return clean === '' ? [] : [appendToBody(structure, section, clean)];
  if (prose.text === clean) return [];
  const { start, end } = prose.range;
  // Emptying takes the blank lines in front along, so that none pile up.
  return [
    clean === ''
      ? replace(section.block.end, end, '')
      : replace(start, end, clean.replaceAll('\n', lineEnding(text))),
  ];
}

/** A heading typed into a field would cut the section in two: its signs are escaped, so that it stays text. */
function withoutHeadings(prose: string): string {
  const headings = parseBlocks(prose).filter((block) => block.kind === 'heading');
  if (headings.length === 0) return prose;
  const escaped = applyEdits(
    prose,
    headings.map((block) => {
      const underlined = prose[block.start] !== '#';
      const at = underlined ? prose.lastIndexOf('\n', block.end - 1) + 1 : block.start;
      const indent = /^ */.exec(prose.slice(at))?.[0].length ?? 0;
      return replace(at + indent, at + indent, '\\');
    }),
  );
  // What was a heading is text now, which a following line of `===` would make a heading again.
  return withoutHeadings(escaped);
}

/** False where the value is quoted or escaped (front matter, table cells), or only things that are there move or go. */
function takesFreeText(structure: Structure, model: Retrospective, intent: Intent): boolean {
  switch (intent.kind) {
    case 'setField':
    case 'setList':
    case 'moveRow':
    case 'removeRow':
      return false;
    case 'setCell': {
      const record = model[intent.table][intent.row];
      return !structure.blocks.some(
        ({ kind, start, end }) =>
          kind === 'table' && record && start <= record.range.start && record.range.end <= end,
      );
    }
    default:
      return true;
  }
}

/**
 * A record outside a table is told apart by its shape alone. True where `intent` would set one to something that does not
 * read back, such as a rule or a nested list in place of a claim.
 */
function losesRecord(model: Retrospective, edited: string, intent: Intent): boolean {
  if (intent.kind !== 'setCell' || intent.value.trim() === '') return false;
  const { table, row, column, value } = intent;
  const cellOf = ({ timeline, claims }: Retrospective): string | null => {
    const record = table === 'timeline' ? timeline[row] : claims[row];
    const cell =
      record && (Object.entries(record) as [string, unknown][]).find(([key]) => key === column)?.[1];
    return typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : null;
  };
  const after = parseRetrospective(edited);
  if (after[table].length !== model[table].length) return true;
  const seen = cellOf(after);
  return seen !== null && seen.replace(/\s+/g, ' ') !== value.trim().replace(/\s+/g, ' ');
}

/** Whether all headings of the old text are still headings of the new one, in order, and the front matter still is one. */
function keepsSections(before: Structure, edited: string): boolean {
  const after = readStructure(edited);
  if (before.matter.place && !after.matter.place) return false;
  if (!before.matter.error && after.matter.error) return false;
  let at = 0;
  for (const section of after.sections) {
    const old = before.sections[at];
    if (old && old.heading === section.heading && old.level === section.level) at++;
    // A heading that nobody asked for: one with a meaning of ours comes from a new section, any other from typed text.
    else if (section.concept === null) return false;
  }
  return at === before.sections.length;
}
