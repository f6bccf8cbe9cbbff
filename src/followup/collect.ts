import type { Block, ItemBlock, TableBlock } from '../markdown/blocks.ts';
import { readDue } from '../markdown/due.ts';
import { locateFrontMatter, readScalar } from '../markdown/frontMatter.ts';
import { readTable } from '../markdown/table.ts';
import { normalDate } from '../markdown/task.ts';
import type { Range } from '../markdown/text.ts';
import { readFixes, readFixTable } from '../retrospective/fixes.ts';
import type { Fix } from '../retrospective/model.ts';
import { readStructure, type ConceptSection, type Structure } from '../retrospective/structure.ts';
import {
  actionColumnOf,
  isDueHeader,
  isPromiseHeader,
  isVisitHeading,
  monthsIn,
  visitColumnOf,
} from './columns.ts';
import { addMonths } from '../documents/data.ts';
import type { FollowUpDocument, FollowUpItem, ItemKind, Place } from './item.ts';

/** Documents that hold nothing to do, or copies of what stands elsewhere. */
const silentKinds: ReadonlySet<string> = new Set(['raci', 'reply', 'reply-fragment', 'case']);
/** Reports repeat the open actions of other documents in their tables; what they tick off by themselves still counts. */
const reportKinds: ReadonlySet<string> = new Set(['weekly-report', 'progress-brief', 'shortage-report']);

/** Visits are made one and three months after going live. */
const visitMonths = [1, 3] as const;

/** What an item is before it has its key. */
type Found = Omit<FollowUpItem, 'key'>;

/** What `fupan:` in the front matter says, or an empty text; cheap for any document. */
export function documentKind(text: string): string {
  const place = locateFrontMatter(text);
  if (!place) return '';
  const yaml = text.slice(place.content.start, place.content.end);
  return /^["']?fupan["']?[ \t]*:[ \t]*["']?([\w-]{1,40})["']?[ \t]*(?:#.*)?$/m.exec(yaml)?.[1] ?? '';
}

/**
 * Reads what is to be done from a document of Fupan: fixes, promises and decisions; task items with a due date; tables with owner
 * and due date; visits planned in a table, or one and three months after `goLive:`. Null for any other document.
 */
export function readFollowUp(text: string): FollowUpDocument | null {
  const kind = documentKind(text);
  if (kind === '' || silentKinds.has(kind)) return null;
  const structure = readStructure(text);
  const value = (name: string): string => readScalar(structure.matter, name)?.value.trim() ?? '';
  const source: Source = { kind, isClosed: value('status') === 'closed' };
  const found = partsOf(structure, kind === 'retrospective').flatMap((part) =>
    itemsOf(structure, source, part),
  );
  const first = structure.sections[0];
  return {
    kind,
    title: value('title') || (first?.level === 1 ? first.heading : ''),
    customer: value('customer'),
    project: value('project'),
    items: withKeys([...found, ...derivedVisits(value('goLive'), found, rangeOfGoLive(structure))]),
  };
}

/** What a document is, and whether its matter is settled. */
interface Source {
  readonly kind: string;
  readonly isClosed: boolean;
}

/** Blocks below one heading, and what it is about. */
interface Part {
  readonly kind: ItemKind;
  readonly blocks: readonly Block[];
  /** False where tables tell what happened: the timeline, claims, evidence, causes. */
  readonly tables: boolean;
}

function partsOf(structure: Structure, hasFixes: boolean): Part[] {
  const [first] = structure.sections;
  const lead = structure.blocks.filter((block) => !first || block.start < first.block.start);
  const parents: { section: ConceptSection; kind: ItemKind; tables: boolean }[] = [];
  const parts: Part[] = [{ kind: 'action', blocks: lead, tables: true }];
  for (const section of structure.sections) {
    while (parents.length > 0 && (parents.at(-1)?.section.level ?? 0) >= section.level) parents.pop();
    const parent = parents.at(-1);
    const kind = kindOf(section, hasFixes) ?? parent?.kind ?? 'action';
    const tells = kind === 'action' && section.concept !== null && !/^(?:meeting|fix)/.test(section.concept);
    const tables = !tells && (section.concept !== null || parent?.tables !== false);
    parents.push({ section, kind, tables });
    parts.push({ kind, blocks: section.blocks, tables });
  }
  return parts;
}

function kindOf({ concept, heading, level }: ConceptSection, hasFixes: boolean): ItemKind | null {
  if (concept === 'fixes' || concept?.startsWith('fix-')) return hasFixes ? 'fix' : 'action';
  if (concept === 'promises') return 'promise';
  return concept === null && level > 1 && isVisitHeading(heading) ? 'visit' : null;
}

function itemsOf({ text }: Structure, source: Source, part: Part): Found[] {
  return part.blocks.flatMap((block): Found[] => {
    if (block.kind === 'list') {
      // Below a fix stand remarks on it; elsewhere each box is a thing of its own.
      const list = part.kind === 'fix' ? block : { ...block, items: allItems(block.items) };
      return readFixes(text, [list], 'unsorted')
        .filter((fix) => isWanted(fix, part.kind))
        .map((fix) => fromFix(fix, part.kind, { shape: 'task', start: fix.itemRange.start }));
    }
    if (block.kind !== 'table' || !part.tables || reportKinds.has(source.kind)) return [];
    return visitRows(text, block) ?? actionRows(text, block, part.kind, source.isClosed);
  });
}

/** Items of all levels, each without those below it. */
function allItems(items: readonly ItemBlock[]): ItemBlock[] {
  return items.flatMap((item) => [
    { ...item, children: item.children.filter((child) => child.kind !== 'list') },
    ...item.children.flatMap((child) => (child.kind === 'list' ? allItems(child.items) : [])),
  ]);
}

/** In a list of fixes each item is one; elsewhere only a box with a date behind it is a thing to follow. */
function isWanted(fix: Fix, kind: ItemKind): boolean {
  if (fix.text === '') return false;
  return kind === 'fix' || (fix.due.text !== '' && (fix.shape === 'task' || kind === 'promise'));
}

function fromFix(fix: Fix, kind: ItemKind, place: Place): Found {
  return {
    kind,
    text: fix.text.replace(/\s+/g, ' '),
    owners: fix.owners,
    due: readDue(fix.due.text),
    dueText: fix.due.text,
    done: fix.done,
    months: kind === 'visit' ? monthsIn(fix.text) : null,
    range: fix.range,
    place,
  };
}

function actionRows(text: string, block: TableBlock, kind: ItemKind, isClosed: boolean): Found[] {
  const found = readFixTable(text, block, actionColumnOf);
  if (!found) return [];
  const headers = found.table.header.cells.map((cell) => cell.text);
  const due = found.columns.get('due');
  if (kind !== 'fix') {
    if (due === undefined || !found.columns.has('owner') || !isDueHeader(headers[due] ?? '')) return [];
    // Rows that cannot say whether they are done are, once the matter is.
    if (isClosed && !found.columns.has('status')) return [];
  }
  const own = kind === 'action' && headers.some(isPromiseHeader) ? 'promise' : kind;
  return readFixes(text, [block], 'unsorted', actionColumnOf)
    .filter((fix) => fix.text !== '' && (kind === 'fix' || readDue(fix.due.text) !== null))
    .map((fix) => fromFix(fix, own, { shape: 'row', table: block.start, start: fix.itemRange.start }));
}

function visitRows(text: string, block: TableBlock): Found[] | null {
  const table = readTable(text, block);
  const columns = table.header.cells.map((cell) => visitColumnOf(cell.text));
  const plan = columns.indexOf('planned');
  const made = columns.indexOf('actual');
  if (plan < 0 || made < 0) return null;
  const first = columns.findIndex((column) => column === null);
  return table.rows.flatMap((row): Found[] => {
    const label = row.cells[first]?.text.trim() ?? '';
    const dueText = row.cells[plan]?.text.trim() ?? '';
    const due = readDue(dueText);
    if (label === '' || !due) return [];
    return [
      {
        ...{ kind: 'visit', text: label.replace(/\s+/g, ' '), owners: [], due, dueText },
        done: (row.cells[made]?.text.trim() ?? '') !== '',
        months: monthsIn(label),
        range: row.cells[plan]?.range ?? row.range,
        place: { shape: 'visitRow', table: block.start, start: row.range.start },
      },
    ];
  });
}

function rangeOfGoLive({ matter }: Structure): Range {
  const scalar = readScalar(matter, 'goLive');
  return scalar?.range ?? scalar?.key ?? { start: 0, end: 0 };
}

/** The visits that the day of going live asks for and that the document does not plan itself. */
function derivedVisits(
  goLive: string,
  found: readonly Pick<FollowUpItem, 'kind' | 'months'>[],
  range: Range,
): Found[] {
  const day = normalDate(goLive.slice(0, 10));
  if (!day) return [];
  return visitMonths
    .filter((months) => !found.some((item) => item.kind === 'visit' && item.months === months))
    .map((months) => {
      const date = addMonths(day, months);
      return {
        ...{ kind: 'visit', text: '', owners: [], dueText: date, done: false, months, range },
        due: { date, time: null, offset: null },
        place: { shape: 'derived' },
      };
    });
}

function withKeys(found: readonly Found[]): FollowUpItem[] {
  const counts = new Map<string, number>();
  return found.map((item) => {
    // A text is one line, so that a line break tells the parts of a key apart.
    const name = `${item.kind}\n${item.text === '' ? String(item.months) : item.text}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...item, key: count === 1 ? name : `${name}\n${count}` };
  });
}

/** The kind of what no document says but the setting for the day of going live. */
export const settingKind = 'setting';

/**
 * The visits that the day of going live in the settings asks for (`YYYY-MM-DD`), less those that one of `documents`, all of the same
 * project folder, plans or has made; `title` says where they come from. Null where nothing is left.
 */
export function visitsOfSetting(
  goLive: string,
  documents: readonly FollowUpDocument[],
  title: string,
): FollowUpDocument | null {
  const found = documents.flatMap(({ items }) => items);
  const items = withKeys(derivedVisits(goLive, found, { start: 0, end: 0 }));
  return items.length === 0 ? null : { kind: settingKind, title, customer: '', project: '', items };
}

/**
 * Leaves out what stands in several documents: a table elsewhere that repeats an item of a retrospective, and a derived visit that
 * another document of the same project (or customer) plans. `documents` come in any order; the result has theirs.
 */
export function withoutCopies(documents: readonly FollowUpDocument[]): FollowUpItem[][] {
  const written = new Set<string>();
  const planned = new Set<string>();
  const projectOf = ({ project, customer }: FollowUpDocument): string => project || customer;
  for (const document of documents) {
    for (const item of document.items) {
      if (document.kind === 'retrospective') written.add(item.text);
      if (item.place.shape !== 'derived' && item.months !== null)
        planned.add(`${projectOf(document)}\n${item.months}`);
    }
  }
  const derived = new Set<string>();
  return documents.map((document) =>
    document.items.filter(({ place, text, months, dueText }) => {
      if (place.shape === 'row') return document.kind === 'retrospective' || !written.has(text);
      if (place.shape !== 'derived') return true;
      const visit = `${projectOf(document)}\n${months ?? ''}`;
      const again = `${visit}\n${dueText}`;
      if (projectOf(document) === '') return true;
      if (planned.has(visit) || derived.has(again)) return false;
      derived.add(again);
      return true;
    }),
  );
}
