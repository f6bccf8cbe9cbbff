import { foldText } from './characters.ts';
import type { facetFields } from './facetFields.ts';
import type { Case, CaseField, CaseList, CasePart } from './model.ts';
import { partText } from './model.ts';
import { parseCase } from './parse.ts';
import { initialsOf } from './pinyinInitials.ts';
import type { IndexedDocument } from './segmentBuilder.ts';
import type { Synonyms } from './synonyms.ts';
import { conceptsIn } from './synonyms.ts';

/** A file of a library. `path` names it everywhere in the index; any string that is its own will do. */
export interface SourceFile {
  readonly path: string;
  /** The name of the library it belongs to. */
  readonly library: string;
  /** Bytes on disk, and when it was last changed (any unit): tell whether what is stored still holds. */
  readonly size: number;
  readonly mtime: number;
  readonly text: string;
}

/** A field that hits can be filtered and counted by. */
export type FacetField = (typeof facetFields)[number];

/** How much a unit counts by where it stands; plain text counts 2. */
const weightOf: Readonly<Record<CasePart | 'matter' | 'body' | 'heading' | 'field' | 'title', number>> = {
  matter: 1,
  body: 2,
  event: 3,
  handling: 2,
  result: 2,
  lesson: 4,
  cause: 5,
  heading: 3,
  field: 6,
  title: 10,
};
/** Concepts of the cause that count as what a case was caused by. */
const causeConcepts = 3;

let weights = new Uint8Array(1 << 14);

/** Reads a file for the index. The weights are valid until the next call. */
export function indexedDocument(file: SourceFile, synonyms: Synonyms): IndexedDocument {
  const { text } = file;
  const model = parseCase(text, file.path);
  const folded = foldText(text);
  if (weights.length < text.length) weights = new Uint8Array(text.length * 2);
  weights.fill(weightOf.matter, 0, model.bodyStart);
  weights.fill(weightOf.body, model.bodyStart, text.length);
  for (const { part, range } of model.parts) weights.fill(weightOf[part], range.start, range.end);
  for (const range of model.headings) weights.fill(weightOf.heading, range.start, range.end);
  for (const value of Object.values(model.lists).flat()) {
    if (value.range) weights.fill(weightOf.field, value.range.start, value.range.end);
  }
  for (const [name, { range }] of Object.entries(model.fields)) {
    if (range) weights.fill(name === 'title' ? weightOf.title : weightOf.field, range.start, range.end);
  }
  const causes = model.parts.length === 0 ? '' : foldText(partText(text, model, 'cause').slice(0, 400));
  return {
    path: file.path,
    title: model.fields.title?.text ?? '',
    size: file.size,
    mtime: file.mtime,
    date: dateNumber(model.fields.date?.text ?? ''),
    facets: facetsOf(model, file.library, mainConcepts(causes, synonyms)),
    initials: initialsOf(keyText(text, model)),
    folded,
    weights,
  };
}

/** 20261120 of 2026-11-20, 20261100 of 2026-11. */
export function dateNumber(date: string): number {
  return date === '' ? 0 : Number(date.replaceAll('-', '').padEnd(8, '0'));
}

function facetsOf(model: Case, library: string, causes: readonly string[]): string[] {
  const facets = new Set<string>();
  const add = (field: FacetField, value: string | undefined) => {
    const clean = value?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (clean !== '' && clean.length <= 100) facets.add(`${field}\t${clean}`);
  };
  const field = (name: CaseField) => model.fields[name]?.text;
  const list = (name: CaseList) => (model.lists[name] ?? []).map(({ text }) => text);
  add('library', library);
  add('accusation', field('accusation'));
  add('complaint', field('complaint'));
  for (const factor of list('factors')) add('factor', factor);
  add('product', field('product'));
  add('industry', field('industry'));
  add('customer', field('customer'));
  for (const tag of list('tags')) add('tag', tag);
  add('severity', field('severity'));
  add('year', field('date')?.slice(0, 4));
  for (const cause of causes) add('cause', cause);
  return [...facets];
}

/** The first words of the groups of problems that a text is mostly about; where it happened is no cause. */
function mainConcepts(folded: string, synonyms: Synonyms): string[] {
  if (folded === '') return [];
  return [...conceptsIn(folded, synonyms)]
    .filter(([concept]) => concept < synonyms.firstSetting)
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, causeConcepts)
    .flatMap(([concept]) => synonyms.groups[concept]?.[0] ?? []);
}

/** What is looked through for initials: title, tags, and how each part begins. */
function keyText(text: string, model: Case): string {
  const pieces = [
    model.fields.title?.text ?? '',
    ...(model.lists.tags ?? []).map((tag) => tag.text),
    model.fields.product?.text ?? '',
    model.fields.customer?.text ?? '',
  ];
  let left = 5;
  for (const { range } of model.parts) {
    if (left-- === 0) break;
    pieces.push(text.slice(range.start, Math.min(range.end, range.start + 40)));
  }
  return pieces.join(' ').slice(0, 400);
}
