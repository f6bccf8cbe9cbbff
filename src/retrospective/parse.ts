import {
  contentStart,
  locateFrontMatter,
  readFrontMatter,
  readList,
  readScalar,
} from '../markdown/frontMatter.ts';
import { findLinks } from '../markdown/inline.ts';
import { trimmedSpan } from '../markdown/text.ts';
import { readCauses } from './causes.ts';
import { readFixes } from './fixes.ts';
import type {
  Concept,
  Field,
  FieldName,
  Link,
  ListName,
  Prose,
  ProseConcept,
  Retrospective,
  SectionRef,
} from './model.ts';
import { factors, fieldNames, listNames, proseConcepts, terms } from './model.ts';
import { readClaims, readTimeline } from './records.ts';
import type { ConceptSection, Structure } from './structure.ts';
import { blocksOfConcept, readStructure, sectionOf } from './structure.ts';

/** True where the front matter says `fupan: retrospective`. Looks at nothing else, so it is cheap for any document. */
export function looksLikeRetrospective(text: string): boolean {
  const place = locateFrontMatter(text);
  if (!place) return false;
  const yaml = text.slice(place.content.start, place.content.end);
  if (!/^["']?fupan["']?\s*:/m.test(yaml)) return false;
  const matter = readFrontMatter(text);
  // A block that cannot be read still shows what it was meant to be, so that its problem can be shown.
  if (matter.error) return /^["']?fupan["']?\s*:\s*["']?retrospective["']?\s*(?:#.*)?$/m.test(yaml);
  return readScalar(matter, 'fupan')?.value === 'retrospective';
}

/** What the front matter calls the document (`retrospective`, `reply`, `case` …); empty where it says nothing, or nothing readable. */
export function kindOf(text: string): string {
  const matter = readFrontMatter(text);
  return matter.error ? '' : (readScalar(matter, 'fupan')?.value ?? '');
}

const structures = new WeakMap<Retrospective, Structure>();

/** Reads a retrospective, or any Markdown document as far as its headings tell what is meant. Never throws. */
export function parseRetrospective(text: string): Retrospective {
  const structure = readStructure(text);
  const model = modelOf(structure);
  structures.set(model, structure);
  return model;
}

/** The structure that `model` was made of; reads it anew for a model that came over a wire. */
export function structureOf(text: string, model: Retrospective): Structure {
  const known = structures.get(model);
  return known?.text === text ? known : readStructure(text);
}

function modelOf(structure: Structure): Retrospective {
  const { text, matter } = structure;
  const fields = record(fieldNames, (name) => readField(structure, name));
  return {
    language: languageOf(structure),
    declared: readScalar(matter, 'fupan')?.value === 'retrospective',
    frontMatter: matter.place?.range ?? null,
    frontMatterError: matter.error,
    fields,
    lists: record(listNames, (name: ListName) => readList(matter, name)),
    sections: structure.sections.map(sectionRef),
    prose: record(proseConcepts, (concept) => readProse(text, sectionOf(structure, concept), concept)),
    timeline: readTimeline(structure),
    claims: readClaims(structure),
    evidence: evidenceOf(structure),
    causes: {
      ...record(factors, (factor) => readCauses(text, blocksOfConcept(structure, `cause-${factor}`))),
      unsorted: readCauses(text, blocksOfConcept(structure, 'causes')),
    },
    fixes: {
      ...record(terms, (term) => readFixes(text, blocksOfConcept(structure, `fix-${term}`), term)),
      unsorted: readFixes(text, blocksOfConcept(structure, 'fixes'), 'unsorted'),
    },
  };
}

function record<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}

function readField({ matter, sections }: Structure, name: FieldName): Field {
  const scalar = readScalar(matter, name);
  const field: Field = { value: scalar?.value ?? '', range: scalar?.range ?? null, key: scalar?.key ?? null };
  if (name !== 'title' || field.value !== '') return field;
  const first = sections[0];
  return first?.level === 1 ? { ...field, value: first.heading } : field;
}

function sectionRef(section: ConceptSection): SectionRef {
  const { concept, heading, level, range, block } = section;
  return { concept, heading, level, range, headingRange: block.content };
}

function readProse(text: string, section: ConceptSection | null, concept: ProseConcept): Prose | null {
  if (!section) return null;
  const span = trimmedSpan(text, section.body.start, section.body.end);
  // An empty body has its place at its start, where new text goes.
  if (span.text === '')
    return { concept, text: '', range: { start: section.body.start, end: section.body.start } };
  return { concept, text: span.text.replace(/\r\n?/g, '\n'), range: span.range };
}

function evidenceOf(structure: Structure): Link[] {
  const { text } = structure;
  return structure.sections
    .filter((section) => section.concept === 'evidence')
    .flatMap((section) => findLinks(text, section.body.start, section.body.end));
}

function languageOf({ text, sections, matter }: Structure): 'zh-cn' | 'en' {
  const headings = sections.filter((section) => section.concept !== null);
  const counted = headings.length > 0 ? headings : sections;
  const chinese = counted.filter((section) => /\p{Script=Han}/u.test(section.heading)).length;
  if (counted.length > 0) return chinese * 2 >= counted.length ? 'zh-cn' : 'en';
  const start = matter.place?.range.end ?? contentStart(text);
  return /\p{Script=Han}/u.test(text.slice(start, start + 2000)) ? 'zh-cn' : 'en';
}

/** Whether any heading of the document stands for the concept. */
export function hasSection(model: Retrospective, concept: Concept): boolean {
  return model.sections.some((section) => section.concept === concept);
}
