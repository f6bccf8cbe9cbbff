import { readScalar, setScalar } from '../markdown/frontMatter.ts';
import type { TextEdit } from '../markdown/text.ts';
import { lineEnding, replace } from '../markdown/text.ts';
import { canonicalHeading } from './concepts.ts';
import { editRetrospective } from './edit.ts';
import type { FishboneLabels } from './fishbone.ts';
import { fishboneMermaid } from './fishbone.ts';
import type { EditResult } from './intent.ts';
import type { Concept, Retrospective } from './model.ts';
import { structureOf } from './parse.ts';
import { appendToBody, insertSection } from './place.ts';
import { readStructure, sectionOf } from './structure.ts';

function done(edits: readonly TextEdit[]): EditResult {
  return { ok: true, edits, select: null };
}

/**
 * Adds a timeline entry at `now` (as it shall stand there, for example `2026-11-20 14:30`) and selects its text, or the
 * place where the text goes.
 */
export function timelineEntryEdit(
  text: string,
  model: Retrospective,
  now: string,
  description: string,
): EditResult {
  const cells = { time: now, text: description };
  const result = editRetrospective(text, model, { kind: 'addRow', table: 'timeline', cells });
  const edit = result.ok ? result.edits[0] : undefined;
  if (!result.ok || !edit) return result;
  // In the row just written, the text goes behind the time and the cell's border (or the blank of a list).
  const time = edit.newText.lastIndexOf(now) + now.length;
  const border = /^ \| ?/.exec(edit.newText.slice(time));
  const start = edit.range.start + time + (border ? border[0].length : 1);
  return { ...result, select: { start, end: start + description.length } };
}

const fishboneFence = /^(`{3,}|~{3,})[ \t]*mermaid[^\r\n]*(?:\r\n|\r|\n)\s*ishikawa(?:-beta)?\b/;

/** Puts the fishbone of the chains into the document, in place of the one it already has. */
export function fishboneEdit(text: string, model: Retrospective, labels: FishboneLabels): EditResult {
  const structure = structureOf(text, model);
  const diagram = `\`\`\`mermaid\n${fishboneMermaid(model, labels)}\n\`\`\``;
  const old = structure.blocks.find(
    (block) => block.kind === 'fence' && fishboneFence.test(text.slice(block.start, block.end)),
  );
  if (old) return done([replace(old.start, old.end, diagram.replaceAll('\n', lineEnding(text)))]);
  const section = sectionOf(structure, 'causes');
  return done([
    section
      ? appendToBody(structure, section, diagram)
      : insertSection(structure, model.language, 'causes', diagram),
  ]);
}

/**
 * Adds the section of the internal review meeting (`section`: Markdown with its own heading) before what follows it, and
 * sets a draft to `reviewing`. Does not add a second one.
 */
export function meetingEdit(text: string, model: Retrospective, section: string): EditResult {
  const structure = structureOf(text, model);
  if (structure.matter.error) return { ok: false, error: 'front-matter-invalid' };
  const draft = ['', 'draft'].includes(model.fields.status.value);
  const status = draft ? setScalar(text, structure.matter, 'status', 'reviewing') : [];
  if (status === null) return { ok: false, error: 'not-editable' };
  if (sectionOf(structure, 'meeting')) return done(status);
  const body = section
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*#{1,6}[^\n]*\n/, '')
    .trim();
  return done([...status, insertSection(structure, model.language, 'meeting', body)]);
}

/** Makes a foreign Markdown file a retrospective: adds `fupan: retrospective` to its front matter and nothing else. */
export function adoptEdit(text: string): EditResult {
  const { matter } = readStructure(text);
  if (readScalar(matter, 'fupan')?.value === 'retrospective') return done([]);
  const edits = setScalar(text, matter, 'fupan', 'retrospective');
  if (!edits) return { ok: false, error: matter.error ? 'front-matter-invalid' : 'not-editable' };
  return done(edits);
}

/** The heading that a section of this concept has in the document, or would get. */
export function headingFor(model: Retrospective, concept: Concept): string {
  return (
    model.sections.find((section) => section.concept === concept)?.heading ??
    canonicalHeading(concept, model.language)
  );
}
