import { setList, setScalar } from '../markdown/frontMatter.ts';
import type { TextEdit } from '../markdown/text.ts';
import { applyEdits, lineEnding, replace } from '../markdown/text.ts';
import { addCause, moveCause, removeCause, setCause } from './editCauses.ts';
import { addEvidence, removeEvidence } from './editEvidence.ts';
import { addFix, moveFix, removeFix, setFix } from './editFixes.ts';
import { addRow, moveRow, removeRecord, setRecordCell } from './editRecords.ts';
import type { EditResult, Intent } from './intent.ts';
import type { ProseConcept, Retrospective } from './model.ts';
import { structureOf } from './parse.ts';
import { appendToBody, insertSection } from './place.ts';
import type { Structure } from './structure.ts';
import { readStructure, sectionOf } from './structure.ts';

/** Edits of one kind of intent, or why there are none. */
export type Edits = readonly TextEdit[] | 'front-matter-invalid' | 'not-found' | 'not-editable';

/**
 * Turns one action into the smallest edits of `text`, which `model` was parsed from. Nothing outside the edited value
 * changes; an intent that would change nothing gives no edits. The result is parsed again, and refused where other
 * sections would not be the same as before.
 */
export function editRetrospective(text: string, model: Retrospective, intent: Intent): EditResult {
  const structure = structureOf(text, model);
  const edits = editsOf(structure, model, intent);
  if (typeof edits === 'string') return { ok: false, error: edits };
  const changing = edits.filter(({ range, newText }) => text.slice(range.start, range.end) !== newText);
  if (changing.length > 0 && !keepsSections(structure, applyEdits(text, changing))) {
    return { ok: false, error: 'breaks-structure' };
  }
  return { ok: true, edits: changing, select: null };
}

function editsOf(structure: Structure, model: Retrospective, intent: Intent): Edits {
  const { text, matter } = structure;
  switch (intent.kind) {
    case 'setField':
      return frontMatterEdits(matter.error, setScalar(text, matter, intent.field, intent.value.trim()));
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

function cleanList(items: readonly string[]): string[] {
  return [...new Set(items.map((item) => item.replace(/\s+/g, ' ').trim()))].filter((item) => item !== '');
}

function setProse(structure: Structure, model: Retrospective, concept: ProseConcept, value: string): Edits {
  const { text } = structure;
  const clean = value.replace(/\r\n?/g, '\n').trim();
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
