import type { Block, ItemBlock, TableBlock } from '../markdown/blocks.ts';
import { parseBlocks } from '../markdown/blocks.ts';
import type { FrontMatter } from '../markdown/frontMatter.ts';
import { contentStart, readFrontMatter } from '../markdown/frontMatter.ts';
import type { Section } from '../markdown/section.ts';
import { readSections } from '../markdown/section.ts';
import { headingMatch } from './concepts.ts';
import type { Concept } from './model.ts';

/** A section and the concept that its heading stands for. */
export interface ConceptSection extends Section {
  readonly concept: Concept | null;
  /** False where only common words spoke for the concept. */
  readonly sure: boolean;
}

/** The skeleton of a document: what parse and edits both work on. */
export interface Structure {
  readonly text: string;
  readonly matter: FrontMatter;
  readonly blocks: readonly Block[];
  readonly sections: readonly ConceptSection[];
}

/** Reads front matter, blocks and sections of `text`. */
export function readStructure(text: string): Structure {
  const matter = readFrontMatter(text);
  const blocks = parseBlocks(text, matter.place?.range.end ?? contentStart(text));
  return { text, matter, blocks, sections: withConcepts(readSections(text, blocks)) };
}

function withConcepts(sections: readonly Section[]): ConceptSection[] {
  const onlyTitle = sections.filter((section) => section.level === 1).length === 1;
  const parents: ConceptSection[] = [];
  return sections.map((section, index) => {
    while (parents.length > 0 && (parents.at(-1)?.level ?? 0) >= section.level) parents.pop();
    // The one heading of level 1 on top is the title of the document, whatever words are in it.
    const title = index === 0 && section.level === 1 && onlyTitle;
    const within = parents.findLast((parent) => parent.concept !== null)?.concept ?? null;
    const match = title ? null : headingMatch(section.heading, within);
    const found: ConceptSection = { ...section, concept: match?.concept ?? null, sure: match?.sure ?? false };
    parents.push(found);
    return found;
  });
}

/** The section that stands for a concept: the first sure one, else the first. */
export function sectionOf(structure: Structure, concept: Concept): ConceptSection | null {
  const all = structure.sections.filter((section) => section.concept === concept);
  return all.find((section) => section.sure) ?? all[0] ?? null;
}

/** Blocks of a section and of the sections below it whose headings mean nothing to us, in document order. */
export function blocksOf(structure: Structure, section: ConceptSection): Block[] {
  const at = structure.sections.indexOf(section);
  const blocks = [...section.blocks];
  let hidden = Infinity;
  for (const next of structure.sections.slice(at + 1)) {
    if (next.range.start >= section.range.end) break;
    // What stands below a heading with a meaning of its own belongs to that meaning.
    if (next.level > hidden) continue;
    hidden = next.concept === null ? Infinity : next.level;
    if (next.concept === null) blocks.push(...next.blocks);
  }
  return blocks;
}

/** All blocks of every section with this concept. */
export function blocksOfConcept(structure: Structure, concept: Concept): Block[] {
  return structure.sections
    .filter((section) => section.concept === concept)
    .flatMap((section) => blocksOf(structure, section));
}

/** The tables among `blocks`. */
export function tablesIn(blocks: readonly Block[]): TableBlock[] {
  return blocks.filter((block) => block.kind === 'table');
}

/** The items of all lists among `blocks`, without those nested in them. */
export function itemsIn(blocks: readonly Block[]): ItemBlock[] {
  const items: ItemBlock[] = [];
  for (const block of blocks) if (block.kind === 'list') items.push(...block.items);
  return items;
}
